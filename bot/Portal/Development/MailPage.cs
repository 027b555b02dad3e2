using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Pages;
using ChorusAssistant.Workflows.Mail;
using Microsoft.AspNetCore.Http;

namespace ChorusAssistant.Bot.Portal.Development;

/// <summary>Captured mail as a mail program shows it: the list, and the chosen mail as HTML and as text.</summary>
internal static partial class MailPage
{
    // The mail's own page may load nothing and run nothing; the frame around it forbids the same once more.
    private const string MailPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private const string FramePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const int MostMails = 100;

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly PageTemplate Frame = PageTemplate.Load("Portal/Development/Pages/mail.html");
    private static readonly PageTemplate Empty = PageTemplate.Load("Portal/Development/Pages/no-mail.html");
    private static readonly PageTemplate Reading = PageTemplate.Load("Portal/Development/Pages/reading.html");

    /// <summary>The list, and the mail with this Message-ID or the newest.</summary>
    public static async Task<HtmlPage> ShowAsync(string? id, MailReader reader, CancellationToken cancellationToken)
    {
        var mails = await reader.ReadAsync(MostMails, cancellationToken);
        var chosen = mails.FirstOrDefault(mail => mail.MessageId == id) ?? (mails.Count > 0 ? mails[0] : null);
        var html = Frame.Render(
            ("title", Frame.Title),
            ("count", mails.Count.ToString(French)),
            ("list", List(mails, chosen)),
            ("reading", chosen is null ? Empty.Render() : Read(chosen)));
        return new HtmlPage(html, FramePolicy);
    }

    /// <summary>The HTML part of one mail alone, for the frame.</summary>
    public static async Task<IResult> ShowHtmlAsync(string? id, MailReader reader, CancellationToken cancellationToken)
    {
        var mails = await reader.ReadAsync(MostMails, cancellationToken);
        return mails.FirstOrDefault(mail => mail.MessageId == id) is { } mail
            ? new HtmlPage(OpenLinksOutside(mail.Html), MailPolicy)
            : TypedResults.NotFound();
    }

    private static string Read(CapturedMail mail) => Reading.Render(
        ("subject", mail.Subject),
        ("to", mail.To),
        ("date", TimeZoneInfo.ConvertTime(mail.Date, Paris).ToString("f", French)),
        ("message-id", mail.MessageId),
        ("attachments", mail.Attachments.Count == 0
            ? "–"
            : string.Join(", ", mail.Attachments.Select(attachment => $"{attachment.Name} ({attachment.ContentType})"))),
        ("frame", $"/dev/mail/html?id={Uri.EscapeDataString(mail.MessageId)}"),
        ("text", WithLinks(mail.Text)));

    private static string List(IReadOnlyList<CapturedMail> mails, CapturedMail? chosen)
    {
        var html = new StringBuilder();
        foreach (var mail in mails)
        {
            html.Append("<li><a href=\"/dev/mail?id=").Append(Uri.EscapeDataString(mail.MessageId)).Append('"')
                .Append(mail == chosen ? " aria-current=\"true\">" : ">")
                .Append("<strong>").Append(PageTemplate.Encode(mail.Subject)).Append("</strong> <span>")
                .Append(PageTemplate.Encode(mail.To)).Append("</span> <time datetime=\"")
                .Append(mail.Date.ToString("O", CultureInfo.InvariantCulture)).Append("\">")
                .Append(PageTemplate.Encode(TimeZoneInfo.ConvertTime(mail.Date, Paris).ToString("g", French))).Append("</time></a></li>\n");
        }

        return html.ToString();
    }

    // A link in a frame would open the page inside it, where pages of ours refuse to be shown.
    private static string OpenLinksOutside(string html)
    {
        var head = Head().Match(html);
        return html.Insert(head.Success ? head.Index + head.Length : 0, "<base target=\"_blank\">");
    }

    private static string WithLinks(string text)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (Match link in Link().Matches(text))
        {
            var address = PageTemplate.Encode(link.Value);
            html.Append(PageTemplate.Encode(text[end..link.Index]))
                .Append("<a href=\"").Append(address).Append("\" rel=\"noreferrer\">").Append(address).Append("</a>");
            end = link.Index + link.Length;
        }

        return html.Append(PageTemplate.Encode(text[end..])).ToString();
    }

    [GeneratedRegex("<head[^>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();

    // Without the full stop or bracket that a sentence puts behind it.
    [GeneratedRegex("""https?://[^\s<>"']*[^\s<>"'.,;:!?)]""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
