using System.Collections.Concurrent;
using System.Text;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Knowledge;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Tests.Browser;
using ChorusAssistant.Tests.Portal;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ChorusAssistant.Tests.Security;

/// <summary>The service with an article and mails that somebody wrote who wishes its readers ill.</summary>
public sealed class BotWithHostileContent : RunningBot
{
    public const string Article = "hostile";

    private const string Head = "---\ntitle: \"Hostile <img src=x onerror=window.xss=1>\"\nintent: None\nkeywords: [\"<script>window.xss=1</script>\"]\nupdated: 2026-11-24\n---\n\nDébut.\n\n## Partie <img src=x onerror=window.xss=1>\n\n";

    private static readonly HashSet<string> Intents = ["None"];

    /// <summary>Whether an article may say it: links and pictures that lead elsewhere stop the start.</summary>
    public static bool IsTaken(string text)
    {
        try
        {
            ArticleReader.Read($"/articles/{Article}.md", Encoding.UTF8.GetBytes(Head + Lines(text)), Intents);
            return true;
        }
        catch (ContentException)
        {
            return false;
        }
    }

    private static string Lines(string text) => $"- {text}\n\nAvant {text}";

    protected override IEnumerable<(string Name, string Value)> Settings
    {
        get
        {
            var folder = Path.Combine(Folder, "Knowledge", "fr");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, $"{Article}.md"), Head + string.Join("\n\n", HostileTexts.All.Where(IsTaken).Select(Lines)));
            return [("Knowledge:Directory", Path.Combine(Folder, "Knowledge"))];
        }
    }
}

/// <summary>Hostile texts through the real service, in a real browser: what the user says, what an article, a mail or an address holds.</summary>
public sealed class HostileTextsInBrowserTests(BotWithHostileContent bot, ChromiumBrowser chromium)
    : IClassFixture<BotWithHostileContent>, IClassFixture<ChromiumBrowser>, IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _strange = [];
    private readonly ConcurrentQueue<string> _tried = [];
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = bot.Client.BaseAddress!.AbsoluteUri, Locale = "fr-FR" });
        // Before anything else: what the policy blocks would have run without it.
        await context.AddInitScriptAsync("window.blocked = []; document.addEventListener('securitypolicyviolation', (e) => window.blocked.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));");
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(bot.Client.BaseAddress!.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _tried.Enqueue($"request {request.Url}");
            }
        };
        context.RequestFailed += (_, request) =>
        {
            if (request.Failure is not ("csp" or "net::ERR_BLOCKED_BY_CSP"))
            {
                _strange.Enqueue($"request {request.Url}: {request.Failure}");
            }
        };
        context.Response += (_, response) =>
        {
            if (!response.Url.StartsWith(bot.Client.BaseAddress!.AbsoluteUri, StringComparison.Ordinal))
            {
                _strange.Enqueue($"response {response.Url}");
            }
        };
        _page = await context.NewPageAsync();
        _page.Dialog += (_, dialog) =>
        {
            _strange.Enqueue($"dialog {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        _page.Popup += (_, popup) => _strange.Enqueue($"window {popup.Url}");
    }

    public async Task DisposeAsync() => await _page.Context.CloseAsync();

    [Fact]
    public async Task Said_to_the_assistant_they_are_words()
    {
        await _page.GotoAsync("/");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Besoin d'aide" }).ClickAsync();
        await Assertions.Expect(_page.GetByRole(AriaRole.Log).GetByText("ClaudIA").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        // By the widget's own token, so that its stream shows what was said and what the assistant answers, which quotes some of it.
        var refused = await _page.EvaluateAsync<int>("""
            async (texts) => {
              const { conversationId, token } = JSON.parse(localStorage.getItem('claudia.session'));
              let refused = 0;
              for (const text of texts) {
                const response = await fetch(`/v3/directline/conversations/${conversationId}/activities`, {
                  method: 'POST',
                  headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
                  body: JSON.stringify({ type: 'message', from: { id: 'x', name: text }, text, locale: 'fr-FR' }),
                });
                if (!response.ok) refused += 1;
              }
              return refused;
            }
            """, HostileTexts.All);
        Assert.Equal(0, refused);
        await Assertions.Expect(_page.GetByRole(AriaRole.Log).GetByText(HostileTexts.All[^1]).First).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await NothingHappenedAsync();
    }

    [Fact]
    public void An_article_with_a_link_that_runs_is_not_taken_at_all()
    {
        string[] lines = ["[x](javascript:window.xss=1)", "[x](data:text/html,<script>window.xss=1</script>)", "![x](https://xss.example/i.png)", "<javascript:window.xss=1>"];
        Assert.All(lines, line => Assert.False(BotWithHostileContent.IsTaken(line), line));
        Assert.InRange(HostileTexts.All.Count(BotWithHostileContent.IsTaken), 100, HostileTexts.All.Count);
    }

    [Fact]
    public async Task In_an_article_a_search_or_an_address_they_are_words()
    {
        await VisitAsync("/aide");
        await VisitAsync($"/aide/{BotWithHostileContent.Article}");
        Assert.Contains("Partie <img", await _page.InnerTextAsync("main"), StringComparison.Ordinal);
        foreach (var text in HostileTexts.All.Where((_, index) => index % 25 == 0))
        {
            var written = Uri.EscapeDataString(text);
            foreach (var path in (string[])[$"/aide?q={written}", $"/aide/{written}", $"/activation/{written}", $"/documents/{written}/{written}", $"/?code={written}&state={written}#{written}"])
            {
                await VisitAsync(path);
            }
        }
    }

    [Fact]
    public async Task In_a_captured_mail_they_are_words_and_its_html_runs_nothing()
    {
        await using (var scope = bot.Services.CreateAsyncScope())
        {
            var outbox = scope.ServiceProvider.GetRequiredService<IOutbox>();
            var all = string.Join('\n', HostileTexts.All);
            outbox.Add(new OutgoingMail(EmailAddress.Parse("cible@exemple.fr"), HostileTexts.All[0], all, $"<html><head></head><body>{all}</body></html>", []));
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(default);
        }

        CapturedMail? mail = null;
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var look = 0; look < 1000 && mail is null && await looks.WaitForNextTickAsync(); look++)
        {
            mail = (await bot.MailsAsync()).FirstOrDefault(candidate => candidate.To == "cible@exemple.fr");
        }

        Assert.NotNull(mail);

        // The mail's own HTML is shown as it is, in a frame where its policy forbids everything: what it tries is blocked, not cleaned.
        await _page.GotoAsync($"/dev/mail?id={Uri.EscapeDataString(mail.MessageId)}");
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(_strange);
        Assert.Null(await _page.EvaluateAsync<int?>("window.xss"));
    }

    private async Task VisitAsync(string path)
    {
        await _page.GotoAsync(path);
        await NothingHappenedAsync();
    }

    private async Task NothingHappenedAsync()
    {
        Assert.Empty(_strange);
        Assert.Empty(_tried);
        Assert.Null(await _page.EvaluateAsync<int?>("window.xss"));
        Assert.Empty(await _page.EvaluateAsync<string[]>("window.blocked"));
    }
}
