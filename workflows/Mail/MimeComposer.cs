using MimeKit;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>Turns a stored mail into MIME: text and HTML alternatives in UTF-8, then the attachments.</summary>
internal static class MimeComposer
{
    public static MimeMessage Compose(OutboxMessage message, MailboxAddress sender)
    {
        var body = new BodyBuilder { TextBody = message.TextBody, HtmlBody = message.HtmlBody };
        foreach (var attachment in message.ReadAttachments())
        {
            body.Attachments.Add(attachment.Name, attachment.Content, ContentType.Parse(attachment.ContentType));
        }

        var mail = new MimeMessage
        {
            Subject = OneLine(message.Subject),
            // The date it was written, in every attempt: a retry is the same mail, not a newer one.
            Date = message.CreatedAt,
            MessageId = message.MessageId.Trim('<', '>'),
            Body = body.ToMessageBody(),
        };
        mail.From.Add(sender);
        mail.To.Add(new MailboxAddress(null, message.To));
        // MIME counts it among the headers of the body, and MimeKit drops it elsewhere.
        mail.Body.Headers.Add(HeaderId.ContentLanguage, "fr");
        // Tells absence notices and list robots not to answer (RFC 3834); Exchange listens to the second only.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        return mail;
    }

    // A subject may quote what a user typed: a line break in it must not become a header of its own.
    private static string OneLine(string subject) =>
        string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
