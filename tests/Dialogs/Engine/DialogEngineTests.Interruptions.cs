namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <content>What may be said in the middle of a dialog: commands, corrections, digressions, a sign-in.</content>
public abstract partial class DialogEngineTests
{
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
}
