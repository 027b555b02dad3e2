using System.Globalization;
using System.Net;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using ChorusAssistant.Tests.Workflows.Persistence;
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

            await AssertAwayAsync(service, conversation);
            Assert.Single(await conversation.ReadAllAsync());
        }

        await AssertBackAsync(service, conversation);
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

        // What is small may still find room in pages that are there; whoever watches is told all the same.
        await AssertUnavailableAsync(answer);
        await AssertRedAsync(service);
        Assert.NotEmpty(await conversation.ReadAllAsync());
        File.Delete(filler);
        await AssertBackAsync(service, conversation);
        var copy = Path.Combine(service.Folder, "seen.db");
        File.Copy(Path.Combine(service.FolderFromOutside, "chorus.db"), copy);
        File.Copy(Path.Combine(service.FolderFromOutside, "chorus.db-wal"), copy + "-wal");
        Assert.Equal("ok", await Sqlite.ReadAsync(copy, "PRAGMA integrity_check"));
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

    [Fact]
    public async Task While_postgresql_is_stopped_it_answers_503_and_afterwards_it_goes_on_by_itself()
    {
        var server = new PostgreSqlServer();
        await server.InitializeAsync();
        try
        {
            await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string>
            {
                ["Database__Provider"] = "PostgreSql",
                ["ConnectionStrings__Chorus"] = (await server.CreateDatabaseAsync()).Replace("Pooling=False", "Timeout=5", StringComparison.Ordinal),
            });
            var conversation = await Conversation.OpenAsync(service.Http);
            await server.StopAsync();
            // Longer than the pauses of what works in the background: scheduled jobs, notices, mail.
            await Task.Delay(TimeSpan.FromSeconds(6));

            await AssertAwayAsync(service, conversation);
            using var page = await service.Http.GetAsync(new Uri($"/activation/{LinkToken.Create().Text}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            // What is neither Direct Line nor a mailed page is no defect either.
            using var state = await service.Http.GetAsync(new Uri("/dev/state/audit", UriKind.Relative));
            Assert.NotNull(state.Headers.RetryAfter);
            await Protocol.ProblemAsync(state, 503);

            await server.StartAsync();
            await AssertBackAsync(service, conversation);
            Assert.Equal(0, await service.StopAsync());
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>A start, a post and a sign-in ask to come back; readiness is red, and the process lives.</summary>
    private static async Task AssertAwayAsync(ServiceProcess service, Conversation conversation)
    {
        await AssertUnavailableAsync(await conversation.PostAsync(Message));
        var token = await Protocol.ReadAsync(await service.Http.PostAsync(new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json("{}")));
        await AssertUnavailableAsync(await Protocol.SendAsync(service.Http, HttpMethod.Post, "/v3/directline/conversations", token.Text("token"), Protocol.Json("{}")));
        await AssertRedAsync(service);
    }

    private static async Task AssertRedAsync(ServiceProcess service)
    {
        using var ready = await service.Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var live = await service.Http.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    /// <summary>Nobody has restarted anything: it is ready, and what was refused is taken once.</summary>
    private static async Task AssertBackAsync(ServiceProcess service, Conversation conversation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var ready = await service.Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative), patience.Token);
            if (ready.IsSuccessStatusCode)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }

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
