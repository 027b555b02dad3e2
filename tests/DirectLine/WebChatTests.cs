using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>The published Web Chat, unmodified, in a real browser and on a page of another origin.</summary>
public sealed class WebChatTests : IAsyncLifetime
{
    private WebApplication _portal = null!;
    private ServiceProcess _service = null!;
    private string _origin = "";

    public async Task InitializeAsync()
    {
        await MicrosoftClients.InstallAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _portal = builder.Build();
        _portal.MapGet("/", () => Results.File(Path.Combine(MicrosoftClients.Folder, "web-chat.html"), "text/html"));
        _portal.MapGet("/webchat.js", () =>
            Results.File(Path.Combine(MicrosoftClients.Folder, "node_modules", "botframework-webchat", "dist", "webchat.js"), "text/javascript"));
        await _portal.StartAsync();
        _origin = _portal.Urls.Single();
        _service = await ServiceProcess.StartAsync(new Dictionary<string, string> { ["WebChat__AllowedOrigins__0"] = _origin });
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task A_person_holds_the_conversation_and_gives_a_thumb()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { Locale = "fr-FR" });
        page.SetDefaultTimeout(30_000);
        List<string> troubles = [];
        page.PageError += (_, error) => troubles.Add(error);

        await page.GotoAsync($"{_origin}/?service={Uri.EscapeDataString(_service.Address.GetLeftPart(UriPartial.Authority))}");
        await page.GetByText("ClaudIA", new() { Exact = false }).First.WaitForAsync();
        await SayAsync(page, Conversation.Wish);
        await page.GetByText("avec laquelle vous avez créé votre compte").First.WaitForAsync();
        await SayAsync(page, Conversation.WaitingAccount);
        await page.GetByText($"à l’adresse {Conversation.WaitingAccount}").First.WaitForAsync();
        Assert.Equal(0, await page.GetByText("Échec de l’envoi").CountAsync());

        var posted = page.WaitForResponseAsync(response => response.Request.Method == "POST" && response.Url.EndsWith("/activities", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "J’aime", Exact = true }).Last.ClickAsync();

        Assert.Equal(200, (await posted).Status);
        var row = await FeedbackAsync();
        Assert.Equal(("up", "ResendActivationLink"), (row.Text("vote"), row.Text("workflow")));
        Assert.Empty(troubles);
    }

    private static async Task SayAsync(IPage page, string text)
    {
        var box = page.GetByRole(AriaRole.Textbox);
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    private async Task<JsonNode> FeedbackAsync()
    {
        var rows = await Protocol.ReadAsync(await _service.Http.GetAsync(new Uri("/dev/state/feedback", UriKind.Relative)));
        return Assert.Single(rows.AsArray())!;
    }
}
