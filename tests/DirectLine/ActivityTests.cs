using System.Text;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>Posting and reading activities (facts/direct-line.md, sections 3, 4 and 7).</summary>
[Collection(SharedService.Name)]
public sealed class ActivityTests(SharedService shared)
{
    [Fact]
    public async Task The_whole_conversation_by_polling_each_answer_ready_when_the_post_is_answered()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var greeting = Assert.Single((await conversation.ReadAsync()).Activities);
        Assert.Equal("bot", greeting.Role());
        var watermark = (await conversation.ReadAsync()).Watermark;

        var wish = await conversation.SayAsync(Conversation.Wish);
        var asked = await conversation.ReadAsync(watermark);
        var address = await conversation.SayAsync(Conversation.WaitingAccount);
        var done = await conversation.ReadAsync(asked.Watermark);

        Assert.Equal(wish, asked.Activities[0].Text("id"));
        Assert.All(asked.Activities.Skip(1), reply => Assert.Equal((wish, "bot"), (reply.Text("replyToId"), reply.Role())));
        Assert.Equal("expectingInput", asked.Activities[^1].Text("inputHint"));
        Assert.Equal(address, done.Activities[0].Text("id"));
        Assert.All(done.Activities.Skip(1), reply => Assert.Equal(address, reply.Text("replyToId")));
        Assert.Contains(Conversation.WaitingAccount, done.Activities[^1].Text("text"), StringComparison.Ordinal);
        Assert.Equal("acceptingInput", done.Activities[^1].Text("inputHint"));
    }

    [Fact]
    public async Task Earlier_messages_of_one_reply_say_that_more_follows()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.SayAsync(Conversation.Wish);
        await conversation.SayAsync("annuler");
        await conversation.SayAsync("bonjour");

        var all = await conversation.ReadAllAsync();

        foreach (var reply in all.Where(activity => activity.Role() == "bot").GroupBy(activity => (string?)activity["replyToId"]))
        {
            Assert.All(reply.SkipLast(1), message => Assert.Equal("ignoringInput", message.Text("inputHint")));
            Assert.Contains(reply.Last().Text("inputHint"), (string[])["expectingInput", "acceptingInput"]);
        }
    }

    [Fact]
    public async Task Ids_and_times_are_the_channels_and_in_order()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.PostAsync("""{"type":"message","id":"mine","timestamp":"2001-01-01T00:00:00Z","channelId":"webchat","from":{"id":"a"},"text":"bonjour","conversation":{"id":"other"},"serviceUrl":"https://evil.example","callerId":"urn:x"}""");

        var all = await conversation.ReadAllAsync();

        var ids = all.Select(activity => activity.Text("id")).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(all, activity =>
        {
            Assert.StartsWith(conversation.Id + "|", activity.Text("id"), StringComparison.Ordinal);
            Assert.Equal(("directline", conversation.Id), (activity.Text("channelId"), activity["conversation"].Text("id")));
            Assert.EndsWith("Z", activity.Text("timestamp").Replace("+00:00", "Z", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Null(activity["serviceUrl"]);
            Assert.Null(activity["callerId"]);
        });
        var times = all.Select(activity => DateTimeOffset.Parse(activity.Text("timestamp"), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(times.Order(), times);
        Assert.True(times[0].Year > 2001);
    }

    [Fact]
    public async Task Times_end_with_a_z()
    {
        var conversation = await Conversation.OpenAsync(shared);

        Assert.EndsWith("Z", (await conversation.ReadAsync()).Activities[0].Text("timestamp"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_sender_is_replaced_by_the_tokens_user_and_never_a_bot()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.PostAsync("""{"type":"message","from":{"id":"claudia","name":"ClaudIA","role":"bot"},"text":"bonjour"}""");

        var echo = (await conversation.ReadAsync()).Activities[1];

        Assert.Equal(SignedToken.Claims(conversation.Token).Text("user"), echo["from"].Text("id"));
        Assert.Equal("user", echo.Role());
    }

    [Fact]
    public async Task With_a_token_of_no_user_the_client_says_who_speaks_and_must_say_so()
    {
        var made = await Protocol.ReadAsync(await Protocol.SendAsync(
            shared.Service.Http, HttpMethod.Post, "/v3/directline/conversations", ServiceProcess.Secret, Protocol.Json("{}")));
        var conversation = new Conversation(shared.Service.Http, made.Text("conversationId"), made.Text("token"));

        await Protocol.ReadAsync(await conversation.PostAsync("""{"type":"message","from":{"id":"ana","role":"bot"},"text":"bonjour"}"""));
        await Protocol.ReadAsync(await conversation.PostAsync("""{"type":"message","from":{"id":"ben"},"text":"bonjour"}"""));
        await Protocol.RefusedAsync(await conversation.PostAsync("""{"type":"message","text":"bonjour"}"""), 400, "MissingProperty");

        var senders = (await conversation.ReadAllAsync()).Where(activity => activity.Role() == "user").Select(activity => activity["from"].Text("id"));
        Assert.Equal(["ana", "ben"], senders);
    }

    [Fact]
    public async Task Channel_data_entities_and_unknown_fields_come_back_as_they_were()
    {
        const string Sent = """
            {"type":"event","name":"page/changed","from":{"id":"a"},"locale":"fr-FR","localTimestamp":"2026-11-24T09:00:00+01:00","localTimezone":"Europe/Paris",
            "channelData":{"clientActivityID":"k1","nested":{"a":[1,2.50,null,"é\u00e9"],"b":{"c":true}},"attachmentSizes":[]},
            "entities":[{"type":"ClientCapabilities","requiresBotState":true}],"value":{"x":[1]},"somethingNew":{"deep":[{}]},"importance":"high"}
            """;
        var conversation = await Conversation.OpenAsync(shared);
        await Protocol.ReadAsync(await conversation.PostAsync(Sent));

        var echo = (await conversation.ReadAsync()).Activities[1];

        var sent = JsonNode.Parse(Sent)!;
        foreach (var name in (string[])["channelData", "entities", "value", "somethingNew", "importance", "name", "localTimestamp", "localTimezone", "locale"])
        {
            Assert.True(JsonNode.DeepEquals(sent[name], echo[name]), $"{name}: {echo[name]?.ToJsonString()}");
        }
    }

    [Fact]
    public async Task Property_names_are_read_in_any_case()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await Protocol.ReadAsync(await conversation.PostAsync("""{"Type":"message","From":{"Id":"a"},"TEXT":"bonjour"}"""));

        Assert.Equal("bonjour", (await conversation.ReadAsync()).Activities[1].Text("text"));
    }

    [Fact]
    public async Task Typing_gets_an_id_and_is_not_stored()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var before = await conversation.ReadAsync();

        var typing = await Protocol.ReadAsync(await conversation.PostAsync("""{"type":"typing","from":{"id":"a"}}"""));

        Assert.NotEqual("", typing.Text("id"));
        var after = await conversation.ReadAsync();
        Assert.Equal((before.Activities.Count, before.Watermark), (after.Activities.Count, after.Watermark));
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","from":{"id":"a"},"membersAdded":[{"id":"a"}]}""")]
    [InlineData("""{"type":"handoff","from":{"id":"a"}}""")]
    [InlineData("""{"type":"trace","from":{"id":"a"},"name":"x"}""")]
    [InlineData("""{"type":"somethingOfTheFuture","from":{"id":"a"}}""")]
    [InlineData("""{"type":"invoke","name":"unknown","from":{"id":"a"}}""")]
    public async Task Activities_that_nobody_shows_are_taken_and_not_shown(string activity)
    {
        var conversation = await Conversation.OpenAsync(shared);

        var posted = await Protocol.ReadAsync(await conversation.PostAsync(activity));

        Assert.NotEqual("", posted.Text("id"));
        Assert.Single(await conversation.ReadAllAsync());
    }

    [Fact]
    public async Task What_answers_no_visible_message_names_none_as_web_chat_would_wait_for_it()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.SayAsync(Conversation.WaitingAccount);
        var answered = (await conversation.ReadAllAsync())[^1];

        await Protocol.ReadAsync(await conversation.PostAsync("""
            {"type":"invoke","name":"message/submitAction","from":{"id":"a"},"replyToId":"§","value":{"actionName":"feedback","actionValue":{"reaction":"dislike"}}}
            """.Replace("§", answered.Text("id"), StringComparison.Ordinal)));

        var all = await conversation.ReadAllAsync();
        var ids = all.Select(activity => activity.Text("id")).ToHashSet();
        Assert.All(all, activity => Assert.True(activity["replyToId"] is null || ids.Contains(activity.Text("replyToId"))));
    }

    [Fact]
    public async Task A_join_event_does_not_greet_twice()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.PostAsync("""{"type":"event","name":"webchat/join","from":{"id":"a"},"value":{"language":"fr-FR"}}""");

        Assert.Single(await conversation.ReadAllAsync(), activity => activity.Role() == "bot");
    }

    [Theory]
    [InlineData("", "BadSyntax")]
    [InlineData("{", "BadSyntax")]
    [InlineData("bonjour", "BadSyntax")]
    [InlineData("null", "BadArgument")]
    [InlineData("[]", "BadArgument")]
    [InlineData("\"message\"", "BadArgument")]
    [InlineData("""{"text":"bonjour","from":{"id":"a"}}""", "MissingProperty")]
    [InlineData("""{"type":null,"text":"bonjour","from":{"id":"a"}}""", "MissingProperty")]
    [InlineData("""{"type":"  ","text":"bonjour","from":{"id":"a"}}""", "MissingProperty")]
    [InlineData("""{"type":7,"text":"bonjour","from":{"id":"a"}}""", "BadArgument")]
    [InlineData("""{"type":"message","text":["bonjour"],"from":{"id":"a"}}""", "BadArgument")]
    [InlineData("""{"type":"message","text":"bonjour","from":"a"}""", "BadArgument")]
    [InlineData("""{"type":"message","text":"bonjour","from":{"id":"a"},"attachments":{}}""", "BadArgument")]
    [InlineData("""{"type":"message","text":"\ud800","from":{"id":"a"}}""", "BadArgument")]
    public async Task A_broken_body_is_400_and_changes_nothing(string body, string code)
    {
        var conversation = await Conversation.OpenAsync(shared);

        await Protocol.RefusedAsync(await conversation.PostAsync(body), 400, code);

        Assert.Single(await conversation.ReadAllAsync());
    }

    [Theory]
    [InlineData("""{"clientActivityID":"\ud800"}""")]
    [InlineData("""{"clientActivityID":"a\u0000b"}""")]
    [InlineData("""{"clientActivityID":7}""")]
    [InlineData("""{"clientActivityID":null}""")]
    [InlineData("""{"x":"\udc00"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Odd_channel_data_never_is_a_server_error(string channelData)
    {
        var conversation = await Conversation.OpenAsync(shared);

        using var answer = await conversation.PostAsync($$"""{"type":"message","text":"bonjour","from":{"id":"a"},"channelData":{{channelData}}}""");

        Assert.True((int)answer.StatusCode is 200 or 400, await answer.Content.ReadAsStringAsync());
        await conversation.SayAsync("bonjour");
        Assert.NotEmpty(await conversation.ReadAllAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_400()
    {
        var conversation = await Conversation.OpenAsync(shared);
        foreach (var template in (string[])["""{"type":"message","text":"*","from":{"id":"a"}}""", """{"type":"message","text":"a","from":{"id":"a"},"channelData":{"clientActivityID":"*"}}"""])
        {
            var bytes = Encoding.ASCII.GetBytes(template);
            bytes[Array.IndexOf(bytes, (byte)'*')] = 0xFF;
            using var body = new ByteArrayContent(bytes) { Headers = { { "Content-Type", "application/json" } } };

            using var answer = await conversation.SendAsync(HttpMethod.Post, conversation.Path("activities"), body);

            Assert.Equal(400, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Json_deeper_than_anybody_needs_is_400()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var deep = $"{new string('[', 5000)}{new string(']', 5000)}";

        using var answer = await conversation.PostAsync($$"""{"type":"message","text":"a","from":{"id":"a"},"channelData":{{deep}}}""");

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_megabyte_of_text_is_413_announced_or_not()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var large = new JsonObject { ["type"] = "message", ["from"] = new JsonObject { ["id"] = "a" }, ["text"] = new string('x', 1 << 20) }.ToJsonString();

        await Protocol.RefusedAsync(await conversation.PostAsync(large), 413, "MessageSizeTooBig");
        using var chunked = new PushedContent(Encoding.UTF8.GetBytes(large));
        await Protocol.RefusedAsync(await conversation.SendAsync(HttpMethod.Post, conversation.Path("activities"), chunked), 413, "MessageSizeTooBig");

        await conversation.SayAsync("bonjour");
    }

    [Fact]
    public async Task Control_characters_are_text_like_any_other()
    {
        var conversation = await Conversation.OpenAsync(shared);

        await conversation.SayAsync("bon\u0000jour\u001b[31m\u202e\u0007\r\n\t");

        var all = await conversation.ReadAllAsync();
        Assert.Equal("bon\u0000jour\u001b[31m\u202e\u0007\r\n\t", all[1].Text("text"));
        Assert.Equal("bot", all[^1].Role());
    }

    [Fact]
    public async Task The_same_message_sent_again_gets_the_first_id_and_changes_nothing()
    {
        var conversation = await Conversation.OpenAsync(shared);

        var first = await conversation.SayAsync(Conversation.Wish, "k");
        await conversation.SayAsync("annuler");
        var before = await conversation.ReadAllAsync();
        var again = await conversation.SayAsync(Conversation.Wish, "k");

        Assert.Equal(first, again);
        Assert.Equal(before.Count, (await conversation.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Copies_of_a_message_that_arrive_together_are_one_message()
    {
        for (var round = 0; round < 25; round++)
        {
            var conversation = await Conversation.OpenAsync(shared);

            var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => conversation.SayAsync(Conversation.Wish, "k")));

            Assert.Single(ids.Distinct());
            Assert.Single(await conversation.ReadAllAsync(), activity => activity.Role() == "user");
        }
    }

    [Fact]
    public async Task Messages_that_overlap_are_all_kept_and_each_is_answered_once()
    {
        var conversation = await Conversation.OpenAsync(shared);

        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => conversation.SayAsync("bonjour", $"k{i}")));

        var all = await conversation.ReadAllAsync();
        Assert.Equal(ids.Order(StringComparer.Ordinal), all.Where(activity => activity.Role() == "user").Select(activity => activity.Text("id")));
        foreach (var id in ids)
        {
            var at = all.Select((activity, index) => (activity, index)).First(pair => pair.activity.Text("id") == id).index;
            Assert.Equal(id, all[at + 1].Text("replyToId"));
        }
    }

    [Fact]
    public async Task The_same_client_id_of_two_users_is_two_messages()
    {
        var made = await Protocol.ReadAsync(await Protocol.SendAsync(
            shared.Service.Http, HttpMethod.Post, "/v3/directline/conversations", ServiceProcess.Secret, Protocol.Json("{}")));
        var conversation = new Conversation(shared.Service.Http, made.Text("conversationId"), made.Text("token"));

        foreach (var user in (string[])["ana", "ben", "ana"])
        {
            await conversation.PostAsync($$$"""{"type":"message","from":{"id":"{{{user}}}"},"text":"bonjour","channelData":{"clientActivityID":"k"}}""");
        }

        Assert.Equal(2, (await conversation.ReadAllAsync()).Count(activity => activity.Role() == "user"));
    }

    /// <summary>A body whose length is not told before.</summary>
    private sealed class PushedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
