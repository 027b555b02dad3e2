using System.Text.Json;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;
using Microsoft.Playwright;

namespace ChorusAssistant.Tests.Browser;

/// <summary>Jobs done by voice alone on the real service: a stand-in of the browser's recogniser dictates, one of its voices listens to what is read.</summary>
public sealed class ByVoiceTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IAsyncLifetime
{
    private const string Pending = "katell.pontarveau@vitres.example";
    private const string Manager = "lucien.quermadeuc@rocheval.example";

    // Says the next line of the script each time it is asked to listen, and never while something is being read.
    private const string StandIns = """
        window.script = [];
        window.spoken = [];
        window.overheard = 0;
        let speaking = false;
        window.SpeechRecognition = window.webkitSpeechRecognition = class {
          start() {
            if (speaking) window.overheard += 1;
            setTimeout(() => {
              this.onstart?.();
              const transcript = window.script.shift();
              if (transcript) this.onresult?.({ results: [Object.assign([{ transcript }], { isFinal: true })] });
              this.onend?.();
            }, 10);
          }
          stop() {}
          abort() {}
        };
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        const voice = { name: 'v', lang: 'fr-FR', localService: true, voiceURI: 'v' };
        Object.defineProperty(window, 'speechSynthesis', { value: {
          getVoices: () => [voice],
          addEventListener() {},
          cancel() { speaking = false; },
          speak(utterance) {
            if (utterance.text) window.spoken.push(utterance.text);
            speaking = true;
            setTimeout(() => { speaking = false; utterance.onend?.(); }, 30);
          },
        } });
        """;

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _complaints = [];
    private int _mails;
    private ServiceProcess _service = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _service = await ServiceProcess.StartAsync();
        _context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = _service.Address.ToString(), Locale = "fr-FR" });
        await _context.AddInitScriptAsync(StandIns);
        _page = await _context.NewPageAsync();
        _page.PageError += (_, error) => _complaints.Add(error);
    }

    public async Task DisposeAsync()
    {
        await _context.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_link_is_asked_for_and_an_act_confirmed_without_touching_the_keyboard()
    {
        await _page.GotoAsync("/");
        await OpenAsync();
        await PressAsync("Options");
        await PressAsync("Envoyer la dictée sans relire");
        await PressAsync("Options");
        await PressAsync("Lire les réponses à voix haute");
        await DictateAsync("je ne trouve pas le mail pour activer mon compte", "katell point pontarveau arobase vitres point example");
        await PressAsync("Continuer");

        await AnswerAsync("C’est fait");
        Assert.Contains("Quelle est l’adresse e-mail", await SpokenAsync(), StringComparison.Ordinal);
        Assert.Contains(Pending, await MailAsync(), StringComparison.Ordinal);

        // Reading is turned off: what has to be confirmed is read back all the same.
        await PressAsync("Lire les réponses à voix haute");
        await SignInAsync();
        await DictateAsync("je veux désactiver ma structure publique", "Oui.");
        await AnswerAsync("est inactive");

        var spoken = await SpokenAsync();
        Assert.Contains("SIRET 0, 2, 5. 9, 4, 1. 1, 8, 8. 0, 0, 0. 1, 0", spoken, StringComparison.Ordinal);
        Assert.Contains("Confirmer l’inactivation, Annuler.", spoken, StringComparison.Ordinal);
        Assert.Contains(Manager, await MailAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await _page.EvaluateAsync<int>("window.overheard"));
        Assert.Empty(_complaints);
    }

    private Task OpenAsync() => PressAsync("Besoin d'aide ? Posez une question");

    private async Task SignInAsync()
    {
        await _page.GotoAsync("/");
        await PressAsync("Réduire");
        await _page.GetByText("Se connecter").First.ClickAsync();
        await _page.GetByLabel("Utilisateur de démonstration").SelectOptionAsync(Manager);
        await PressAsync("Se connecter");
        await Assertions.Expect(_page.GetByText("Lucien Quermadeuc", new() { Exact = true })).ToBeVisibleAsync();
        await OpenAsync();
    }

    private async Task DictateAsync(params string[] sentences)
    {
        await _page.EvaluateAsync("sentences => { window.script = sentences; }", sentences);
        await PressAsync("Dicter un message");
    }

    private Task PressAsync(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private Task AnswerAsync(string text) =>
        Assertions.Expect(_page.GetByRole(AriaRole.Log).GetByText(text).Last).ToBeVisibleAsync(new() { Timeout = 30_000 });

    private async Task<string> SpokenAsync() => string.Join(' ', await _page.EvaluateAsync<string[]>("window.spoken"));

    /// <summary>All mails, once there is one more than before.</summary>
    private async Task<string> MailAsync()
    {
        while (true)
        {
            var mails = JsonNode.Parse(await _service.Http.GetStringAsync(new Uri("/dev/mail.json", UriKind.Relative)))!.AsArray();
            if (mails.Count > _mails)
            {
                _mails = mails.Count;
                return JsonSerializer.Serialize(mails, Unescaped);
            }

            await Task.Delay(100);
        }
    }
}
