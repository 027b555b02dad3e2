using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Training;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>"Je voudrais m'inscrire à une formation": every way that talk can go.</summary>
public sealed class PrepareTrainingSessionDialogTests : IAsyncLifetime
{
    private const string Jeanne = "oceane.dumontelle@batisseurs.example";
    private const string Hugo = "hugo.rochegrise@oph.example";

    private const string Recap = """
        < Je vais vous inscrire à la session « **Valider les factures de ses sous-traitants** » du **mardi 1er décembre 2026 à 14 h 00** (heure de Paris, 90 minutes, en ligne). Il reste 27 places.
        < [Confirmer l’inscription] [Annuler]
        """;

    private const string Registered = """
        < C’est fait : vous êtes inscrit à la session « **Valider les factures de ses sous-traitants** » du **mardi 1er décembre 2026 à 14 h 00**. L’invitation pour votre agenda part à oceane.dumontelle@batisseurs.example, et je vous enverrai un rappel la veille.

        Le jour venu : [rejoindre la session](https://formations.example/sessions/607). Installez-vous au calme, avec un casque, micro coupé pendant la présentation, et posez vos questions. Tous les conseils : [Participer à une session d’accompagnement](https://bot.example/aide/accompagnement).
        """;

    private const string QueueRecap = """
        < La session « **Raccordement API : premiers pas** » du **vendredi 27 novembre 2026 à 10 h 00** est complète. Je peux vous inscrire sur la liste d’attente, au rang **1** : si une place se libère, elle vous est attribuée dans l’ordre de la liste, et je vous préviens.
        < [Confirmer la liste d’attente] [Annuler]
        """;

    private const string ToldRecap = """
        < Je vais annuler votre inscription à la session « **Raccordement API : premiers pas** » du **vendredi 27 novembre 2026 à 10 h 00**. Votre place sera libérée, et donnée à la première personne de la liste d’attente s’il y en a une.
        < [Confirmer l’annulation] [Annuler]
        """;

    private BotHarness _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotHarness.StartDemoAsync();
        _bot.User = new SignedInUser(Jeanne, Name: null);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Lists_the_sessions_with_their_seats_and_registers_once_confirmed()
    {
        await _bot.SayAsync("je voudrais m'inscrire à une formation");
        Assert.StartsWith("""
            Voici les prochaines sessions d’accompagnement, gratuites et en ligne (heure de Paris) :

            1. **Factures de travaux pour les maîtres d'œuvre** : mardi 24 novembre 2026 à 10 h 00, 60 minutes, pour les entreprises (14 places)
            2. **Traiter les factures reçues** : jeudi 26 novembre 2026 à 14 h 00, 90 minutes, pour les entités publiques (11 places)
            3. **Raccordement API : premiers pas** : vendredi 27 novembre 2026 à 10 h 00, 60 minutes, pour les entreprises (complet, liste d’attente possible)
            """, _bot.LastReplies[0].Text!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(8, _bot.LastReplies[0].SuggestedActions!.Actions.Count);

        await _bot.PlayAsync($"""
            > celle du 1er décembre
            {Recap}
            > Confirmer l’inscription
            {Registered}
            """);
        Assert.Equal([(607L, TrainingRegistrationState.Registered)], await BookingsAsync(Jeanne));
        Assert.Equal([("PrepareTrainingSession", Jeanne)], await _bot.DoneAsync());
        Assert.Equal([(Jeanne, "Inscription confirmée\u00A0: Valider les factures de ses sous-traitants")], await _bot.MailsAsync());
    }

    [Theory]
    [InlineData("4")]
    [InlineData("la quatrième")]
    [InlineData("la session sur les sous-traitants")]
    [InlineData("mardi 1er décembre")]
    [InlineData("le 01/12")]
    [InlineData("Valider les factures de ses sous-traitants (mardi 1er décembre 2026 à 14 h 00)")]
    public async Task A_session_is_found_however_it_is_named(string words)
    {
        await _bot.SayAsync("quelles sont les prochaines sessions");

        await _bot.PlayAsync($"""
            > {words}
            {Recap}
            """);
    }

    [Fact]
    public async Task A_theme_in_the_first_sentence_is_not_asked_again() => await _bot.PlayAsync($"""
        > je voudrais m'inscrire au webinaire sur les sous-traitants
        {Recap}
        """);

    [Fact]
    public async Task Where_two_sessions_fit_it_asks_which()
    {
        await _bot.PlayAsync($"""
            > formation facture de travaux
            < Plusieurs sessions correspondent. Laquelle choisissez-vous ?
            < [Factures de travaux pour les maîtres d'œuvre (mardi 24 novembre 2026 à 10 h 00)] [Factures de travaux pour les fournisseurs (jeudi 17 décembre 2026 à 14 h 00)]
            > pour les fournisseurs
            < Je vais vous inscrire à la session « **Factures de travaux pour les fournisseurs** » du **jeudi 17 décembre 2026 à 14 h 00** (heure de Paris, 90 minutes, en ligne). Il reste 41 places.
            < [Confirmer l’inscription] [Annuler]
            > non
            < D’accord, je ne vous ai pas inscrit.
            """);
        Assert.Empty(await BookingsAsync(Jeanne));
        Assert.Empty(await _bot.MailsAsync());
    }

    [Theory]
    [InlineData("non, celle du 1er décembre")]
    [InlineData("en fait plutôt la session sur les sous-traitants")]
    public async Task A_change_of_mind_shows_the_other_session_before_anything_is_done(string words)
    {
        await _bot.SayAsync("je voudrais m'inscrire au webinaire sur les factures reçues");
        Assert.Contains("Traiter les factures reçues", _bot.LastReplies[^1].Text, StringComparison.Ordinal);

        await _bot.PlayAsync($"""
            > {words}
            {Recap}
            > oui
            {Registered}
            """);
        Assert.Equal([(607L, TrainingRegistrationState.Registered)], await BookingsAsync(Jeanne));
    }

    [Theory]
    [InlineData("oui mais pas celle-là")]
    [InlineData("peut-être")]
    [InlineData("quelle heure est-il ?")]
    public async Task Anything_but_a_plain_yes_registers_nobody(string words)
    {
        await _bot.SayAsync("je voudrais m'inscrire au webinaire sur les sous-traitants");
        await _bot.SayAsync(words);

        Assert.Empty(await BookingsAsync(Jeanne));
        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task Signed_out_the_sessions_are_shown_and_the_seat_waits_for_the_sign_in()
    {
        _bot.User = null;
        await _bot.SayAsync("dates des formations");
        await _bot.PlayAsync($"""
            > les sous-traitants
            < Pour vous inscrire, j’ai besoin de savoir qui vous êtes. Connectez-vous, puis écrivez-moi : je reprendrai où nous en sommes. Sans compte, le formulaire du site de la communauté reste ouvert à tous.
            < (Se connecter)
            ({Jeanne} se connecte)
            > voilà
            {Recap}
            > oui
            {Registered}
            """);
    }

    [Fact]
    public async Task A_full_session_offers_the_queue_and_a_freed_seat_is_told_in_the_same_talk()
    {
        await _bot.PlayAsync($"""
            > je voudrais m'inscrire à la session sur le raccordement à l'API
            {QueueRecap}
            > oui
            < C’est fait : vous êtes sur la liste d’attente de la session « **Raccordement API : premiers pas** » du **vendredi 27 novembre 2026 à 10 h 00**, au rang **1**. Si une place se libère, elle est à vous : je vous le dirai ici et par mail, à oceane.dumontelle@batisseurs.example.
            """);
        Assert.Equal([(606L, TrainingRegistrationState.Waitlisted)], await BookingsAsync(Jeanne));

        _bot.Conversation = "talk-of-hugo";
        _bot.User = new SignedInUser(Hugo, Name: null);
        await _bot.PlayAsync($"""
            > annuler mon inscription à la formation
            {ToldRecap}
            > oui
            < C’est fait : votre inscription à la session « **Raccordement API : premiers pas** » du **vendredi 27 novembre 2026 à 10 h 00** est annulée. Un mail part à hugo.rochegrise@oph.example pour la retirer de votre agenda.
            """);
        await _bot.RunJobsAsync();

        _bot.Conversation = "conversation-1";
        Assert.Equal(
            "Bonne nouvelle : une place s’est libérée à la session « **Raccordement API : premiers pas** » du 27/11/2026 à 10:00 (heure de Paris). Vous étiez sur la liste d’attente : vous êtes maintenant inscrit, et l’invitation part par mail.",
            (await _bot.SaidAsync())[^1].Replace('\u00A0', ' '));
        Assert.Equal([(606L, TrainingRegistrationState.Registered)], await BookingsAsync(Jeanne));
        Assert.Equal([(606L, TrainingRegistrationState.Cancelled)], await BookingsAsync(Hugo));
    }

    [Fact]
    public async Task The_last_seat_gone_meanwhile_the_queue_is_offered_and_nothing_was_done()
    {
        await CancelAsync(Hugo);
        await _bot.SayAsync("je voudrais m'inscrire à la session sur le raccordement à l'API");
        _bot.Conversation = "somebody-faster";
        _bot.User = new SignedInUser("violaine.ussandier@hopital.example", Name: null);
        await _bot.SayAsync("je voudrais m'inscrire à la session sur le raccordement à l'API");
        await _bot.SayAsync("oui");
        _bot.Conversation = "conversation-1";
        _bot.User = new SignedInUser(Jeanne, Name: null);

        await _bot.PlayAsync($"""
            > oui
            < La dernière place vient d’être prise : je ne vous ai pas inscrit à la session « Raccordement API : premiers pas ».
            {QueueRecap}
            """);
        Assert.Empty(await BookingsAsync(Jeanne));
    }

    [Fact]
    public async Task Ones_own_registrations_are_listed()
    {
        await _bot.PlayAsync("""
            > suis-je bien inscrit à la session
            < Vous n’avez aucune inscription à venir. Pour voir les sessions, écrivez « prochaines sessions ».
            """);
        _bot.User = new SignedInUser(Hugo, Name: null);
        _bot.Conversation = "talk-of-hugo";
        await _bot.PlayAsync("""
            > suis-je bien inscrit à la session
            < Vos inscriptions à venir (heure de Paris) :

            - **Raccordement API : premiers pas** : vendredi 27 novembre 2026 à 10 h 00, inscrit ([rejoindre la session](https://formations.example/sessions/606))

            Pour vous désister, écrivez « annuler mon inscription ».
            """);
    }

    [Fact]
    public async Task A_cancellation_that_is_declined_keeps_the_seat()
    {
        _bot.User = new SignedInUser(Hugo, Name: null);
        await _bot.PlayAsync($"""
            > je ne pourrai pas venir à la session
            {ToldRecap}
            > non
            < D’accord, je n’ai rien changé : votre inscription à la session « Raccordement API : premiers pas » du vendredi 27 novembre 2026 à 10 h 00 tient toujours.
            """);
        Assert.Equal([(606L, TrainingRegistrationState.Registered)], await BookingsAsync(Hugo));
    }

    [Theory]
    [InlineData("faut-il un casque pour la formation")]
    public async Task A_question_about_taking_part_is_answered_from_the_article(string words)
    {
        _bot.User = null;
        await _bot.SayAsync(words);

        Assert.StartsWith("1. Installez-vous dans un endroit calme.", _bot.LastReplies[0].Text, StringComparison.Ordinal);
        Assert.Contains("/aide/accompagnement#bien-se-preparer", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bonjour je dois participer demain à une session d'accompagnement sur chorus pro que dois-je préparer")]
    public async Task Advice_is_for_everybody(string words)
    {
        _bot.User = null;
        await _bot.SayAsync(words);

        Assert.StartsWith("Pour bien profiter d’une session d’accompagnement", _bot.LastReplies[0].Text, StringComparison.Ordinal);
        Assert.Contains("**76 %** des entreprises", _bot.LastReplies[0].Text!.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Already_registered_it_says_so()
    {
        _bot.User = new SignedInUser(Hugo, Name: null);
        await _bot.PlayAsync("""
            > je voudrais m'inscrire à la session sur le raccordement à l'API
            < Vous êtes déjà inscrit à la session « **Raccordement API : premiers pas** » du **vendredi 27 novembre 2026 à 10 h 00**. Le jour venu : [rejoindre la session](https://formations.example/sessions/606). Pour vous désister, écrivez « annuler mon inscription ».
            """);
        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task The_reminder_goes_out_by_itself_the_day_before()
    {
        await _bot.SayAsync("je veux m'inscrire à la session pour traiter les factures reçues");
        await _bot.SayAsync("oui");
        await _bot.RunJobsAsync();
        Assert.DoesNotContain(await _bot.MailsAsync(), mail => mail.To == Jeanne && mail.Subject.Contains("Traiter", StringComparison.Ordinal) && mail.Subject.StartsWith("Rappel", StringComparison.Ordinal));

        _bot.Clock.Advance(TimeSpan.FromDays(1));
        await _bot.RunJobsAsync();
        await _bot.RunJobsAsync();

        Assert.Single(await _bot.MailsAsync(), mail => mail.To == Jeanne && mail.Subject == "Rappel\u00A0: Traiter les factures reçues, demain à 14 h 00");
    }

    [Fact]
    public async Task Speaks_english_to_those_who_do()
    {
        _bot.Locale = "en-GB";
        await _bot.SayAsync("I want to register for a training");
        await _bot.PlayAsync("""
            > the one about sous-traitants
            < I am about to register you for the session “**Valider les factures de ses sous-traitants**” on **Tuesday 1 December 2026 at 14:00** (Paris time, 90 minutes, online). There is room: 27 seats.
            < [Confirm the registration] [Cancel]
            > yes
            < Done: you are registered for the session “**Valider les factures de ses sous-traitants**” on **Tuesday 1 December 2026 at 14:00**. The invitation for your calendar is on its way to oceane.dumontelle@batisseurs.example, and I will send you a reminder the day before.

            On the day: [join the session](https://formations.example/sessions/607). Be in a quiet place, use a headset, keep the microphone off during the talk, and ask your questions. All the advice (in French): [Participer à une session d’accompagnement](https://bot.example/aide/accompagnement).
            """);
    }

    private async Task CancelAsync(string login)
    {
        (_bot.Conversation, _bot.User) = ("talk-of-hugo", new SignedInUser(login, Name: null));
        await _bot.SayAsync("annuler mon inscription à la formation");
        await _bot.SayAsync("oui");
        (_bot.Conversation, _bot.User) = ("conversation-1", new SignedInUser(Jeanne, Name: null));
    }

    private async Task<List<(long Session, TrainingRegistrationState State)>> BookingsAsync(string login)
    {
        var account = (await _bot.AllAsync<ChorusAssistant.Domain.Accounts.Account>()).Single(account => account.Login.Address == login);
        return [.. (await _bot.AllAsync<TrainingRegistration>()).Where(registration => registration.AccountId == account.Id).Select(registration => (registration.SessionId, registration.State))];
    }
}
