using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <summary>On a node that has the conversation in memory.</summary>
public sealed class DialogEngineInMemoryTests() : DialogEngineTests(isForgetful: false);

/// <summary>On nodes that read the conversation from the store at every turn: the journal must hold all there is.</summary>
public sealed class DialogEngineFromTheStoreTests() : DialogEngineTests(isForgetful: true);

/// <summary>What every dialog can do, as its user sees it.</summary>
public abstract class DialogEngineTests(bool isForgetful) : IAsyncLifetime
{
    private readonly Desk _desk = new();
    private BotHarness _bot = null!;

    public async Task InitializeAsync() =>
        _bot = await BotHarness.StartAsync(Brain.WithTestDialogs, isForgetful, services => services.AddSingleton(_desk));

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Asks_confirms_acts_once_and_ends()
    {
        await _bot.PlayAsync("""
            > déménager mon bureau
            < Quel est le SIRET de l'établissement ?
            > 73282932000074
            < Où faut-il déménager le bureau ?
            > Lyon
            < Je déménage le bureau de 732 829 320 00074, occupé par la mairie, vers Lyon. Confirmez-vous ?
            < [Confirmer le déménagement] [Annuler]
            > oui
            < C'est fait : le bureau est à Lyon.
            < Un commentaire pour les déménageurs ?
            > attention à l'escalier
            < C'est noté : attention à l'escalier.
            """);

        Assert.Equal([("MoveOffice", "73282932000074")], await _bot.DoneAsync());
        Assert.Equal(1, _desk.Acts);
        Assert.Null((await _bot.StateAsync()).Dialog);
    }

    [Fact]
    public async Task What_the_first_sentence_says_is_not_asked_again() => await _bot.PlayAsync("""
        > je veux déménager mon bureau, SIRET 732 829 320 00074
        < Où faut-il déménager le bureau ?
        """);

    [Fact]
    public async Task Says_what_is_wrong_with_an_answer_and_gives_an_example() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > 73282932000075
        < Ce numéro a bien 14 chiffres, mais sa clé de contrôle est fausse : l'un des chiffres est mal tapé. Pouvez-vous vérifier ?
        > 732829320
        < C'est un numéro SIREN (9 chiffres). J'ai besoin du SIRET complet : 14 chiffres.
        > 73282932000074
        < Où faut-il déménager le bureau ?
        > à la Réunion, ou en Guadeloupe, ou même en Polynésie
        < C'est trop long. Pouvez-vous l'écrire plus court ?
        """);

    [Fact]
    public async Task After_three_failures_a_person_is_offered_and_the_question_stays_open() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > 7328
        < Un numéro SIRET a 14 chiffres, avec ou sans espaces. Exemple : 732 829 320 00074
        > 73283
        < Un numéro SIRET a 14 chiffres, avec ou sans espaces. Exemple : 732 829 320 00074
        > 732834
        < Je n'arrive pas à lire votre réponse. Voulez-vous joindre un conseiller ?
        < [Oui, un conseiller] [Non, continuer]
        > Non, continuer
        < D'accord, continuons.
        < Quel est le SIRET de l'établissement ?
        > 73282932000074
        < Où faut-il déménager le bureau ?
        """);

    [Fact]
    public async Task An_answer_after_the_offer_of_a_person_is_an_answer() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > 7328
        < Un numéro SIRET a 14 chiffres, avec ou sans espaces. Exemple : 732 829 320 00074
        > 73283
        < Un numéro SIRET a 14 chiffres, avec ou sans espaces. Exemple : 732 829 320 00074
        > 732834
        < Je n'arrive pas à lire votre réponse. Voulez-vous joindre un conseiller ?
        < [Oui, un conseiller] [Non, continuer]
        > 73282932000074
        < Où faut-il déménager le bureau ?
        """);

    [Fact]
    public async Task The_offered_person_ends_the_dialog()
    {
        await _bot.PlayAsync("""
            > déménager mon bureau
            < Quel est le SIRET de l'établissement ?
            > 7328
            < Un numéro SIRET a 14 chiffres, avec ou sans espaces. Exemple : 732 829 320 00074
            > 73283
            < Un numéro SIRET a 14 chiffres, avec ou sans espaces. Exemple : 732 829 320 00074
            > 732834
            < Je n'arrive pas à lire votre réponse. Voulez-vous joindre un conseiller ?
            < [Oui, un conseiller] [Non, continuer]
            """);

        await _bot.SayAsync("Oui, un conseiller");

        Assert.Null((await _bot.StateAsync()).Dialog);
        Assert.Contains("Nous contacter", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oui")]
    [InlineData("Confirmer le déménagement")]
    [InlineData("ok vas-y c'est parti")]
    public async Task A_yes_is_a_button_or_words(string yes)
    {
        await PlayToConfirmationAsync();
        await _bot.SayAsync(yes);

        Assert.Equal("C'est fait : le bureau est à Lyon.", _bot.LastReplies[0].Text);
    }

    [Theory]
    [InlineData("non")]
    [InlineData("surtout pas")]
    [InlineData("je ne suis pas d'accord")]
    public async Task A_no_does_nothing(string no)
    {
        await PlayToConfirmationAsync();
        await _bot.SayAsync(no);

        Assert.Equal("D'accord, le bureau reste où il est.", _bot.LastReplies[0].Text);
        Assert.Empty(await _bot.DoneAsync());
    }

    [Theory]
    [InlineData("oui mais pas tout de suite")]
    [InlineData("ok annule")]
    [InlineData("pourquoi pas")]
    [InlineData("oui ou non")]
    [InlineData("Lyon")]
    public async Task A_doubtful_answer_never_acts(string doubtful)
    {
        await PlayToConfirmationAsync();
        await _bot.SayAsync(doubtful);

        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task A_yes_counts_for_exactly_what_was_shown()
    {
        await PlayToConfirmationAsync();
        _desk.Tenant = "la préfecture";
        await _bot.PlayAsync("""
            > oui
            < La situation a changé depuis ma question : voici ce qu'il en est maintenant.
            < Je déménage le bureau de 732 829 320 00074, occupé par la préfecture, vers Lyon. Confirmez-vous ?
            < [Confirmer le déménagement] [Annuler]
            > oui
            < C'est fait : le bureau est à Lyon.
            < Un commentaire pour les déménageurs ?
            """);
    }

    [Fact]
    public async Task A_change_that_was_never_shown_is_shown_before_a_yes_counts_even_after_a_doubtful_answer()
    {
        await PlayToConfirmationAsync();
        _desk.Tenant = "la préfecture";
        await _bot.PlayAsync("""
            > peut-être bien
            < La situation a changé depuis ma question : voici ce qu'il en est maintenant.
            < Je déménage le bureau de 732 829 320 00074, occupé par la préfecture, vers Lyon. Confirmez-vous ?
            < [Confirmer le déménagement] [Annuler]
            """);
        _desk.Tenant = "le tribunal";
        await _bot.SayAsync("réserver une salle");
        await _bot.SayAsync("Confirmer le déménagement");

        Assert.Empty(await _bot.DoneAsync());
        Assert.Contains("le tribunal", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_that_comes_late_is_asked_for_again()
    {
        await PlayToConfirmationAsync();
        await _bot.PlayAsync("""
            (31 minutes plus tard)
            > oui
            < Un moment s'est écoulé : voici de nouveau ce que je m'apprête à faire.
            < Je déménage le bureau de 732 829 320 00074, occupé par la mairie, vers Lyon. Confirmez-vous ?
            < [Confirmer le déménagement] [Annuler]
            > oui
            < C'est fait : le bureau est à Lyon.
            < Un commentaire pour les déménageurs ?
            """);
    }

    [Fact]
    public async Task A_page_opened_again_does_not_make_a_late_yes_fresh()
    {
        await PlayToConfirmationAsync();
        _bot.Clock.Advance(TimeSpan.FromMinutes(31));
        await _bot.SendAsync(new() { Type = "event", Name = "webchat/join" });
        await _bot.SayAsync("oui");

        Assert.Equal("Un moment s'est écoulé : voici de nouveau ce que je m'apprête à faire.", _bot.LastReplies[0].Text);
        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task A_question_left_alone_is_closed_when_something_else_comes() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        (31 minutes plus tard)
        > ouvrir le coffre
        < Votre demande précédente (déménager un bureau) était restée sans réponse : je l'ai refermée sans rien faire.
        < Pourquoi faut-il ouvrir le coffre ?
        """);

    [Fact]
    public async Task A_late_answer_is_still_an_answer() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        (31 minutes plus tard)
        > 73282932000074
        < Où faut-il déménager le bureau ?
        """);

    [Theory]
    [InlineData("Salle Marie Curie", "Salle Marie Curie")]
    [InlineData("2", "Salle Marie Curie")]
    [InlineData("la deuxième", "Salle Marie Curie")]
    [InlineData("marie curie", "Salle Marie Curie")]
    [InlineData("Jaures", "Salle Jean Jaurès")]
    [InlineData("la dernière", "Salle Jean Jaurès")]
    public async Task A_choice_is_a_button_a_number_an_ordinal_or_words(string choice, string room)
    {
        await _bot.PlayAsync($"""
            > réserver une salle
            < Les salles sont ouvertes de 8 h à 18 h.
            < Quelle salle voulez-vous ?
            < [Salle Jean Moulin] [Salle Marie Curie] [Salle Jean Jaurès]
            > {choice}
            < À quelle adresse faut-il vous écrire ?
            > jeanne@exemple.fr
            < Nous écrirons à jeanne@exemple.fr.
            < {room} est à vous.
            """);
        Assert.Equal([("BookRoom", room)], await _bot.DoneAsync());
    }

    [Theory]
    [InlineData("Jean")]
    [InlineData("4")]
    [InlineData("0")]
    [InlineData("la quatrième")]
    public async Task A_choice_that_fits_two_or_none_is_asked_again(string choice) => await _bot.PlayAsync($"""
        > réserver une salle
        < Les salles sont ouvertes de 8 h à 18 h.
        < Quelle salle voulez-vous ?
        < [Salle Jean Moulin] [Salle Marie Curie] [Salle Jean Jaurès]
        > {choice}
        < Je n'ai pas compris votre choix. Cliquez sur l'une des propositions, ou écrivez son numéro.
        < [Salle Jean Moulin] [Salle Marie Curie] [Salle Jean Jaurès]
        """);

    [Fact]
    public async Task Cancelling_does_nothing_and_says_so()
    {
        await _bot.PlayAsync("""
            > réserver une salle
            < Les salles sont ouvertes de 8 h à 18 h.
            < Quelle salle voulez-vous ?
            < [Salle Jean Moulin] [Salle Marie Curie] [Salle Jean Jaurès]
            > annuler
            < Aucune salle n'est réservée.
            > annuler
            < Il n'y a rien en cours à annuler. Que puis-je faire pour vous ?
            """);
        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task Cancelling_after_an_act_does_not_claim_that_nothing_was_done()
    {
        await PlayToActAsync();
        await _bot.PlayAsync("""
            > annuler
            < J'arrête là. Ce qui a déjà été fait reste fait. Que puis-je faire d'autre pour vous ?
            """);
    }

    [Fact]
    public async Task Help_explains_and_asks_again() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > aide
        < Nous en étions à ceci : déménager un bureau. Répondez à ma question, ou écrivez « retour » pour revenir à la question précédente, « recommencer » pour repartir du début, « annuler » pour arrêter.
        < Quel est le SIRET de l'établissement ?
        """);

    [Fact]
    public async Task Back_goes_to_the_question_before() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > 73282932000074
        < Où faut-il déménager le bureau ?
        > retour
        < Quel est le SIRET de l'établissement ?
        > retour
        < Nous sommes à la première question : il n'y a rien avant. Écrivez « annuler » pour arrêter.
        < Quel est le SIRET de l'établissement ?
        > 55208131766522
        < Où faut-il déménager le bureau ?
        > Nantes
        < Je déménage le bureau de 552 081 317 66522, occupé par la mairie, vers Nantes. Confirmez-vous ?
        < [Confirmer le déménagement] [Annuler]
        > retour
        < Où faut-il déménager le bureau ?
        """);

    [Fact]
    public async Task Back_asks_what_the_first_sentence_had_said() => await _bot.PlayAsync("""
        > je veux déménager mon bureau, SIRET 732 829 320 00074
        < Où faut-il déménager le bureau ?
        > retour
        < Quel est le SIRET de l'établissement ?
        """);

    [Fact]
    public async Task Back_out_of_a_part_says_nothing_twice() => await _bot.PlayAsync("""
        > réserver une salle
        < Les salles sont ouvertes de 8 h à 18 h.
        < Quelle salle voulez-vous ?
        < [Salle Jean Moulin] [Salle Marie Curie] [Salle Jean Jaurès]
        > 1
        < À quelle adresse faut-il vous écrire ?
        > retour
        < Quelle salle voulez-vous ?
        < [Salle Jean Moulin] [Salle Marie Curie] [Salle Jean Jaurès]
        > 3
        < À quelle adresse faut-il vous écrire ?
        > jeanne@exemple.fr
        < Nous écrirons à jeanne@exemple.fr.
        < Salle Jean Jaurès est à vous.
        """);

    [Fact]
    public async Task Nothing_goes_back_over_an_act()
    {
        await PlayToActAsync();
        await _bot.PlayAsync("""
            > retour
            < Cette étape est déjà faite : je ne peux plus revenir en arrière.
            < Un commentaire pour les déménageurs ?
            > recommencer
            < Cette étape est déjà faite : je ne peux plus revenir en arrière.
            < Un commentaire pour les déménageurs ?
            """);
        Assert.Equal(1, _desk.Acts);
    }

    [Fact]
    public async Task Restart_begins_again() => await _bot.PlayAsync("""
        > je veux déménager mon bureau, SIRET 732 829 320 00074
        < Où faut-il déménager le bureau ?
        > Lyon
        < Je déménage le bureau de 732 829 320 00074, occupé par la mairie, vers Lyon. Confirmez-vous ?
        < [Confirmer le déménagement] [Annuler]
        > recommencer
        < Quel est le SIRET de l'établissement ?
        """);

    [Fact]
    public async Task A_correction_replaces_the_earlier_answer() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > 73282932000074
        < Où faut-il déménager le bureau ?
        > Lyon
        < Je déménage le bureau de 732 829 320 00074, occupé par la mairie, vers Lyon. Confirmez-vous ?
        < [Confirmer le déménagement] [Annuler]
        > en fait c'est 552 081 317 66522
        < Où faut-il déménager le bureau ?
        > Lyon
        < Je déménage le bureau de 552 081 317 66522, occupé par la mairie, vers Lyon. Confirmez-vous ?
        < [Confirmer le déménagement] [Annuler]
        """);

    [Fact]
    public async Task A_correction_without_a_value_asks_for_it() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > 73282932000074
        < Où faut-il déménager le bureau ?
        > non, l'autre SIRET
        < Quel est le SIRET de l'établissement ?
        """);

    [Fact]
    public async Task What_was_done_is_past_correcting()
    {
        await PlayToActAsync();
        await _bot.SayAsync("non, l'autre SIRET");

        Assert.Equal("C'est noté : non, l'autre SIRET.", Assert.Single(_bot.LastReplies).Text);
    }

    [Fact]
    public async Task A_word_in_between_is_answered_and_the_question_asked_again() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > merci
        < Avec plaisir. Avez-vous une autre question ?
        < Quel est le SIRET de l'établissement ?
        > 73282932000074
        < Où faut-il déménager le bureau ?
        """);

    [Fact]
    public async Task Another_request_in_between_asks_whether_to_leave() => await _bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > ouvrir le coffre
        < Nous en étions à ceci : déménager un bureau. Voulez-vous arrêter, et plutôt ouvrir le coffre ?
        < [Oui, changer] [Non, continuer]
        > Non, continuer
        < D'accord, continuons.
        < Quel est le SIRET de l'établissement ?
        > ouvrir le coffre
        < Nous en étions à ceci : déménager un bureau. Voulez-vous arrêter, et plutôt ouvrir le coffre ?
        < [Oui, changer] [Non, continuer]
        > Oui, changer
        < Pourquoi faut-il ouvrir le coffre ?
        """);

    [Fact]
    public async Task Signing_in_midway_goes_on_where_it_was()
    {
        await _bot.PlayAsync("""
            > ouvrir le coffre
            < Pourquoi faut-il ouvrir le coffre ?
            > pour voir
            < Pour cela, vous devez être connecté. Connectez-vous, puis écrivez-moi : je reprendrai où nous en sommes.
            < (Se connecter)
            > c'est fait
            < Vous n'êtes pas encore connecté. Connectez-vous, puis écrivez-moi, ou écrivez « annuler ».
            < (Se connecter)
            (jeanne@exemple.fr se connecte)
            > c'est fait
            < Le coffre est ouvert pour jeanne@exemple.fr (pour voir).
            """);
        Assert.Equal([("OpenSafe", "pour voir")], await _bot.DoneAsync());
    }

    [Theory]
    [InlineData("non, c'est bon maintenant")]
    [InlineData("pardon, je suis connectée")]
    public async Task Whatever_is_written_after_signing_in_the_act_is_done_once(string words)
    {
        await _bot.SayAsync("ouvrir le coffre");
        await _bot.SayAsync("pour voir");
        _bot.User = new("jeanne@exemple.fr", null);

        await _bot.SayAsync(words);

        Assert.Equal([("OpenSafe", "pour voir")], await _bot.DoneAsync());
        Assert.Equal(1, _desk.Acts);
        Assert.Equal("Le coffre est ouvert pour jeanne@exemple.fr (pour voir).", Assert.Single(_bot.LastReplies).Text);
    }

    [Fact]
    public async Task Whoever_is_signed_in_meets_no_wall()
    {
        await _bot.PlayAsync("""
            (jeanne@exemple.fr se connecte)
            > ouvrir le coffre
            < Pourquoi faut-il ouvrir le coffre ?
            > pour voir
            < Le coffre est ouvert pour jeanne@exemple.fr (pour voir).
            """);
    }

    [Fact]
    public async Task What_was_looked_up_stays_as_it_was_then()
    {
        _desk.Found = new(Siret.Parse("73282932000074"), EmailAddress.Parse("jeanne@exemple.fr"), new DateOnly(2026, 3, 1), 12.5m, AuditOutcome.Refused);
        await _bot.PlayAsync("""
            > trouver le locataire
            < J'ai trouvé jeanne@exemple.fr.
            < Pourquoi le cherchez-vous ?
            """);
        _desk.Found = null;
        await _bot.PlayAsync("""
            > une lettre
            < Autre chose à savoir ?
            > rien
            < Présent depuis le dimanche 1 mars 2026 (une lettre).
            """);
        Assert.Equal(1, _desk.Looks);
    }

    [Fact]
    public async Task Nothing_found_stays_nothing()
    {
        await _bot.PlayAsync("""
            > trouver le locataire
            < Je ne trouve personne.
            < Pourquoi le cherchez-vous ?
            (le service redémarre)
            > une lettre
            < Autre chose à savoir ?
            > rien
            < Personne, donc (une lettre).
            """);
        Assert.Equal(1, _desk.Looks);
    }

    [Fact]
    public async Task A_program_changed_under_the_conversation_begins_the_dialog_again()
    {
        await _bot.PlayAsync("""
            > trouver le locataire
            < Je ne trouve personne.
            < Pourquoi le cherchez-vous ?
            > une lettre
            < Autre chose à savoir ?
            """);
        _desk.IsUpdated = true;
        await _bot.PlayAsync("""
            > rien
            < Le service vient d'être mis à jour : reprenons depuis le début (trouver un locataire).
            < Je ne trouve personne.
            < Dans quel but le cherchez-vous ?
            > une lettre
            < Autre chose à savoir ?
            """);
    }

    [Fact]
    public async Task A_question_that_the_update_renamed_begins_the_dialog_again()
    {
        await _bot.PlayAsync("""
            > trouver le locataire
            < Je ne trouve personne.
            < Pourquoi le cherchez-vous ?
            """);
        _desk.IsUpdated = true;
        await _bot.PlayAsync("""
            > une lettre
            < Le service vient d'être mis à jour : reprenons depuis le début (trouver un locataire).
            < Je ne trouve personne.
            < Dans quel but le cherchez-vous ?
            """);
    }

    [Fact]
    public async Task A_failing_act_is_told_with_a_number_and_can_be_tried_again()
    {
        await PlayToConfirmationAsync();
        _desk.Failures = 1;
        await _bot.PlayAsync("""
            > oui
            < Désolée, un incident m'a empêchée de traiter votre message. Rien n'a été perdu : vous pouvez l'envoyer de nouveau. Si cela se reproduit, indiquez le numéro **(numéro)** au support.
            > oui
            < C'est fait : le bureau est à Lyon.
            < Un commentaire pour les déménageurs ?
            """);
        Assert.Equal([("MoveOffice", "73282932000074")], await _bot.DoneAsync());
    }

    [Fact]
    public async Task A_dialog_that_fails_twice_in_a_row_lets_its_user_go()
    {
        await PlayToConfirmationAsync();
        _desk.Failures = 2;
        await _bot.SayAsync("oui");
        await _bot.SayAsync("oui");

        Assert.Null((await _bot.StateAsync()).Dialog);
        Assert.Empty(await _bot.DoneAsync());
        await _bot.PlayAsync("""
            > merci
            < Avec plaisir. Avez-vous une autre question ?
            """);
    }

    [Fact]
    public async Task The_service_may_restart_at_every_line()
    {
        await _bot.PlayAsync("""
            > réserver une salle
            < Les salles sont ouvertes de 8 h à 18 h.
            < Quelle salle voulez-vous ?
            < [Salle Jean Moulin] [Salle Marie Curie] [Salle Jean Jaurès]
            (le service redémarre)
            > 1
            < À quelle adresse faut-il vous écrire ?
            (le service redémarre)
            > jeanne@exemple.fr
            < Nous écrirons à jeanne@exemple.fr.
            < Salle Jean Moulin est à vous.
            (le service redémarre)
            > merci
            < Avec plaisir. Avez-vous une autre question ?
            """);
        Assert.Equal([("BookRoom", "Salle Jean Moulin")], await _bot.DoneAsync());
    }

    [Fact]
    public async Task The_last_message_of_a_reply_says_whose_turn_it_is()
    {
        await _bot.SayAsync("réserver une salle");
        Assert.Equal(["ignoringInput", "expectingInput"], _bot.LastReplies.Select(reply => reply.InputHint));

        await _bot.SayAsync("annuler");
        Assert.Equal(["acceptingInput"], _bot.LastReplies.Select(reply => reply.InputHint));
    }

    [Fact]
    public async Task An_empty_or_endless_message_asks_the_question_again()
    {
        await _bot.PlayAsync("""
            > déménager mon bureau
            < Quel est le SIRET de l'établissement ?
            >
            < Votre message est vide. Écrivez en une phrase ce que vous voulez faire.
            < Quel est le SIRET de l'établissement ?
            """);
        await _bot.SayAsync(new string('a', 4001));

        Assert.Equal(
            ["Votre message est trop long pour moi (4000 caractères au plus). Pouvez-vous le résumer en une ou deux phrases ?", "Quel est le SIRET de l'établissement ?"],
            _bot.LastReplies.Select(reply => reply.Text));
    }

    private Task PlayToConfirmationAsync() => _bot.PlayAsync("""
        > je veux déménager mon bureau, SIRET 732 829 320 00074
        < Où faut-il déménager le bureau ?
        > Lyon
        < Je déménage le bureau de 732 829 320 00074, occupé par la mairie, vers Lyon. Confirmez-vous ?
        < [Confirmer le déménagement] [Annuler]
        """);

    private async Task PlayToActAsync()
    {
        await PlayToConfirmationAsync();
        await _bot.PlayAsync("""
            > oui
            < C'est fait : le bureau est à Lyon.
            < Un commentaire pour les déménageurs ?
            """);
    }
}
