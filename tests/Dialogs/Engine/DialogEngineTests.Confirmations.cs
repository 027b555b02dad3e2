namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <content>A yes that counts, a yes that does not, and one that comes late.</content>
public abstract partial class DialogEngineTests
{
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

        Assert.Equal("Un moment s'est écoulé : voici de nouveau ce que je m'apprête à faire.", BotHarness.Plain(_bot.LastReplies[0].Text!));
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
}
