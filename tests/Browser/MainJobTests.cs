using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChorusAssistant.Tests.RunningService;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChorusAssistant.Tests.Browser;

/// <summary>The main job as a person does it, in a real browser, on the real service, and with the power cut in the middle.</summary>
public sealed partial class MainJobTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IAsyncLifetime
{
    private const string Wish = "je ne trouve pas le mail avec le lien pour activer mon compte";
    private const string Login = "katell.pontarveau@vitres.example";

    private readonly List<string> _complaints = [];
    private ServiceProcess _service = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _service = await ServiceProcess.StartAsync();
        _context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = _service.Address.ToString(),
            Locale = "fr-FR",
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
        });
        _page = await _context.NewPageAsync();
        _page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _complaints.Add(message.Text);
            }
        };
        _page.PageError += (_, error) => _complaints.Add(error);
    }

    public async Task DisposeAsync()
    {
        await _context.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_stranger_gets_the_link_again_and_activates_the_account()
    {
        await _page.GotoAsync("/");
        await OpenAsync();
        await SayAsync(Wish);
        await AnswerAsync("Quelle est l’adresse e-mail");

        // Reloaded in the middle: the same conversation goes on.
        await _page.ReloadAsync();
        await AnswerAsync("Quelle est l’adresse e-mail");

        // Power cut in the middle: the same.
        await _service.KillAsync();
        await _service.StartAgainAsync();
        await SayAsync(Login);
        await AnswerAsync("C’est fait");

        // Mail leaves after the answer: it is awaited, then read where a person would.
        var link = await LinkAsync();
        await _page.GotoAsync("/dev/mail");
        await Assertions.Expect(_page.GetByText(Login).First).ToBeVisibleAsync();
        await _page.GotoAsync(link);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Activer mon compte" }).ClickAsync();
        await Assertions.Expect(_page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre compte est actif");
        Assert.Equal("active", await StateOfAsync(Login));
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Looking_at_the_link_as_a_mail_scanner_does_changes_nothing()
    {
        await _page.GotoAsync("/");
        await OpenAsync();
        await SayAsync($"{Wish}, mon adresse est {Login}");
        await AnswerAsync("C’est fait");

        for (var visit = 0; visit < 3; visit++)
        {
            Assert.Equal(200, (await _page.GotoAsync(await LinkAsync()))!.Status);
            Assert.Equal("pending", await StateOfAsync(Login));
        }
    }

    [Theory]
    [InlineData("/", 1280, 800, ColorScheme.Light)]
    [InlineData("/", 390, 844, ColorScheme.Dark)]
    [InlineData("/portail/factures-de-travaux", 1280, 800, ColorScheme.Dark)]
    [InlineData("/dev/mail", 1280, 800, ColorScheme.Light)]
    [InlineData("/activation/inconnu", 390, 844, ColorScheme.Light)]
    public async Task Pages_have_nothing_that_axe_objects_to(string path, int width, int height, ColorScheme colours)
    {
        await _page.SetViewportSizeAsync(width, height);
        await _page.EmulateMediaAsync(new() { ColorScheme = colours });
        await _page.GotoAsync(path);

        var result = await _page.RunAxe();

        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {violation.Nodes.FirstOrDefault()?.Html}"));
        Assert.Empty(_complaints);
    }

    private Task OpenAsync() => _page.GetByRole(AriaRole.Button, new() { Name = "Besoin d'aide ? Posez une question" }).ClickAsync();

    private async Task SayAsync(string text)
    {
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).FillAsync(text);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
    }

    private Task AnswerAsync(string beginning) =>
        Assertions.Expect(_page.GetByRole(AriaRole.Log).GetByText(beginning).Last).ToBeVisibleAsync(new() { Timeout = 30_000 });

    private async Task<string> LinkAsync()
    {
        while (true)
        {
            var mails = JsonNode.Parse(await _service.Http.GetStringAsync(new Uri("/dev/mail.json", UriKind.Relative)))!.AsArray();
            if (mails.Count > 0)
            {
                return Link().Match((string)mails[0]!["text"]!).Value;
            }

            await Task.Delay(100);
        }
    }

    private async Task<string?> StateOfAsync(string login)
    {
        var accounts = JsonNode.Parse(await _service.Http.GetStringAsync(new Uri("/dev/state/accounts", UriKind.Relative)))!.AsArray();
        return (string?)accounts.Single(account => (string?)account!["login"] == login)!["state"];
    }

    [GeneratedRegex(@"/activation/[\w-]+")]
    private static partial Regex Link();
}
