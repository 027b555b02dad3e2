using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Workflows.Documents;

namespace ChorusAssistant.Bot.Documents;

/// <summary>
/// Signs and checks the addresses of documents: <c>/documents/{token}/{name}</c>. The token names the file and its end, and is signed, so
/// that an address can neither be guessed nor made to last.
/// </summary>
internal sealed class DocumentLinks(DirectLineSecrets secrets) : IDocumentLinks
{
    private const int IdLength = 22;

    private readonly byte[] _key = secrets.DeriveKey("chorus-assistant documents");

    public string PathOf(DocumentTicket document)
    {
        var signed = $"{document.Id}{document.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        return $"/documents/{signed}.{Sign(signed, document.Name)}/{Uri.EscapeDataString(document.Name)}";
    }

    /// <summary>The file's id, when the address is one of ours and still good; else null.</summary>
    public string? FindId(string token, string name, DateTimeOffset now)
    {
        if (token.IndexOf('.', StringComparison.Ordinal) is var point and > IdLength
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token[(point + 1)..]), Encoding.UTF8.GetBytes(Sign(token[..point], name)))
            && long.TryParse(token.AsSpan(IdLength, point - IdLength), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && end > now.ToUnixTimeSeconds())
        {
            return token[..IdLength];
        }

        return null;
    }

    private string Sign(string signed, string name) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{signed}/{name}")));
}
