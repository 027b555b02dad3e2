using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChorusAssistant.Domain.Identifiers;

/// <summary>
/// The secret in a link that is mailed: 256 random bits. It exists in the mail and in the user's hands; the store keeps its hash.
/// </summary>
public sealed class LinkToken
{
    private const int ByteCount = 32;
    private const int TextLength = 43; // base64url of 32 bytes, unpadded

    private LinkToken(string text) => Text = text;

    /// <summary>The secret as it stands in the link: 43 characters of base64url. Never log it.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the text, in upper-case hexadecimal. A plain hash is enough: 256 random bits cannot be guessed from it.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(Text)));

    /// <summary>A new secret.</summary>
    public static LinkToken Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ByteCount)));

    /// <summary>Reads the token of a link; null where it cannot be one, however it was mistyped.</summary>
    public static LinkToken? TryRead(string? text) =>
        text is { Length: TextLength } && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? new LinkToken(text)
            : null;
}
