using System.Collections.Concurrent;
using ChorusAssistant.Tests.Portal;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChorusAssistant.Tests.Browser;

/// <summary>The pages around the assistant, in a real browser: seen, read aloud and used.</summary>
public sealed class HostPagesTests(RunningBot bot) : IClassFixture<RunningBot>, IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _violations = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Fact]
    public async Task A_user_signs_in_stays_so_on_the_next_page_and_signs_out()
    {
        var page = await OpenAsync("/");
        await page.GetByText("Se connecter").First.ClickAsync();
        await page.GetByLabel("Utilisateur de démonstration").SelectOptionAsync("joris.tournebise@montclair.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Joris Tournebise", new() { Exact = true })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Espaces" }).GetByRole(AriaRole.Link, new() { Name = "Factures émises" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Factures émises" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Joris Tournebise", new() { Exact = true })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Se connecter").First).ToBeVisibleAsync();
        Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('portail.userToken')"));
    }

    [Fact]
    public async Task The_link_of_a_mail_opens_the_activation_page_and_its_button_activates()
    {
        await bot.RequestLinkAsync("zelie.quermadeuc@cuisines.example");
        var page = await OpenAsync("/dev/mail");
        // The mail names the service by its configured address, which is not this test's port.
        await page.Context.RouteAsync("http://localhost:5080/**", route => route.FulfillAsync(new()
        {
            Status = 302,
            Headers = [new("Location", new Uri(bot.Client.BaseAddress!, new Uri(route.Request.Url).AbsolutePath).AbsoluteUri)],
        }));
        var opened = await page.RunAndWaitForPopupAsync(() => page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.ClickAsync());

        await opened.GetByRole(AriaRole.Button, new() { Name = "Activer mon compte" }).ClickAsync();
        await Assertions.Expect(opened.GetByRole(AriaRole.Heading, new() { Name = "Votre compte est actif" })).ToBeVisibleAsync();
        Assert.Equal("active", await bot.AccountStateAsync("zelie.quermadeuc@cuisines.example"));
    }

    [Theory]
    [InlineData("/", ColorScheme.Light, 1280)]
    [InlineData("/portail/factures-emises", ColorScheme.Dark, 390)]
    [InlineData("/activation/inconnu", ColorScheme.Light, 390)]
    [InlineData("/activation/inconnu", ColorScheme.Dark, 1280)]
    [InlineData("/dev/mail", ColorScheme.Light, 1280)]
    [InlineData("/dev/mail", ColorScheme.Dark, 320)]
    public async Task Each_page_is_accessible_and_fits(string path, ColorScheme scheme, int width)
    {
        await bot.RequestLinkAsync("violaine.wartenoy@studio.example");
        await bot.AdvanceAsync("01:00:01"); // at most three requests an hour
        var page = await OpenAsync(path, scheme, width);
        Assert.Empty(_violations);

        // Nothing runs in the mail's frame, not even axe, which would wait for it for ever.
        await page.EvaluateAsync("document.querySelector('iframe[title]')?.remove()");
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") });
        Assert.Empty(axe.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, "The page scrolls sideways.");
    }

    private async Task<IPage> OpenAsync(string path, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = bot.Client.BaseAddress!.AbsoluteUri,
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 844 },
            Locale = "fr-FR",
        });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _violations.Enqueue(message.Text);
            }
        };
        await page.GotoAsync(path);
        return page;
    }
}
