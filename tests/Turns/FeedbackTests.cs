using System.Text.Json;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Domain.Satisfaction;

namespace ChorusAssistant.Tests.Turns;

/// <summary>Thumbs, in the three forms that clients send.</summary>
public sealed class FeedbackTests : IAsyncLifetime
{
    private BotHarness _bot = null!;
    private string _answer = "";

    public async Task InitializeAsync()
    {
        _bot = await BotHarness.StartAsync();
        _answer = (await _bot.SayAsync("merci"))[0].Id!;
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    private static readonly string[] _forms = ["event", "vote event", "invoke", "reaction"];

    public static TheoryData<string> Forms { get; } = [.. _forms];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_thumb_up_leaves_one_row_and_no_answer(string form)
    {
        var result = await _bot.SendAsync(Thumb(form, _answer, up: true));

        Assert.Empty(result.Replies);
        var feedback = Assert.Single(await _bot.AllAsync<Feedback>());
        Assert.Equal(("conversation-1", _answer, "Thank", Vote.Up, null), (feedback.ConversationId, feedback.ActivityId, feedback.Workflow, feedback.Vote, feedback.Comment));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_thumb_can_be_turned_and_there_is_still_one_row(string form)
    {
        await _bot.SendAsync(Thumb(form, _answer, up: true));
        await _bot.SendAsync(Thumb(form, _answer, up: false));

        Assert.Equal(Vote.Down, Assert.Single(await _bot.AllAsync<Feedback>()).Vote);
    }

    [Fact]
    public async Task A_comment_is_kept_with_the_vote_and_stays_when_the_vote_comes_again()
    {
        await _bot.SendAsync(Thumb("reaction", _answer, up: false));
        await _bot.SendAsync(Thumb("invoke", _answer, up: false, comment: "Trop vague."));
        await _bot.SendAsync(Thumb("event", _answer, up: false));

        var feedback = Assert.Single(await _bot.AllAsync<Feedback>());
        Assert.Equal((Vote.Down, "Trop vague."), (feedback.Vote, feedback.Comment));
    }

    [Fact]
    public async Task A_comment_may_come_as_a_json_text()
    {
        var thumb = Thumb("invoke", _answer, up: false);
        thumb.Value = JsonSerializer.SerializeToElement(
            new { actionName = "feedback", actionValue = new { reaction = "dislike", feedback = """{"feedbackText":"Trop vague."}""" } });

        await _bot.SendAsync(thumb);

        Assert.Equal("Trop vague.", Assert.Single(await _bot.AllAsync<Feedback>()).Comment);
    }

    [Fact]
    public async Task A_thumb_down_offers_a_person()
    {
        await _bot.SendAsync(Thumb("event", _answer, up: false));

        Assert.Equal(
            ["< Merci de me l'avoir dit, je suis désolée de ne pas vous avoir aidé. Voulez-vous joindre un conseiller ?", "< [Oui, un conseiller] [Non merci]"],
            _bot.LastReplies.SelectMany(BotHarness.Render));
        await _bot.PlayAsync("""
            > Non merci
            < Comme vous voulez. Que puis-je faire d'autre pour vous ?
            """);
    }

    [Fact]
    public async Task A_person_is_offered_once_for_an_answer_whatever_else_is_said_of_it()
    {
        Assert.NotEmpty((await _bot.SendAsync(Thumb("event", _answer, up: false))).Replies);
        Assert.Empty((await _bot.SendAsync(Thumb("invoke", _answer, up: false, comment: "Trop vague."))).Replies);
        await _bot.SayAsync("Non merci");
        Assert.Empty((await _bot.SendAsync(Thumb("event", _answer, up: false))).Replies);
    }

    [Fact]
    public async Task A_thumb_down_that_brings_its_comment_along_offers_a_person_too()
    {
        Assert.NotEmpty((await _bot.SendAsync(Thumb("invoke", _answer, up: false, comment: "Trop vague."))).Replies);
        Assert.Equal("Trop vague.", Assert.Single(await _bot.AllAsync<Feedback>()).Comment);
    }

    [Fact]
    public async Task After_a_thumb_down_a_yes_leads_to_a_ticket_about_what_was_asked()
    {
        await _bot.SayAsync("ma facture 2026-118 déposée en septembre n'est toujours pas payée");
        await _bot.SendAsync(Thumb("event", _bot.LastReplies[^1].Id!, up: false));
        await _bot.SayAsync("Oui, un conseiller");
        await _bot.SayAsync("Déposer une sollicitation");
        Assert.Equal("Suivi et paiement de factures", _bot.LastReplies[^1].SuggestedActions!.Actions[0].Title);

        await _bot.SayAsync("1");
        Assert.Contains("« ma facture 2026-118 déposée en septembre n'est toujours pas payée »", BotHarness.Plain(_bot.LastReplies[^1].Text!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reaction_taken_back_takes_the_vote_back_and_no_other_one()
    {
        await _bot.SendAsync(Thumb("reaction", _answer, up: true));
        await _bot.SendAsync(Withdrawal("dislike"));
        Assert.Equal(Vote.Up, Assert.Single(await _bot.AllAsync<Feedback>()).Vote);

        await _bot.SendAsync(Withdrawal("like"));
        Assert.Empty(await _bot.AllAsync<Feedback>());
    }

    [Fact]
    public async Task A_secret_in_a_comment_is_not_kept()
    {
        await _bot.SendAsync(Thumb("invoke", _answer, up: false, comment: "mon mot de passe : azerty1 ne marche pas"));

        Assert.Equal("mon mot de passe : […] ne marche pas", Assert.Single(await _bot.AllAsync<Feedback>()).Comment);
    }

    [Fact]
    public async Task The_end_of_a_task_can_be_judged_even_where_another_task_goes_on()
    {
        _bot.User = new("jeanne@laposte.example", null);
        await _bot.SayAsync("je n'ai pas reçu le lien d'activation");
        foreach (var message in (string[])["un conseiller", "Déposer une sollicitation", "formation", "non", "Le lien de la session manque.", "non", "oui"])
        {
            await _bot.SayAsync(message);
        }

        Assert.Equal(3, _bot.LastReplies.Count);
        Assert.StartsWith("C'est fait : votre sollicitation", BotHarness.Plain(_bot.LastReplies[0].Text!), StringComparison.Ordinal);
        Assert.Equal([true, false, false], _bot.LastReplies.Select(reply => reply.Entities is not null));
        await _bot.SendAsync(Thumb("event", _bot.LastReplies[0].Id!, up: true));
        Assert.Equal("ContactSupport", Assert.Single(await _bot.AllAsync<Feedback>()).Workflow);
    }

    [Fact]
    public async Task A_thumb_down_in_the_middle_of_a_task_does_not_disturb_it()
    {
        await _bot.SayAsync("je n'ai pas reçu le lien d'activation");
        var result = await _bot.SendAsync(Thumb("event", _answer, up: false));

        Assert.Empty(result.Replies);
        Assert.Equal("ResendActivationLink", (await _bot.StateAsync()).Dialog?.Name);
        Assert.Single(await _bot.AllAsync<Feedback>());
    }

    [Theory]
    [InlineData("conversation-1|0000001")]
    [InlineData("conversation-1|0000003")]
    [InlineData("conversation-1|0000000")]
    [InlineData("conversation-1|9223372036854775807")]
    [InlineData("conversation-1|99999999999999999999")]
    [InlineData("conversation-1|2")]
    [InlineData("conversation-1|-2")]
    [InlineData("conversation-1|n0000001")]
    [InlineData("conversation-2|0000002")]
    [InlineData("|")]
    [InlineData("")]
    public async Task A_vote_about_anything_but_an_answer_of_this_conversation_is_ignored(string activityId)
    {
        var here = _bot.Conversation;
        _bot.Conversation = "conversation-2";
        await _bot.SayAsync("merci");
        _bot.Conversation = here;

        foreach (var form in _forms)
        {
            Assert.Empty((await _bot.SendAsync(Thumb(form, activityId, up: false))).Replies);
        }

        Assert.Empty(await _bot.AllAsync<Feedback>());
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""[null, 1, "x", [], {}]""")]
    [InlineData("""[{"@type": "LikeAction"}]""")]
    [InlineData("""[{"@type": "LikeAction", "object": "x"}]""")]
    [InlineData("""[{"@type": 1, "object": {"identifier": 2}}]""")]
    public async Task A_vote_of_another_shape_is_ignored(string entities)
    {
        var result = await _bot.SendAsync(new Activity
        {
            Type = "event",
            Name = "webchat:activity-status/feedback",
            Entities = JsonSerializer.Deserialize<List<JsonElement>>(entities),
        });

        Assert.Empty(result.Replies);
        Assert.Empty(await _bot.AllAsync<Feedback>());
    }

    [Fact]
    public async Task Thumbs_are_offered_under_answers_and_not_under_questions()
    {
        await _bot.SayAsync("bonjour");
        var thumbs = Assert.Single(_bot.LastReplies[^1].Entities!);
        Assert.All(
            thumbs.GetProperty("potentialAction").EnumerateArray(),
            action => Assert.Equal(_bot.LastReplies[^1].Id, action.GetProperty("object").GetProperty("identifier").GetString()));

        await _bot.SayAsync("je n'ai pas reçu le lien d'activation");
        Assert.Null(Assert.Single(_bot.LastReplies).Entities);
    }

    private static Activity Thumb(string form, string activityId, bool up, string? comment = null) => form switch
    {
        "event" => Event(new Dictionary<string, object>
        {
            ["@type"] = up ? "LikeAction" : "DislikeAction",
            ["object"] = new Dictionary<string, object> { ["@type"] = "Message", ["identifier"] = activityId },
        }),
        "vote event" => Event(new Dictionary<string, object>
        {
            ["@type"] = "VoteAction",
            ["actionOption"] = up ? "upvote" : "downvote",
            ["object"] = new Dictionary<string, object> { ["identifier"] = activityId },
        }),
        "invoke" => new Activity
        {
            Type = "invoke",
            Name = "message/submitAction",
            ReplyToId = activityId,
            Value = JsonSerializer.SerializeToElement(
                new { actionName = "feedback", actionValue = new { reaction = up ? "like" : "dislike", feedback = new { feedbackText = comment } } }),
        },
        _ => new Activity { Type = "messageReaction", ReplyToId = activityId, ReactionsAdded = [new MessageReaction { Type = up ? "like" : "dislike" }] },
    };

    private Activity Withdrawal(string type) =>
        new() { Type = "messageReaction", ReplyToId = _answer, ReactionsRemoved = [new MessageReaction { Type = type }] };

    private static Activity Event(Dictionary<string, object> action) => new()
    {
        Type = "event",
        Name = "webchat:activity-status/feedback",
        Entities = [JsonSerializer.SerializeToElement(action)],
    };
}
