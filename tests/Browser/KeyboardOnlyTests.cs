using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;
using Microsoft.Playwright;

namespace ChorusAssistant.Tests.Browser;

/// <summary>Each job from the closed pill to its end, on the real service, with nothing but keys: no pointer, no script that sets the focus.</summary>
[Collection(SharedService.Name)]
public sealed class KeyboardOnlyTests(SharedService shared, ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>
{
    private const int MostStops = 90;

    // What has the focus, through all shadow roots, by the name that assistive technology reads.
    private const string FocusedName = """
        () => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return active?.getAttribute('aria-label') ?? active?.textContent.trim() ?? '';
        }
        """;

    /// <summary>In the talk, <c>></c> is typed and sent, <c>#</c> a suggested answer that begins so, <c>&lt;</c> what the log then shows.</summary>
    [Theory]
    [InlineData("lucien.ysolange@fournitures.example", """
        > envoyer ma facture brouillon 20260003
        < Confirmation d’envoi
        # Confirmer
        < La facture n° 20260003 est validée
        """)]
    [InlineData("yann.corlay-test@rochevalbresieux.example", """
        > activer ma structure publique
        < Je vais activer la structure
        # Confirmer
        < est active
        """)]
    [InlineData("lucien.quermadeuc@rocheval.example", """
        > désactiver ma structure publique
        < Je vais inactiver la structure
        # Confirmer
        < est inactive
        """)]
    [InlineData("ambre.kermadoc@universite.example", """
        > réinitialiser un mot de passe technique
        < Je vais réinitialiser le mot de passe
        # Confirmer
        < est réinitialisé
        """)]
    [InlineData("zelie.ysolange@interprete.example", """
        > déclarer mes frais de déplacement
        < Dites-moi vos frais
        > train Lille-Paris 45,50 € et un repas 15,25 €
        < Total : 60,75 €
        # C’est tout
        < Quel jour la mission s’est-elle terminée
        # Je préfère ne pas le dire
        < Je vais établir le bordereau
        # Confirmer
        < C’est fait
        """)]
    [InlineData("lucien.ysolange@fournitures.example", """
        > m’inscrire à une formation
        < Voici les prochaines sessions
        # Traiter les factures reçues
        < Je vais vous inscrire
        # Confirmer
        < vous êtes inscrit
        """)]
    [InlineData("ambre.tournebise@routes.example", """
        > valider une facture de sous-traitant
        < Voici les demandes qui attendent
        # FA-2026-0002
        < Demande de paiement n° FA-2026-0002
        # Valider
        < Voulez-vous joindre un message
        # Sans message
        < Vous allez valider
        # Confirmer
        < est validée
        """)]
    public async Task A_signed_in_person_does_the_whole_job(string login, string talk)
    {
        await using var context = await OpenAsync(login);
        var before = await DoneByAsync(login);

        await TalkAsync(context.Pages[0], talk);

        Assert.Equal(before + 1, await DoneByAsync(login));
    }

    [Fact]
    public async Task A_stranger_asks_for_the_link_judges_the_answer_and_closes_the_window()
    {
        await using var context = await OpenAsync(login: null);
        var page = context.Pages[0];
        await TalkAsync(page, """
            > je ne trouve pas le lien pour activer mon compte
            < Quelle est l’adresse e-mail
            > katell.pontarveau@vitres.example
            < C’est fait
            """);

        await WalkToAsync(page, "Shift+Tab", "Réponse pas utile");
        await page.Keyboard.PressAsync("Enter");
        await WalkToAsync(page, "Tab", "");
        await page.Keyboard.TypeAsync("Trop vague");
        await WalkToAsync(page, "Tab", "Envoyer le commentaire");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("votre commentaire est transmis");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        Assert.StartsWith("Besoin d'aide ?", await page.EvaluateAsync<string>(FocusedName), StringComparison.Ordinal);
    }

    private static async Task TalkAsync(IPage page, string talk)
    {
        await WalkToAsync(page, "Tab", "Besoin d'aide ? Posez une question");
        await page.Keyboard.PressAsync("Enter");
        var log = page.GetByRole(AriaRole.Log);
        await Assertions.Expect(log).ToContainTextAsync("Bonjour");
        foreach (var line in talk.Split('\n'))
        {
            var text = line[2..];
            switch (line[0])
            {
                case '>':
                    // The focus is in the text box when the window opens and after each answer: nobody has to look for it.
                    Assert.Equal("Votre message", await page.EvaluateAsync<string>(FocusedName));
                    await page.Keyboard.TypeAsync(text);
                    await page.Keyboard.PressAsync("Enter");
                    break;
                case '#':
                    await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Réponses suggérées" })).ToContainTextAsync(text);
                    await WalkToAsync(page, "Shift+Tab", text);
                    await page.Keyboard.PressAsync("Enter");
                    break;
                default:
                    await Assertions.Expect(log.Locator(".bot").Filter(new() { HasText = text }).Last).ToBeVisibleAsync(new() { Timeout = 30_000 });
                    break;
            }
        }
    }

    /// <summary>Presses the key until something whose name begins so has the focus; an empty name is a text box with a label of its own.</summary>
    private static async Task WalkToAsync(IPage page, string key, string name)
    {
        List<string> seen = [];
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync(key);
            seen.Add(await page.EvaluateAsync<string>(FocusedName));
            if (name.Length == 0 ? seen[^1].Length == 0 : seen[^1].StartsWith(name, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"« {name} » is on no stop of the keyboard: {string.Join(" | ", seen)}");
    }

    private async Task<IBrowserContext> OpenAsync(string? login)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = shared.Service.Address.ToString(),
            Locale = "fr-FR",
            ViewportSize = new() { Width = 1280, Height = 800 },
        });
        var page = await context.NewPageAsync();
        if (login is not null)
        {
            var answer = await shared.Service.Http.PostAsJsonAsync("/dev/sign-in", new { login });
            var token = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["userToken"]!;
            await page.AddInitScriptAsync($"sessionStorage.setItem('portail.userToken', '{token}')");
        }

        await page.GotoAsync("/");
        return context;
    }

    private async Task<int> DoneByAsync(string login) =>
        (await shared.Service.Http.GetFromJsonAsync<JsonArray>("/dev/state/audit"))!
            .Count(row => (string?)row!["actor"] == login && (string?)row["outcome"] == "done");
}
