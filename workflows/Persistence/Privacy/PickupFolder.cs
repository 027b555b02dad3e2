using System.Globalization;
using ChorusAssistant.Workflows.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>The files of mail that nobody has collected from the pickup folder.</summary>
public sealed class PickupFolder(IOptions<MailOptions> options)
{
    // As the transport names them: the time of the mail, then its id.
    private const string Stamp = "yyyyMMdd'T'HHmmssfff'Z'";

    /// <summary>Deletes the mails that were written before that instant; files of other names are not ours.</summary>
    public int DeleteWrittenBefore(DateTimeOffset instant)
    {
        var limit = instant.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
        return Delete(Files().Where(path => Path.GetFileName(path) is { Length: > 19 } name && char.IsAsciiDigit(name[0]) && string.CompareOrdinal(name, limit) < 0));
    }

    /// <summary>Deletes the mails that <paramref name="isMeant"/>.</summary>
    public async Task<int> DeleteAsync(Func<string, bool> isMeant, CancellationToken cancellationToken)
    {
        List<string> meant = [];
        foreach (var path in Files())
        {
            if (isMeant(await ReadAsync(path, cancellationToken)))
            {
                meant.Add(path);
            }
        }

        return Delete(meant);
    }

    /// <summary>The mails that <paramref name="isMeant"/>: the file's name and its bytes.</summary>
    public async IAsyncEnumerable<(string Name, byte[] Content)> FindAsync(
        Func<string, bool> isMeant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in Files())
        {
            if (isMeant(await ReadAsync(path, cancellationToken)))
            {
                yield return (Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellationToken));
            }
        }
    }

    private string[] Files() => Directory.Exists(options.Value.PickupDirectory) ? Directory.GetFiles(options.Value.PickupDirectory, "*.eml") : [];

    /// <summary>Everything readable in the mail; empty for a file that is gone or no mail.</summary>
    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var mail = await MimeMessage.LoadAsync(file, cancellationToken);
            return string.Join('\n', [mail.MessageId, mail.To.ToString(), mail.Subject, .. mail.BodyParts.OfType<TextPart>().Select(part => part.Text)]);
        }
        catch (Exception failure) when (failure is FileNotFoundException or FormatException)
        {
            return "";
        }
    }

    private static int Delete(IEnumerable<string> paths)
    {
        var deleted = 0;
        foreach (var path in paths)
        {
            File.Delete(path);
            deleted++;
        }

        return deleted;
    }
}
