using ChorusAssistant.Bot.Activities;

namespace ChorusAssistant.Tests.Turns;

/// <summary>Small talk, anger and distress in a talk.</summary>
public sealed class SmallTalkTests : IAsyncLifetime
{
    private const string Question = "Quelle est l'adresse e-mail avec laquelle vous avez créé votre compte ? C'est à elle que j'enverrai le lien d'activation. Pensez aussi à regarder dans vos courriers indésirables.";

    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task It_answers_with_tact_and_in_other_words_the_next_time() => await _bot.PlayAsync("""
        > ça va ?
        < Tout va bien de mon côté, merci de le demander. Et vous, que puis-je faire pour vous ?
        > comment ça va
        < Toujours bien, merci. Avez-vous une démarche à faire ?
        > tu es un robot ?
        < Oui, je suis un programme : je m'appelle ClaudIA, et aucune personne n'écrit à ma place. Je peux faire certaines démarches pour vous, et vous mettre en relation avec un conseiller.
        < [Que savez-vous faire ?] [Parler à un conseiller]
        > vous êtes nuls
        < Je n'ai pas encore réussi à vous aider, et vous avez le droit d'être mécontent. Le support peut reprendre votre demande avec ce que vous avez déjà écrit.
        < [Parler à un conseiller]
        """);

    [Fact]
    public async Task It_is_no_miss_and_ends_no_count_of_misses()
    {
        await _bot.SayAsync("blorg zifflu kramp");
        await _bot.SayAsync("bravo");
        await _bot.SayAsync("je n'en peux plus");

        Assert.Equal(1, (await _bot.StateAsync()).Misses);
    }

    [Fact]
    public async Task In_the_middle_of_a_task_it_is_no_failed_answer_and_the_question_comes_again()
    {
        await _bot.SayAsync("lien d'activation perdu");
        for (var i = 0; i < 5; i++)
        {
            await _bot.SayAsync("vous êtes nuls");
            Assert.Equal(Question, BotHarness.Plain(_bot.LastReplies[^1].Text!));
        }

        Assert.Equal(0, (await _bot.StateAsync()).Dialog?.Pending?.Failures);
    }

    [Theory]
    [InlineData("fr-FR", "je veux mourir", "3114", "112")]
    [InlineData("fr-FR", "sans ce paiement je vais me suicider", "3114", "112")]
    [InlineData("en-GB", "I want to kill myself", "3114", "112")]
    public async Task Who_may_be_in_danger_gets_the_numbers_and_is_not_asked_to_rate_the_answer(string locale, string text, params string[] numbers)
    {
        _bot.Locale = locale;
        var reply = Assert.Single(await _bot.SayAsync(text));

        Assert.All(numbers, number => Assert.Contains($"**{number}**", reply.Text, StringComparison.Ordinal));
        Assert.Null(reply.Entities);
        Assert.Equal(0, (await _bot.StateAsync()).Misses);
    }

    [Fact]
    public async Task Danger_comes_before_any_question_even_one_that_takes_any_text()
    {
        _bot.User = new("jeanne@laposte.example", null);
        foreach (var message in (string[])["ouvrir un ticket", "formation"])
        {
            await _bot.SayAsync(message);
        }

        Assert.Contains("Décrivez votre demande", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
        Assert.Contains("**3114**", Assert.Single(await _bot.SayAsync("je veux en finir avec la vie")).Text, StringComparison.Ordinal);

        await _bot.SayAsync("Le lien de la session manque.");
        Assert.StartsWith("Puis-je joindre notre conversation", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hardship_said_in_passing_is_noticed_and_the_request_is_done() => await _bot.PlayAsync($"""
        > je vais fermer ma boîte, je n'ai jamais reçu le lien d'activation de mon compte
        < Je suis désolée de ce que vous traversez. Voyons ce que je peux faire ; et si tout devient trop lourd, le **3114** écoute, gratuitement, jour et nuit.
        < {Question}
        """);

    [Fact]
    public async Task Two_hundred_insults_get_no_insult_back_and_no_loop_of_questions()
    {
        for (var i = 0; i < 200; i++)
        {
            var reply = Assert.Single(await _bot.SayAsync("vous êtes nuls"));
            Assert.Equal(InputHints.Accepting, reply.InputHint);
        }
    }
}
