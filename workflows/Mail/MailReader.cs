using Microsoft.Extensions.Options;
using MimeKit;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>Reads the pickup folder back, so that in Development captured mail can be looked at without a mail program.</summary>
public sealed class MailReader(IOptions<MailOptions> options)
{
    /// <summary>The newest mails, newest first.</summary>
    public async Task<IReadOnlyList<CapturedMail>> ReadAsync(int maximum, CancellationToken cancellationToken)
    {
        var folder = options.Value.PickupDirectory;
        if (!Directory.Exists(folder))
        {
            return [];
        }

        List<CapturedMail> mails = [];
        // Names begin with the time: the order of names is the order of time.
        foreach (var path in Directory.EnumerateFiles(folder, "*.eml").OrderDescending(StringComparer.Ordinal).Take(maximum))
        {
            if (await ReadAsync(path, cancellationToken) is { } mail)
            {
                mails.Add(mail);
            }
        }

        return mails;
    }

    private static async Task<CapturedMail?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var mail = await MimeMessage.LoadAsync(file, cancellationToken);
            return new CapturedMail(
                mail.To.Mailboxes.FirstOrDefault()?.Address ?? "", mail.Subject ?? "", mail.TextBody ?? "", mail.HtmlBody ?? "",
                $"<{mail.MessageId}>", mail.Date,
                [.. mail.Attachments.Select(part => new CapturedAttachment(
                    part.ContentDisposition?.FileName ?? part.ContentType.Name ?? "", part.ContentType.MimeType))]);
        }
        catch (Exception failure) when (failure is FileNotFoundException or FormatException)
        {
            return null; // collected or tidied away since the listing, or somebody else's file
        }
    }
}

/// <summary>A mail as <c>/dev/mail.json</c> shows it.</summary>
/// <param name="To">The recipient's bare address.</param>
/// <param name="Subject">The subject, decoded.</param>
/// <param name="Text">The plain-text part.</param>
/// <param name="Html">The HTML part, as it was sent: not to be trusted.</param>
/// <param name="MessageId">With its angle brackets, as in the outbox.</param>
/// <param name="Date">When it was written.</param>
/// <param name="Attachments">Names and types; the bytes are in the file.</param>
public sealed record CapturedMail(
    string To, string Subject, string Text, string Html, string MessageId, DateTimeOffset Date, IReadOnlyList<CapturedAttachment> Attachments);

/// <summary>An attachment of a <see cref="CapturedMail"/>.</summary>
/// <param name="Name">The file name.</param>
/// <param name="ContentType">The media type.</param>
public sealed record CapturedAttachment(string Name, string ContentType);
