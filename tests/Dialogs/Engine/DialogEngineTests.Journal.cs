using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <content>What is kept between turns, and what happens when something fails.</content>
public abstract partial class DialogEngineTests
{
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
            < Présent depuis le dimanche 1er mars 2026 (une lettre).
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
        await _bot.PlayAsync("""
            > oui
            < Désolée, un incident m'a empêchée de traiter votre message. Rien n'a été perdu : vous pouvez l'envoyer de nouveau. Si cela se reproduit, indiquez le numéro **(numéro)** au support.
            > oui
            < Désolée, l'incident s'est reproduit : j'ai refermé votre demande, et rien n'a été fait à cette étape. Recommencez plus tard, ou indiquez le numéro **(numéro)** au support.
            """);

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
            _bot.LastReplies.Select(reply => BotHarness.Plain(reply.Text!)));
    }
}
