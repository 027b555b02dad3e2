namespace ChorusAssistant.Tests.Turns;

/// <summary>The client says fr-FR; the user writes what they like.</summary>
public sealed class LanguageTests : IAsyncLifetime
{
    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task English_is_answered_in_english_and_stays_english_for_a_word_or_two()
    {
        await _bot.PlayAsync("""
            > I did not receive the activation link for my account
            < What is the e-mail address you created your account with? I will send the activation link there. Also have a look in your junk folder.
            > cancel
            < Cancelled: I have done nothing. What else can I do for you?
            > thanks
            < You are welcome. Is there anything else?
            """);
        await _bot.SayAsync("où en est ma facture du mois dernier, s'il vous plaît ?");
        Assert.Equal("fr-FR", _bot.LastReplies[^1].Locale);
        Assert.Null((await _bot.StateAsync()).Language);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("help")]
    [InlineData("stop")]
    [InlineData("hello")]
    [InlineData("ok thanks")]
    [InlineData("mail spam")]
    [InlineData("reset password")]
    [InlineData("OK super merci")]
    [InlineData("mon login ne marche plus")]
    [InlineData("le statut deposit error 404")]
    [InlineData("fichier PDF trop volumineux")]
    [InlineData("code service executant")]
    [InlineData("problème upload document")]
    [InlineData("je n'ai pas de feedback du support")]
    [InlineData("jeanne martin jeanne.martin@laposte.example")]
    [InlineData("Factures de travaux MOE MOA")]
    public async Task French_and_borrowed_words_stay_french(string text)
    {
        await _bot.SayAsync(text);

        Assert.Equal("fr-FR", _bot.LastReplies[^1].Locale);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Of_the_phrases_of_three_words_next_to_none_is_taken_for_the_other_language(string language)
    {
        var texts = Brain.Shipped.Content.Intents(language).SelectMany(intent => intent.Utterances).Where(text => text.Split(' ').Length >= 3).ToList();
        var taken = texts.Where(text => Brain.Shipped.Recognizer.Recognize(text, language, BotHarness.Start).Language != language).ToList();

        Assert.InRange(taken.Count, 0, texts.Count / 200);
    }

    [Fact]
    public async Task A_dialog_that_has_an_answer_ends_in_the_language_it_was_begun_in()
    {
        _bot.User = new("jeanne@laposte.example", null);
        await _bot.SayAsync("ouvrir un ticket");
        await _bot.SayAsync("formation");
        await _bot.SayAsync("I cannot find the link of the training session of tomorrow");

        Assert.Equal("fr-FR", _bot.LastReplies[^1].Locale);
        Assert.Contains("Puis-je joindre", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_asks_for_another_language_gets_it()
    {
        await _bot.SayAsync("I want to talk about my invoice that nobody pays");
        Assert.Equal("en-GB", _bot.LastReplies[^1].Locale);

        _bot.Locale = "en-GB";
        await _bot.SayAsync("merci");
        Assert.Equal("en-GB", _bot.LastReplies[^1].Locale);
    }

    [Theory]
    [InlineData("bonjour")]
    [InlineData("où est ma facture")]
    public async Task French_to_an_english_client_is_answered_in_french_where_it_is_clear(string text)
    {
        _bot.Locale = "en-GB";
        await _bot.SayAsync(text);

        Assert.Equal(text.Contains(' ', StringComparison.Ordinal) ? "fr-FR" : "en-GB", _bot.LastReplies[^1].Locale);
    }
}
