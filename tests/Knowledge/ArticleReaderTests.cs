using System.Text;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Knowledge;

namespace ChorusAssistant.Tests.Knowledge;

/// <summary>Articles are read strictly: what is broken is refused with its file and line.</summary>
public sealed class ArticleReaderTests
{
    private const string Front = "---\ntitle: Un titre\nintent: None\nkeywords: [un, deux]\nupdated: 2026-11-24\n---\n";

    private static readonly HashSet<string> _intents = ["None", "TrackInvoice"];

    [Fact]
    public void Reads_the_front_matter_and_the_sections_by_their_headings()
    {
        var article = Read(Front + """
            Une phrase.

            ## Les étapes

            1. Ouvrez **« Factures »**.
            2. Cliquez.

            ### Déjà fait ?

            - Un [lien](#les-etapes).
            """);

        Assert.Equal(("essai", "Un titre", "None", new DateOnly(2026, 11, 24)), (article.Slug, article.Title, article.Intent, article.Updated));
        Assert.Equal(["un", "deux"], article.Keywords);
        Assert.Equal(["en-bref", "les-etapes", "deja-fait"], article.Sections.Select(section => section.Anchor));
        Assert.Equal(["Ouvrez **« Factures »**.", "Cliquez."], article.Sections[1].Blocks[0].Items);
        Assert.Equal(["Ouvrez « Factures ».", "Cliquez."], article.Sections[1].Blocks[0].Text);
        Assert.True(article.Sections[1].HasSteps);
        Assert.Equal([("les-etapes", "Les étapes")], article.Headings);
        Assert.Contains("<h3 id=\"deja-fait\">", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Keywords_may_stand_in_one_line_with_commas() =>
        Assert.Equal(["rib", "iban"], Read(Front.Replace("[un, deux]", "rib, iban", StringComparison.Ordinal) + "Texte.").Keywords);

    [Fact]
    public void Html_in_an_article_is_shown_and_never_run()
    {
        var article = Read(Front + "Voici <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>");

        Assert.DoesNotContain("<script", article.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", article.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", article.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pas de titre.", 1, "front matter")]
    [InlineData("---\ntitle: Un titre\n", 1, "front matter")]
    [InlineData("---\n---\nTexte.", 2, "front matter")]
    [InlineData("---\nintent: None\nkeywords: [a]\nupdated: 2026-11-24\n---\nTexte.", 2, "'title'")]
    [InlineData("---\ntitle: T\nintent: Nonne\nkeywords: [a]\nupdated: 2026-11-24\n---\nTexte.", 3, "'Nonne'")]
    [InlineData("---\ntitle: T\nintent: None\nkeywords: [a]\nupdated: hier\n---\nTexte.", 5, "'hier'")]
    [InlineData("---\ntitle: T\nintent: None\nkeywords: [a]\nupdated: 2026-13-01\n---\nTexte.", 5, "YYYY-MM-DD")]
    [InlineData("---\ntitle: T\nintent: None\nkeyword: [a]\nupdated: 2026-11-24\n---\nTexte.", 4, "'keyword'")]
    [InlineData("---\ntitle: [\nintent: None\n---\nTexte.", 2, "not closed")]
    [InlineData("---\ntitle: Un\n  titre: deux\n---\nTexte.", 3, "")]
    [InlineData("---\ntitle: T\ntitle: U\n---\nTexte.", 3, "")]
    [InlineData("---\ntitle: T\nintent: None\nkeywords: [a]\nupdated: 2026-11-24\nquestions:\n  nulle-part: [pourquoi]\n---\nTexte.", 7, "'nulle-part'")]
    [InlineData(Front, 7, "says nothing")]
    [InlineData(Front + "Texte.\n\n# Grand titre\n\nTexte.", 9, "'##'")]
    [InlineData(Front + "## Un\n\nTexte.\n\n## Un !\n\nTexte.", 11, "'#un'")]
    [InlineData(Front + "Texte.\n\n[lien](javascript:alert(1))", 9, "javascript")]
    [InlineData(Front + "[lien](//ailleurs.example)", 7, "//ailleurs.example")]
    [InlineData(Front + "[lien](http://ailleurs.example)", 7, "https")]
    public void Refuses_a_broken_file_with_its_line(string text, int line, string named)
    {
        var refusal = Assert.Throws<ContentException>(() => Read(text));

        Assert.StartsWith($"/articles/essai.md:{line}:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_what_is_no_utf8()
    {
        var refusal = Assert.Throws<ContentException>(() => ArticleReader.Read("/articles/essai.md", [.. Encoding.UTF8.GetBytes(Front), 0xE9], _intents));

        Assert.Contains("essai.md:7:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_name_that_is_no_address() =>
        Assert.Throws<ContentException>(() => ArticleReader.Read("/articles/Été 2026.md", Encoding.UTF8.GetBytes(Front + "Texte."), _intents));

    private static Article Read(string text) => ArticleReader.Read("/articles/essai.md", Encoding.UTF8.GetBytes(text), _intents);
}
