using System.Text;
using System.Xml.Linq;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>
/// A mail around words that somebody wrote: its HTML is well formed and has no element, no address and no attribute but the layout's, and as MIME
/// it has no header and no recipient but its own.
/// </summary>
internal sealed class LetterTarget : FuzzTarget
{
    private static readonly string[] _elements = ["html", "head", "meta", "title", "body", "main", "h1", "p", "a", "br", "ul", "li", "footer"];
    private static readonly EmailAddress _to = EmailAddress.Parse("jeanne@exemple.fr");

    public override string Name => "letter";

    public override IReadOnlyList<string> Words =>
        ["- ", "\n", "\n\n", "[a](https://b.example)", "https://a.example", "](", "[", "javascript:alert(1)", "<script>", "<img src=x onerror=alert(1)>", "&#x0;", "\"", "'", "\r\nBcc: a@b.example\r\n", "]]>", "<!--"];

    public override string Read(byte[] input)
    {
        var paragraphs = TextOf(input).Split("\n\n");
        var letter = Letter.Write(_to, paragraphs[0], paragraphs);
        // Void elements are the only thing in it that XML would not take.
        var html = letter.HtmlBody.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal).Replace("<br>", "<br/>", StringComparison.Ordinal)
            .Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal);
        var elements = XDocument.Parse(References().Replace(html, "?")).Descendants().ToList();
        Assert.All(elements, element => Assert.Contains(element.Name.LocalName, _elements));
        Assert.All(elements.Where(element => element.Name.LocalName == "a"), link => Assert.Matches("^(?i:https?):", link.Attribute("href")!.Value));
        Assert.All(elements.Attributes(), attribute => Assert.Contains(attribute.Name.LocalName, (string[])["lang", "name", "content", "style", "href"]));

        var mime = MimeComposer.Compose(new OutboxMessage(letter, "exemple.fr", TimeProvider.System.GetUtcNow()), new MimeKit.MailboxAddress("ClaudIA", "claudia@exemple.fr"));
        using var written = new MemoryStream();
        mime.WriteTo(written);
        written.Position = 0;
        var read = MimeKit.MimeMessage.Load(written);
        Assert.Equal(["jeanne@exemple.fr"], read.GetRecipients().Select(recipient => recipient.Address));
        Assert.Equal(mime.Headers.Select(header => header.Field), read.Headers.Select(header => header.Field));
        return $"{elements.Count(element => element.Name.LocalName == "a")} {elements.Count(element => element.Name.LocalName == "li")} {paragraphs.Length}";
    }

    // Characters that XML has no number for may be encoded in HTML, where they show as nothing.
    private static System.Text.RegularExpressions.Regex References() => new("&#x[0-9A-Fa-f]+;");
}
