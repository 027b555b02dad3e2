using ChorusAssistant.Domain.Accounts;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>"Je ne trouve pas le mail avec le lien pour activer mon compte": every way that talk can go.</summary>
public sealed class ResendActivationLinkDialogTests : IAsyncLifetime
{
    private const string Question =
        "Quelle est l'adresse e-mail avec laquelle vous avez créé votre compte ? C'est à elle que j'enverrai le lien d'activation. Pensez aussi à regarder dans vos courriers indésirables.";

    private const string Link = "Votre lien d'activation Chorus Pro";
    private const string AlreadyActive = "Votre compte Chorus Pro est déjà actif";

    private BotHarness _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotHarness.StartAsync();
        await _bot.AddAccountAsync("jeanne@laposte.example", AccountState.Pending);
        await _bot.AddAccountAsync("active@laposte.example", AccountState.Active);
        await _bot.AddAccountAsync("closed@laposte.example", AccountState.Disabled);
        await _bot.AddAccountAsync("bounced@laposte.example", AccountState.InvalidAddress);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Asks_the_address_and_sends_the_link()
    {
        await _bot.PlayAsync($"""
            > Bonjour, je ne trouve pas le mail avec le lien pour activer mon compte
            < {Question}
            > jeanne@laposte.example
            < {Sent("jeanne@laposte.example")}
            > merci
            < Avec plaisir. Avez-vous une autre question ?
            """);
        Assert.Equal([("jeanne@laposte.example", Link)], await _bot.MailsAsync());
        Assert.Equal([("ResendActivationLink", "jeanne@laposte.example")], await _bot.DoneAsync());
    }

    [Fact]
    public async Task An_address_in_the_first_sentence_is_not_asked_again()
    {
        await _bot.PlayAsync($"""
            > je n'ai pas reçu le lien d'activation à mon adresse jeanne@laposte.example
            < {Sent("jeanne@laposte.example")}
            """);
        Assert.Equal([("jeanne@laposte.example", Link)], await _bot.MailsAsync());
    }

    [Theory]
    [InlineData("Jeanne@LaPoste.example")]
    [InlineData("mon adresse est jeanne@laposte.example, merci d'avance")]
    [InlineData("<jeanne@laposte.example>")]
    [InlineData("jeanne arobase laposte point example")]
    [InlineData("mailto:jeanne@laposte.example")]
    public async Task The_address_is_found_however_it_is_written(string answer)
    {
        await _bot.SayAsync("lien d'activation perdu");
        await _bot.SayAsync(answer);

        Assert.Equal([("jeanne@laposte.example", Link)], await _bot.MailsAsync());
    }

    [Theory]
    [InlineData("jeanne.laposte.example", "Il manque le signe @. Exemple : prenom.nom@exemple.fr")]
    [InlineData("jeanne@@laposte.example", "Il y a plusieurs signes @ : une adresse n'en a qu'un. Exemple : prenom.nom@exemple.fr")]
    [InlineData("@laposte.example", "Il manque ce qui vient avant le signe @. Exemple : prenom.nom@exemple.fr")]
    [InlineData("jeanne@", "Il manque la fin de l'adresse, après le signe @. Exemple : prenom.nom@exemple.fr")]
    [InlineData("jeanne@laposte", "Il manque la fin de l'adresse, après le signe @. Exemple : prenom.nom@exemple.fr")]
    [InlineData("jéanne@laposte.example", "Cette adresse contient un espace, un accent ou un signe qui n'y a pas sa place. Exemple : prenom.nom@exemple.fr")]
    [InlineData("jeanne@laposte.example ou paul@laposte.example", "Je vois plusieurs adresses. Écrivez-en une seule, celle avec laquelle vous vous connectez.")]
    public async Task A_mistyped_address_is_asked_again_with_what_was_wrong(string mistyped, string reply)
    {
        await _bot.PlayAsync($"""
            > lien d'activation perdu
            < {Question}
            > {mistyped}
            < {reply}
            > jeanne@laposte.example
            < {Sent("jeanne@laposte.example")}
            """);
        Assert.Equal([("jeanne@laposte.example", Link)], await _bot.MailsAsync());
    }

    [Fact]
    public async Task An_active_account_is_told_so_by_mail_and_the_chat_says_the_same()
    {
        await AskAsync("active@laposte.example");

        Assert.Equal([("active@laposte.example", AlreadyActive)], await _bot.MailsAsync());
    }

    [Theory]
    [InlineData("unknown@laposte.example")]
    [InlineData("closed@laposte.example")]
    [InlineData("bounced@laposte.example")]
    public async Task Nobody_else_gets_a_mail_and_the_chat_says_the_same(string address)
    {
        await AskAsync(address);

        Assert.Empty(await _bot.MailsAsync());
        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task The_chat_is_the_same_word_for_word_whoever_asks()
    {
        List<string> talks = [];
        foreach (var name in (string[])["jeanne", "active", "closed", "bounced", "unknown"])
        {
            _bot.Conversation = $"conversation-{name}";
            await AskAsync($"{name}@laposte.example");
            var rows = await _bot.TurnsAsync();
            talks.Add(string.Join('\n', rows.Select(row => System.Text.Encoding.UTF8.GetString(row.Payload.Span))).Replace(name, "X", StringComparison.Ordinal));
        }

        // The whole stored talk, state and all: what is not in it cannot be read out of it.
        Assert.Single(talks.Distinct());
    }

    [Fact]
    public async Task The_fourth_request_in_the_hour_hears_the_same_words_and_gets_no_mail()
    {
        for (var request = 0; request < 4; request++)
        {
            await AskAsync("jeanne@laposte.example");
        }

        Assert.Equal(3, (await _bot.MailsAsync()).Count);

        _bot.Clock.Advance(TimeSpan.FromMinutes(61));
        await AskAsync("jeanne@laposte.example");
        Assert.Equal(4, (await _bot.MailsAsync()).Count);
    }

    [Fact]
    public async Task Speaks_english_to_those_who_do()
    {
        _bot.Locale = "en-GB";
        await _bot.PlayAsync("""
            > I did not get the activation link
            < What is the e-mail address you created your account with? I will send the activation link there. Also have a look in your junk folder.
            > jeanne.laposte.example
            < The @ sign is missing. Example: first.last@example.com
            > jeanne@laposte.example
            < Done. If an account is waiting for activation at jeanne@laposte.example, a new link has just been sent there. It is valid for **60 minutes** and replaces the previous one. If nothing arrives within a few minutes, look in your junk folder and check the address.
            """);
        Assert.Equal([("jeanne@laposte.example", Link)], await _bot.MailsAsync());
    }

    [Fact]
    public async Task Cancelled_nothing_is_sent()
    {
        await _bot.PlayAsync($"""
            > lien d'activation perdu
            < {Question}
            > laisse tomber
            < C'est annulé : je n'ai rien fait. Que puis-je faire d'autre pour vous ?
            """);
        Assert.Empty(await _bot.MailsAsync());
    }

    [Fact]
    public async Task Help_says_what_the_address_is_for() => await _bot.PlayAsync($"""
        > lien d'activation perdu
        < {Question}
        > aide
        < Pour terminer votre inscription, il faut cliquer sur le lien reçu à votre adresse de connexion. Donnez-moi cette adresse, et je vous renvoie le lien ; il est valable 60 minutes. Écrivez « annuler » pour arrêter.
        < {Question}
        """);

    [Fact]
    public async Task A_person_can_be_asked_for_at_any_time_and_the_question_comes_back()
    {
        await _bot.PlayAsync($"""
            > lien d'activation perdu
            < {Question}
            > je veux parler à un conseiller
            < D'accord, je m'occupe de vous mettre en relation. Je garde de côté ce que nous faisions (recevoir à nouveau votre lien d'activation).
            < Les conseillers répondent en ce moment, jusqu'à 18 h 30, par la messagerie instantanée du portail. Je ne peux pas les faire venir dans cette fenêtre, mais je peux transmettre votre demande au support : c'est une **sollicitation**, et la réponse vous parvient par e-mail. Que préférez-vous ?
            < [Joindre un conseiller par messagerie] [Déposer une sollicitation]
            > Joindre un conseiller par messagerie
            < (handoff.initiate)
            < Pour parler à un conseiller, ouvrez la rubrique **SUPPORT > Nous contacter** du portail : la messagerie s'y trouve. Gardez sous la main le numéro de la facture ou le SIRET concerné. J'ai signalé au portail que vous demandez un conseiller, mais personne n'a encore pris votre demande. Si vous préférez une réponse par e-mail, écrivez « sollicitation ».
            < Revenons à ce que nous faisions : recevoir à nouveau votre lien d'activation. Écrivez « annuler » si vous préférez arrêter là.
            < {Question}
            > jeanne@laposte.example
            < {Sent("jeanne@laposte.example")}
            """);
        Assert.Equal([("jeanne@laposte.example", Link)], await _bot.MailsAsync());
    }

    [Fact]
    public async Task A_greeting_in_between_changes_nothing()
    {
        await _bot.SayAsync("lien d'activation perdu");
        await _bot.SayAsync("merci");
        Assert.Equal(["Avec plaisir. Avez-vous une autre question ?", Question], _bot.LastReplies.Select(reply => BotHarness.Plain(reply.Text!)));

        await _bot.SayAsync("jeanne@laposte.example");
        Assert.Equal([("jeanne@laposte.example", Link)], await _bot.MailsAsync());
    }

    [Fact]
    public async Task Three_mistyped_addresses_lead_to_a_person() => await _bot.PlayAsync($"""
        > lien d'activation perdu
        < {Question}
        > jeanne
        < Il manque le signe @. Exemple : prenom.nom@exemple.fr
        > jeanne@
        < Il manque la fin de l'adresse, après le signe @. Exemple : prenom.nom@exemple.fr
        > jeanne@laposte
        < Je n'arrive pas à lire votre réponse. Voulez-vous joindre un conseiller ?
        < [Oui, un conseiller] [Non, continuer]
        > Non, continuer
        < D'accord, continuons.
        < {Question}
        """);

    [Fact]
    public async Task The_talk_goes_on_after_a_restart()
    {
        await _bot.PlayAsync($"""
            > lien d'activation perdu
            < {Question}
            (le service redémarre)
            > jeanne@laposte.example
            < {Sent("jeanne@laposte.example")}
            """);
        Assert.Equal([("jeanne@laposte.example", Link)], await _bot.MailsAsync());
    }

    [Theory]
    [InlineData("jeanne.o'neil@laposte.example")]
    [InlineData("mon adresse est jeanne.o'neil@laposte.example.")]
    [InlineData("mon adresse:jeanne.o'neil@laposte.example")]
    [InlineData("**jeanne.o'neil@laposte.example**")]
    [InlineData("je n'ai pas reçu le lien d'activation, mon adresse est jeanne.o'neil@laposte.example")]
    public async Task An_address_is_taken_whole_never_a_part_of_it_that_is_somebody_else_s(string words)
    {
        await _bot.AddAccountAsync("jeanne.o'neil@laposte.example", AccountState.Pending);
        await _bot.AddAccountAsync("neil@laposte.example", AccountState.Pending);
        await _bot.SayAsync("lien d'activation perdu");
        await _bot.SayAsync(words);

        Assert.Equal([("jeanne.o'neil@laposte.example", Link)], await _bot.MailsAsync());
    }

    [Theory]
    [InlineData("j€anne@laposte.example")]
    [InlineData("jeanne&%$§neil@laposte.example")]
    [InlineData("jeanne\\neil@laposte.example")]
    public async Task An_address_with_a_sign_that_does_not_belong_there_sends_nothing_to_its_tail(string words)
    {
        await _bot.AddAccountAsync("neil@laposte.example", AccountState.Pending);
        await _bot.AddAccountAsync("anne@laposte.example", AccountState.Pending);
        await _bot.SayAsync("lien d'activation perdu");
        await _bot.SayAsync(words);

        Assert.Empty(await _bot.MailsAsync());
    }

    [Fact]
    public async Task Another_address_after_the_first_one_is_another_request()
    {
        await AskAsync("unknown@laposte.example");
        await _bot.PlayAsync($"""
            > je n'ai pas reçu le lien d'activation, mon adresse est jeanne@laposte.example
            < {Sent("jeanne@laposte.example")}
            """);
        Assert.Equal([("jeanne@laposte.example", Link)], await _bot.MailsAsync());
    }

    private Task AskAsync(string address) => _bot.PlayAsync($"""
        > lien d'activation perdu
        < {Question}
        > {address}
        < {Sent(address)}
        """);

    private static string Sent(string address) =>
        $"C'est fait. Si un compte attend son activation à l'adresse {address}, un nouveau lien vient d'y être envoyé. Il est valable **60 minutes** et remplace le précédent. Sans message d'ici quelques minutes, regardez dans vos courriers indésirables et vérifiez l'adresse.";
}
