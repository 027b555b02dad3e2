using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChorusAssistant.Tests.Browser;

/// <summary>A works document is filed in the window, its file attached by keyboard, on the real service.</summary>
public sealed class WorksDocumentTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IAsyncLifetime
{
    private const string Contractor = "ambre.tournebise@routes.example";
    private const string FileName = "décompte n° 12, août.pdf";

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
        _page.PageError += (_, error) => _complaints.Add(error);
    }

    public async Task DisposeAsync()
    {
        await _context.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_contractor_attaches_a_statement_and_files_it()
    {
        await SignInAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "Besoin d'aide ? Posez une question" }).ClickAsync();
        await SayAsync("déposer une facture de travaux");
        await PressAsync("Déposer un document");
        await PressAsync("M-2025-0002");
        Assert.Equal(0, await AttachButton.CountAsync());
        await PressAsync("Projet de décompte mensuel (A4)");

        await Assertions.Expect(AttachButton).ToBeVisibleAsync();
        var result = await _page.RunAxe();
        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {violation.Nodes.FirstOrDefault()?.Html}"));
        await AttachByKeyboardAsync();

        await Assertions.Expect(Log.GetByText("Parti", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(AttachButton).ToBeHiddenAsync();
        var link = Log.GetByRole(AriaRole.Link, new() { Name = FileName });
        var download = await _page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal(FileName, download.SuggestedFilename);

        await AnswerAsync("Quel est le numéro du document");
        await SayAsync("SIT-912");
        await AnswerAsync("Quel est le montant");
        await SayAsync("12 000,50 €");
        await PressAsync("20 %");
        await AnswerAsync($"Fichier : {FileName}");
        await PressAsync("Confirmer le dépôt");
        await AnswerAsync("est déposé");

        var invoices = JsonNode.Parse(await _service.Http.GetStringAsync(new Uri("/dev/state/invoices", UriKind.Relative)))!.AsArray();
        var filed = invoices.Single(invoice => (string?)invoice!["number"] == "SIT-912")!;
        Assert.Equal(14400.60m, (decimal)filed["totalInclTax"]!);
        Assert.Empty(_complaints);
    }

    private ILocator Log => _page.GetByRole(AriaRole.Log, new() { Name = "Conversation" });

    private ILocator AttachButton => _page.GetByRole(AriaRole.Button, new() { Name = "Joindre un fichier" });

    private async Task SignInAsync()
    {
        await _page.GotoAsync("/");
        await _page.GetByText("Se connecter").First.ClickAsync();
        await _page.GetByLabel("Utilisateur de démonstration").SelectOptionAsync(Contractor);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Assertions.Expect(_page.GetByText("Ambre Tournebise", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task AttachByKeyboardAsync()
    {
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).FocusAsync();
        var picker = await _page.RunAndWaitForFileChooserAsync(async () =>
        {
            await _page.Keyboard.PressAsync("Shift+Tab");
            await Assertions.Expect(AttachButton).ToBeFocusedAsync();
            await _page.Keyboard.PressAsync("Enter");
        });
        await picker.SetFilesAsync(new FilePayload { Name = FileName, MimeType = "application/pdf", Buffer = "%PDF-1.7\n%%EOF\n"u8.ToArray() });
    }

    private async Task SayAsync(string text)
    {
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).FillAsync(text);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
    }

    private Task PressAsync(string beginning) =>
        _page.GetByRole(AriaRole.Group, new() { Name = "Réponses suggérées" }).GetByRole(AriaRole.Button, new() { Name = beginning }).ClickAsync();

    private Task AnswerAsync(string text) =>
        Assertions.Expect(Log.GetByText(text).Last).ToBeVisibleAsync(new() { Timeout = 30_000 });
}
