using System.Net;
using System.Text;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>The layout of the assistant's mails: the same words as plain text and as HTML that every mail program shows.</summary>
public static class Letter
{
    private const string Signature = "ClaudIA, l’assistante de Chorus Pro";
    private const string NoReply = "Ce message est envoyé automatiquement, merci de ne pas y répondre.";

    /// <summary>Writes a mail.</summary>
    /// <param name="to">Whom to.</param>
    /// <param name="subject">The subject, which is the heading too.</param>
    /// <param name="paragraphs">
    /// Plain text. One that is an address (http or https) alone becomes a link; lines that begin with "- " become a list.
    /// </param>
    /// <param name="attachments">Files that go along.</param>
    public static OutgoingMail Write(EmailAddress to, string subject, IReadOnlyList<string> paragraphs, params IReadOnlyList<MailAttachment> attachments)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);
        var text = new StringBuilder("Bonjour,\n\n");
        var html = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
            html.Append(Html(paragraph));
        }

        text.Append(Signature).Append('\n').Append(NoReply).Append('\n');
        var title = WebUtility.HtmlEncode(subject);
        return new OutgoingMail(to, subject, text.ToString(), $"""
            <!DOCTYPE html>
            <html lang="fr">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{title}</title>
            </head>
            <body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #1e1e1e; background-color: #ffffff">
              <main>
                <h1 style="font-size: 22px">{title}</h1>
                <p>Bonjour,</p>
            {html}  </main>
              <footer>
                <p>{Signature}<br>{NoReply}</p>
              </footer>
            </body>
            </html>

            """, attachments);
    }

    private static string Html(string paragraph)
    {
        var lines = paragraph.Split('\n');
        if (Array.TrueForAll(lines, line => line.StartsWith("- ", StringComparison.Ordinal)))
        {
            return $"    <ul>\n{string.Concat(lines.Select(line => $"      <li>{WebUtility.HtmlEncode(line[2..])}</li>\n"))}    </ul>\n";
        }

        var words = string.Join("<br>", lines.Select(WebUtility.HtmlEncode));
        return IsAddress(paragraph) ? $"    <p><a href=\"{words}\">{words}</a></p>\n" : $"    <p>{words}</p>\n";
    }

    private static bool IsAddress(string paragraph) =>
        !paragraph.Any(char.IsWhiteSpace) && Uri.TryCreate(paragraph, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");
}
