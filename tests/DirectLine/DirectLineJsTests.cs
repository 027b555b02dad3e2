using System.Diagnostics;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>The published <c>botframework-directlinejs</c>, unmodified, holds the main conversation although the service dies in the middle.</summary>
public sealed class DirectLineJsTests
{
    [Theory]
    [InlineData("socket")]
    [InlineData("polling")]
    public async Task The_client_holds_the_conversation_over_a_kill_and_a_restart(string mode)
    {
        await MicrosoftClients.InstallAsync();
        await using var service = await ServiceProcess.StartAsync();
        using var client = Process.Start(new ProcessStartInfo("node", ["direct-line.cjs", service.Address.GetLeftPart(UriPartial.Authority), mode])
        {
            WorkingDirectory = MicrosoftClients.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            Assert.Equal("asked", (await NextAsync(client)).Text("event"));
            await service.KillAsync();
            var starting = service.StartAgainAsync();
            await client.StandardInput.WriteLineAsync("go on");
            await starting;

            var done = await NextAsync(client);

            Assert.True(done.Text("event") == "done", done.ToJsonString());
            AssertWhole(done);
        }
        finally
        {
            client.Kill();
        }
    }

    private static void AssertWhole(JsonNode done)
    {
        var seen = done["seen"]!.AsArray().Select(activity => activity!).ToList();
        var ids = seen.Select(activity => activity.Text("id")).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(
            [done.Text("wished"), done.Text("addressed")],
            seen.Where(activity => activity.Role() == "user").Select(activity => activity.Text("id")));
        Assert.All(seen.Where(activity => activity.Role() == "user"), echo =>
        {
            Assert.Equal(done.Text("userId"), echo["from"].Text("id"));
            Assert.Equal("""{"a":[1,null]}""", echo["channelData"]!["nested"]!.ToJsonString());
        });
        Assert.Contains(Conversation.WaitingAccount, seen[^1].Text("text"), StringComparison.Ordinal);
        Assert.Contains("Online", done["statuses"]!.AsArray().Select(status => (string?)status));
        Assert.DoesNotContain("FailedToConnect", done["statuses"]!.AsArray().Select(status => (string?)status));
    }

    private static async Task<JsonNode> NextAsync(Process client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return JsonNode.Parse(await client.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The client has ended."))!;
    }
}
