using ChorusAssistant.Tests.Portal;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChorusAssistant.Tests.Browser;

/// <summary>The help pages in a real browser: read, searched, printed, and from there to the chat.</summary>
public sealed class HelpPagesInBrowserTests(RunningBot bot, ChromiumBrowser chromium) : IClassFixture<RunningBot>, IClassFixture<ChromiumBrowser>
{
    [Theory]
    [InlineData("/aide", ColorScheme.Light, 1280, 800)]
    [InlineData("/aide", ColorScheme.Dark, 390, 844)]
    [InlineData("/aide?q=changer mon rib", ColorScheme.Dark, 1280, 800)]
    [InlineData("/aide?q=recette de crêpes", ColorScheme.Light, 390, 844)]
    [InlineData("/aide/frais-de-justice", ColorScheme.Light, 1280, 800)]
    [InlineData("/aide/frais-de-justice", ColorScheme.Dark, 390, 844)]
    [InlineData("/aide/statuts", ColorScheme.Dark, 1280, 800)]
    [InlineData("/aide/statuts", ColorScheme.Light, 320, 640)]
    [InlineData("/aide/inconnu", ColorScheme.Light, 1280, 800)]
    [InlineData("/accessibilite", ColorScheme.Light, 320, 640)]
    [InlineData("/accessibilite", ColorScheme.Dark, 1280, 800)]
    public async Task Each_page_is_accessible_and_fits(string path, ColorScheme scheme, int width, int height)
    {
        List<string> complaints = [];
        var page = await OpenAsync(path, scheme, width, height, complaints);
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") });

        Assert.Empty(axe.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        var wide = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 120))");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"The page scrolls sideways: {string.Join(" | ", wide)}");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_question_is_searched_read_and_handed_to_the_assistant()
    {
        List<string> complaints = [];
        var page = await OpenAsync("/aide", ColorScheme.Light, 1280, 800, complaints);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Rechercher dans l’aide" }).FillAsync("changer mon rib");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rechercher" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Changer ses coordonnées bancaires" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("RIB, IBAN et coordonnées bancaires");

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Poser cette question à ClaudIA" }).ClickAsync();
        var log = page.GetByRole(AriaRole.Log);
        await Assertions.Expect(log.GetByText("Prévenez d’abord son service financier").Last).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var source = log.GetByRole(AriaRole.Link, new() { Name = "RIB, IBAN et coordonnées bancaires" }).Last;
        Assert.EndsWith("/aide/coordonnees-bancaires#changer-ses-coordonnees-bancaires", await source.GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first_and_paper_shows_only_the_article()
    {
        var page = await OpenAsync("/aide/glossaire", ColorScheme.Light, 1280, 800, []);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Aller au contenu" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Search)).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Sur cette page" })).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Demander à ClaudIA" })).ToBeHiddenAsync();
    }

    private async Task<IPage> OpenAsync(string path, ColorScheme scheme, int width, int height, List<string> complaints)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = bot.Client.BaseAddress!.AbsoluteUri,
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "fr-FR",
        });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(path);
        return page;
    }
}
