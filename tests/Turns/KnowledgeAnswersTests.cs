using ChorusAssistant.Bot.Nlu;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Turns;

/// <summary>What the chat answers from the help articles, and what it offers then.</summary>
public sealed class KnowledgeAnswersTests : IAsyncLifetime
{
    private readonly FixedRecognizer _recognizer = new();
    private BotHarness _bot = null!;

    public async Task InitializeAsync() =>
        _bot = await BotHarness.StartAsync(Brain.WithTestDialogs, isForgetful: true, services => services.AddSingleton<IRecognizer>(_recognizer));

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_question_that_is_no_task_is_answered_from_its_article()
    {
        _recognizer.Say("comment changer mon RIB ?", "None");
        await _bot.PlayAsync("""
            > comment changer mon RIB ?
            < Le paiement est fait par l’acheteur public. **Prévenez d’abord son service financier** et envoyez-lui le nouveau RIB par le moyen qu’il vous indique.

            En général, les coordonnées bancaires d’une structure se trouvent aussi dans sa fiche, que le gestionnaire principal modifie. L’emplacement exact est à vérifier sur le portail.

            Source : [RIB, IBAN et coordonnées bancaires](https://bot.example/aide/coordonnees-bancaires#changer-ses-coordonnees-bancaires)
            """);
    }

    [Fact]
    public async Task A_question_that_no_article_answers_gets_an_honest_no_and_the_next_step()
    {
        _recognizer.Say("comment planter des tomates ?", "None");
        await _bot.PlayAsync("""
            > comment planter des tomates ?
            < Je n’ai pas de réponse sûre à cette question : aucun de mes articles ne la traite, et je préfère ne pas deviner. Dites-la autrement, parcourez [les articles d’aide](https://bot.example/aide), ou demandez à un conseiller.
            < [Parler à un conseiller]
            """);
    }

    [Fact]
    public async Task An_answered_question_ends_the_count_of_those_not_understood()
    {
        _recognizer.Say("comment planter des tomates ?", "None");
        _recognizer.Say("rib", "None");
        await _bot.SayAsync("comment planter des tomates ?");
        await _bot.SayAsync("rib");

        Assert.Equal(0, (await _bot.StateAsync()).Misses);
    }

    [Fact]
    public async Task A_question_in_the_middle_is_answered_and_the_pending_question_asked_again()
    {
        _recognizer.Say("lien d'activation perdu", "ResendActivationLink");
        _recognizer.Say("c'est quoi un SIRET ?", "None");
        _recognizer.Say("comment suivre une facture ?", "TrackInvoice");
        await _bot.PlayAsync("""
            > lien d'activation perdu
            < Quelle est l'adresse e-mail avec laquelle vous avez créé votre compte ? C'est à elle que j'enverrai le lien d'activation. Pensez aussi à regarder dans vos courriers indésirables.
            > c'est quoi un SIRET ?
            < Le **SIREN** (9 chiffres) identifie une entreprise ou un organisme. Le **SIRET** (14 chiffres) identifie l’un de ses établissements : SIREN suivi du **NIC** (5 chiffres).

            Source : [Glossaire de la facturation publique](https://bot.example/aide/glossaire#siret-siren-et-nic)
            < Quelle est l'adresse e-mail avec laquelle vous avez créé votre compte ? C'est à elle que j'enverrai le lien d'activation. Pensez aussi à regarder dans vos courriers indésirables.
            """);
    }

    [Fact]
    public async Task Asked_how_it_explains_in_steps_and_offers_to_do_it()
    {
        _recognizer.Say("combien de temps le lien d'activation est-il valable ?", "ResendActivationLink");
        await _bot.PlayAsync("""
            > combien de temps le lien d'activation est-il valable ?
            < Le lien est valable **60 minutes** à partir de l’envoi. Passé ce délai, demandez-en un autre : le nouveau lien remplace les précédents.

            Source : [Recevoir de nouveau le lien d’activation de son compte](https://bot.example/aide/lien-activation#la-duree-de-validite-du-lien)
            < Je peux aussi vous accompagner : recevoir à nouveau votre lien d'activation. Voulez-vous commencer ?
            < [Oui, faisons-le] [Non merci]
            > Oui, faisons-le
            < Quelle est l'adresse e-mail avec laquelle vous avez créé votre compte ? C'est à elle que j'enverrai le lien d'activation. Pensez aussi à regarder dans vos courriers indésirables.
            """);
    }

    [Fact]
    public async Task Whoever_declines_is_left_in_peace()
    {
        _recognizer.Say("à quoi sert le lien d'activation ?", "ResendActivationLink");
        await _bot.SayAsync("à quoi sert le lien d'activation ?");
        await _bot.PlayAsync("""
            > non
            < Comme vous voulez. Que puis-je faire d'autre pour vous ?
            """);
    }

    [Fact]
    public async Task A_problem_of_ones_own_is_dealt_with_at_once()
    {
        _recognizer.Say("comment je fais je trouve pas mon lien d'activation", "ResendActivationLink");
        await _bot.PlayAsync("""
            > comment je fais je trouve pas mon lien d'activation
            < Quelle est l'adresse e-mail avec laquelle vous avez créé votre compte ? C'est à elle que j'enverrai le lien d'activation. Pensez aussi à regarder dans vos courriers indésirables.
            """);
    }

    [Fact]
    public async Task Asked_how_where_no_section_speaks_of_just_that_it_gives_the_steps()
    {
        _recognizer.Say("comment procède-t-on", "SendDraftInvoice");
        await _bot.SayAsync("comment procède-t-on");

        Assert.StartsWith("1. Ouvrez **«\u00A0Factures émises > Synthèse\u00A0»** et cliquez", _bot.LastReplies[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("/aide/envoyer-facture-brouillon#les-etapes)", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_english_the_answer_says_that_it_is_in_french()
    {
        _bot.Locale = "en-GB";
        _recognizer.Say("is the portal free?", "None");
        await _bot.SayAsync("is the portal free?");

        Assert.StartsWith("Our help articles are in French.", _bot.LastReplies[0].Text, StringComparison.Ordinal);
        Assert.Contains("[Prix du portail et obligation de l’utiliser](https://bot.example/aide/prix-et-obligation#le-portail-est-gratuit)", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    /// <summary>The real one, but sure of the sentences that the test decides about.</summary>
    private sealed class FixedRecognizer : IRecognizer
    {
        private readonly Dictionary<string, string> _intents = [];

        public void Say(string text, string intent) => _intents[text] = intent;

        public RecognizerResult Recognize(string text, string locale, DateTimeOffset now)
        {
            var real = Brain.Shipped.Recognizer.Recognize(text, locale, now);
            return _intents.TryGetValue(text, out var intent) ? real with { Ranking = [new IntentScore(intent, 0.99)] } : real;
        }
    }
}
