using System.Globalization;
using System.Net;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Tests.Faults;

/// <summary>A store that cannot take anything for a while: the client is told to come back, and nothing is lost or done twice.</summary>
public sealed class StoreTests
{
    private const string Message = """{"type":"message","from":{"id":"a"},"text":"bonjour","channelData":{"clientActivityID":"k"}}""";

    [Fact]
    public async Task While_the_database_is_locked_a_post_is_503_and_afterwards_it_is_taken_once()
    {
        await using var service = await ServiceProcess.StartAsync();
        var conversation = await Conversation.OpenAsync(service.Http);
        await using (var connection = new SqliteConnection($"Data Source={service.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var holds = connection.BeginTransaction(deferred: false);

            await AssertUnavailableAsync(await conversation.PostAsync(Message));

            // What is stored can still be read, and the process lives.
            Assert.Single(await conversation.ReadAllAsync());
            using var live = await service.Http.GetAsync(new Uri("/healthz/live", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }

        await AssertTakenOnceAsync(conversation);
    }

    [Fact]
    public async Task While_the_disk_is_full_a_post_is_503_and_afterwards_it_is_taken_once()
    {
        await using var service = await ServiceProcess.StartOnSmallDiskAsync(megabytes: 48);
        var conversation = await Conversation.OpenAsync(service.Http);
        var filler = Path.Combine(service.FolderFromOutside, "filler");
        Fill(filler);

        var answer = await conversation.PostAsync(Message);
        for (var i = 0; i < 200 && answer.IsSuccessStatusCode; i++)
        {
            // Pages that the database had before are used up first.
            answer = await conversation.PostAsync($$"""{"type":"event","name":"x","from":{"id":"a"},"value":"{{new string('x', 50_000)}}"}""");
        }

        await AssertUnavailableAsync(answer);
        Assert.NotEmpty(await conversation.ReadAllAsync());
        File.Delete(filler);
        await AssertTakenOnceAsync(conversation);
    }

    [Fact]
    public async Task A_read_only_database_still_shows_what_was_said_and_refuses_the_rest()
    {
        await using var service = await ServiceProcess.StartAsync();
        var conversation = await Conversation.OpenAsync(service.Http);
        await service.StopAsync();
        await service.StartAgainUnreadyAsync(("ConnectionStrings__Chorus", $"Data Source={service.DatabaseFile};Mode=ReadOnly"));

        await AssertUnavailableAsync(await conversation.PostAsync(Message));
        Assert.Single(await conversation.ReadAllAsync());

        await service.StopAsync();
        await service.StartAgainAsync(("ConnectionStrings__Chorus", $"Data Source={service.DatabaseFile}"));
        await AssertTakenOnceAsync(conversation);
    }

    private static void Fill(string file)
    {
        var block = new byte[64 << 10];
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                stream.Write(block);
            }
        }
        catch (IOException)
        {
            // Full, which is what was wanted.
        }
    }

    private static async Task AssertUnavailableAsync(HttpResponseMessage answer)
    {
        Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), 1, 60);
        await Protocol.RefusedAsync(answer, 503, "ServiceError");
    }

    private static async Task AssertTakenOnceAsync(Conversation conversation)
    {
        var first = (await Protocol.ReadAsync(await conversation.PostAsync(Message))).Text("id");
        var again = (await Protocol.ReadAsync(await conversation.PostAsync(Message))).Text("id");

        Assert.Equal(first, again);
        var all = await conversation.ReadAllAsync();
        Assert.Single(all, activity => activity.Role() == "user" && activity.Text("type") == "message");
        Assert.Single(all, activity => (string?)activity["replyToId"] == first && (string?)activity["inputHint"] != "ignoringInput");
    }
}
