using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.Portal;

namespace ChorusAssistant.Tests.Security;

/// <summary>How long the portal's word counts (<c>Portal:SignInLifetime</c>, 12 hours): a token that is renewed again and again must not make it last.</summary>
public sealed class SignInLifetimeTests(RunningBot bot) : IClassFixture<RunningBot>
{
    private const string Login = "joris.tournebise@montclair.example";

    [Fact]
    public async Task A_conversation_is_signed_in_for_twelve_hours_and_then_the_portals_token_is_asked_for_again()
    {
        var made = await MakeAsync(("userToken", await UserTokenAsync()));
        var conversation = new Conversation(bot.Client, made.Text("conversationId"), made.Text("token"));
        await conversation.SayAsync("bonjour");

        // The widget renews every quarter of an hour; a slept one exchanges.
        for (var hour = 0; hour < 11; hour++)
        {
            await bot.AdvanceAsync("01:00:00");
            conversation.Token = (await MakeAsync(("token", conversation.Token))).Text("token");
        }

        await bot.AdvanceAsync("00:50:00");
        var last = await MakeAsync(("token", conversation.Token));
        Assert.InRange((int)last["expires_in"]!, 300, 601); // no longer than the sign-in
        conversation.Token = last.Text("token");
        await conversation.SayAsync("toujours là");

        await bot.AdvanceAsync("00:10:01");
        await Protocol.RefusedAsync(await conversation.SendAsync(HttpMethod.Get, conversation.Path("activities")), 403, "TokenExpired");
        await Protocol.ProblemAsync(await PostAsync(("token", conversation.Token)), 403);

        conversation.Token = (await MakeAsync(("token", conversation.Token), ("userToken", await UserTokenAsync()))).Text("token");
        Assert.Contains(await conversation.ReadAllAsync(), activity => (string?)activity["text"] == "toujours là");
    }

    [Fact]
    public async Task A_stranger_keeps_the_conversation_for_thirty_days()
    {
        var made = await MakeAsync();
        await bot.AdvanceAsync("29.00:00:00");
        Assert.Equal(made.Text("conversationId"), (await MakeAsync(("token", made.Text("token")))).Text("conversationId"));
    }

    private async Task<string> UserTokenAsync() =>
        (await Protocol.ReadAsync(await bot.Client.PostAsJsonAsync("/dev/sign-in", new { login = Login }))).Text("userToken");

    private Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] properties) => bot.Client.PostAsync(
        new Uri("/api/webchat/token", UriKind.Relative),
        Protocol.Json(new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Value))).ToJsonString()));

    private async Task<JsonNode> MakeAsync(params (string Name, string Value)[] properties) => await Protocol.ReadAsync(await PostAsync(properties));
}
