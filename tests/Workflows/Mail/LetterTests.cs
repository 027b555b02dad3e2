using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Tests.Workflows.Mail;

/// <summary>The common layout of mails.</summary>
public sealed class LetterTests
{
    [Fact]
    public void Text_and_html_say_the_same_and_nothing_in_a_value_is_markup()
    {
        var mail = Letter.Write(EmailAddress.Parse("jeanne@exemple.fr"), "Votre <b>demande</b>", ["Objet : <script>alert(1)</script>", "https://portail.example/a?b=1&c=2", "- un\n- deux"]);

        Assert.Equal(
            "Bonjour,\n\nObjet : <script>alert(1)</script>\n\nhttps://portail.example/a?b=1&c=2\n\n- un\n- deux\n\n" +
            "ClaudIA, l’assistante de Chorus Pro\nCe message est envoyé automatiquement, merci de ne pas y répondre.\n", mail.TextBody);
        Assert.Contains("<p>Objet : &lt;script&gt;alert(1)&lt;/script&gt;</p>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://portail.example/a?b=1&amp;c=2\">", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<li>un</li>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_has_words_in_html_and_its_address_in_text()
    {
        var mail = Letter.Write(EmailAddress.Parse("jeanne@exemple.fr"), "x", ["Ouvrez cette page.\n[Mon <compte>](https://portail.example/a?b=1&c=2)"]);

        Assert.Contains("Ouvrez cette page.\nMon <compte>\u00A0: https://portail.example/a?b=1&c=2\n", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Ouvrez cette page.<br><a href=\"https://portail.example/a?b=1&amp;c=2\">Mon &lt;compte&gt;</a>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[un clic](javascript:alert(1))")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://a b")]
    public void What_is_no_web_address_is_no_link(string paragraph) =>
        Assert.DoesNotContain("<a ", Letter.Write(EmailAddress.Parse("jeanne@exemple.fr"), "x", [paragraph]).HtmlBody, StringComparison.Ordinal);
}
