using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>The layout of the assistant's mails: the same words as plain text and as HTML that every mail program shows.</summary>
public static partial class Letter
{
    // French letters stay letters in the source; what means something to HTML is encoded as ever.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Signature = "ClaudIA, l’assistante de Chorus Pro";
    private const string NoReply = "Ce message est envoyé automatiquement, merci de ne pas y répondre.";

    /// <summary>Writes a mail.</summary>
    /// <param name="to">Whom to.</param>
    /// <param name="subject">The subject, which is the heading too.</param>
    /// <param name="paragraphs">
    /// Plain text. A line that is a link, <c>[words](https://...)</c>, shows the words in HTML and both in text; one that is an address alone
    /// is a link too. Lines that begin with "- " become a list.
    /// </param>
    /// <param name="attachments">Files that go along.</param>
    public static OutgoingMail Write(EmailAddress to, string subject, IReadOnlyList<string> paragraphs, params IReadOnlyList<MailAttachment> attachments)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);
        var text = new StringBuilder("Bonjour,\n\n");
        var html = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            text.Append(Link().Replace(paragraph, "$1\u00A0: $2")).Append("\n\n");
            html.Append(Html(paragraph));
        }

        text.Append(Signature).Append('\n').Append(NoReply).Append('\n');
        var title = Encoder.Encode(subject);
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
            return $"    <ul>\n{string.Concat(lines.Select(line => $"      <li>{Encoder.Encode(line[2..])}</li>\n"))}    </ul>\n";
        }

        return $"    <p>{string.Join("<br>", lines.Select(Line))}</p>\n";
    }

    private static string Line(string line)
    {
        var (words, address) = Link().Match(line) is { Success: true } link ? (link.Groups[1].Value, link.Groups[2].Value) : (line, line);
        return IsAddress(address) ? $"<a href=\"{Encoder.Encode(address)}\">{Encoder.Encode(words)}</a>" : Encoder.Encode(line);
    }

    private static bool IsAddress(string line) =>
        !line.Any(char.IsWhiteSpace) && Uri.TryCreate(line, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");

    [GeneratedRegex(@"^\[([^\]\n]+)\]\((\S+)\)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
