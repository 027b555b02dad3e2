namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <content>Questions, their answers, and choices.</content>
public abstract partial class DialogEngineTests
{
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
    public async Task The_offered_person_is_called_while_the_dialog_waits_and_goes_on()
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

        var state = await _bot.StateAsync();
        Assert.Equal(("ContactSupport", "MoveOffice"), (state.Dialog?.Name, state.Parked?.Name));
        await _bot.PlayAsync("""
            > annuler
            < C'est annulé : rien n'a été transmis au support.
            < Revenons à ce que nous faisions : déménager un bureau. Écrivez « annuler » si vous préférez arrêter là.
            < Quel est le SIRET de l'établissement ?
            """);
    }

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
}
