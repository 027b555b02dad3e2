namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <content>A question that is asked round after round, and a recap that can still be changed.</content>
public abstract partial class DialogEngineTests
{
    [Fact]
    public async Task A_question_can_be_asked_round_after_round() => await _bot.PlayAsync("""
        > meubler une salle
        < Dans la salle : rien. Quoi d'autre ?
        > table
        < Dans la salle : table. Quoi d'autre ?
        > chaise
        < Dans la salle : table, chaise. Quoi d'autre ?
        > retour
        < Dans la salle : table. Quoi d'autre ?
        > lampe
        < Dans la salle : table, lampe. Quoi d'autre ?
        > canapé
        < Ce meuble n'est pas au catalogue ou pas dans la liste.
        > fini
        < Quel jour ?
        """);

    [Fact]
    public async Task A_question_that_takes_corrections_itself_is_not_left_for_an_earlier_one() => await _bot.PlayAsync("""
        > meubler une salle
        < Dans la salle : rien. Quoi d'autre ?
        > table
        < Dans la salle : table. Quoi d'autre ?
        > chaise
        < Dans la salle : table, chaise. Quoi d'autre ?
        > non, pas table
        < Dans la salle : chaise. Quoi d'autre ?
        > non, pas table
        < Ce meuble n'est pas au catalogue ou pas dans la liste.
        """);

    [Fact]
    public async Task A_later_question_corrects_the_last_round_and_no_round_before_it()
    {
        await TellAsync("meubler une salle", "table", "chaise", "non, pas table", "fini");
        await _bot.PlayAsync("""
            > non, lampe
            < Dans la salle : chaise, lampe. Quoi d'autre ?
            > fini
            < Quel jour ?
            """);
        await _bot.SayAsync("non, pas table");

        // The day is free text: what no round takes is the answer, as ever.
        Assert.Equal("Je commande chaise, lampe pour non, pas table. Confirmez-vous ?", _bot.LastReplies[0].Text);
    }

    [Fact]
    public async Task What_is_shown_can_be_changed_in_place_and_a_yes_counts_for_what_is_shown_then()
    {
        await TellAsync("meubler une salle", "table", "chaise", "fini");
        await _bot.PlayAsync("""
            > lundi
            < Je commande table, chaise pour lundi. Confirmez-vous ?
            < [Confirmer la commande] [Annuler]
            > non, pas table
            < Je commande chaise pour lundi. Confirmez-vous ?
            < [Confirmer la commande] [Annuler]
            > lampe
            < Je commande chaise, lampe pour lundi. Confirmez-vous ?
            < [Confirmer la commande] [Annuler]
            > oui
            < C'est commandé.
            """);
        Assert.Equal([("FurnishRoom", "chaise, lampe")], await _bot.DoneAsync());
    }

    [Theory]
    [InlineData("non")]
    [InlineData("surtout pas")]
    public async Task A_no_to_what_could_be_changed_is_a_no(string no)
    {
        await TellAsync("meubler une salle", "table", "fini", "lundi", no);

        Assert.Equal("Rien n'est commandé.", _bot.LastReplies[0].Text);
        Assert.Empty(await _bot.DoneAsync());
    }

    private async Task TellAsync(params string[] messages)
    {
        foreach (var message in messages)
        {
            await _bot.SayAsync(message);
        }
    }
}
