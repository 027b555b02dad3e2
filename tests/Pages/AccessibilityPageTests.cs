using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Pages;

/// <summary>The declaration that the law asks of every public site, and the ways to it.</summary>
[Collection(SharedService.Name)]
public sealed class AccessibilityPageTests(SharedService shared)
{
    [Fact]
    public async Task The_declaration_has_the_parts_that_the_rgaa_asks_for()
    {
        var page = await GetAsync("/accessibilite");

        string[] parts =
        [
            "Déclaration d’accessibilité", "RGAA 4.1", "État de conformité", "non conforme", "Ce qui a été vérifié, et comment",
            "Ce qui n’est pas accessible", "Établissement de cette déclaration", "Signaler une difficulté", "Voies de recours",
            "Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
        ];
        Assert.All(parts, part => Assert.Contains(part, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/aide")]
    [InlineData("/aide/statuts")]
    public async Task Each_page_of_ours_links_to_it_and_says_the_state(string path) =>
        Assert.Contains("<a href=\"/accessibilite\">Accessibilité&nbsp;: non conforme</a>", await GetAsync(path), StringComparison.Ordinal);

    [Fact]
    public async Task Its_links_to_pages_of_ours_lead_somewhere()
    {
        Assert.NotEmpty(await GetAsync("/aide/joindre-le-support"));
        var icon = await shared.Service.Http.GetAsync(new Uri("/favicon.ico", UriKind.Relative));
        Assert.Equal("image/svg+xml", icon.Content.Headers.ContentType?.MediaType);
    }

    private async Task<string> GetAsync(string path) => await shared.Service.Http.GetStringAsync(new Uri(path, UriKind.Relative));
}
