using ChorusAssistant.Tests.Browser;
using Microsoft.Playwright;

namespace ChorusAssistant.Tests.Security;

/// <summary>The demo portal signs in by OpenID Connect, as its users see it.</summary>
public sealed class OpenIdConnectInBrowserTests(BotWithAuthority bot, ChromiumBrowser chromium) : IClassFixture<BotWithAuthority>, IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task A_person_signs_in_at_the_authority_and_comes_back_to_the_page_they_left()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = bot.Address, Locale = "fr-FR" });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        List<string> blocked = [];
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                blocked.Add(message.Text);
            }
        };
        await page.GotoAsync("/portail/factures-emises");
        await page.GetByText("Se connecter").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir une session OpenID Connect" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Connexion au portail" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.GetByLabel("Utilisateur de démonstration").SelectOptionAsync("joris.tournebise@montclair.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Joris Tournebise", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.Equal("/portail/factures-emises", new Uri(page.Url).PathAndQuery);
        Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('portail.openid')"));
        Assert.Empty(blocked);
    }

    [Fact]
    public async Task A_code_that_the_page_did_not_ask_for_signs_nobody_in()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = bot.Address, Locale = "fr-FR" });
        var page = await context.NewPageAsync();
        List<string> requests = [];
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync("/?code=another-persons-code&state=another-state");
        await Assertions.Expect(page.GetByText("Se connecter").First).ToBeVisibleAsync();

        Assert.DoesNotContain(requests, url => url.Contains("/connect/token", StringComparison.Ordinal));
        Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('portail.userToken')"));
    }
}
