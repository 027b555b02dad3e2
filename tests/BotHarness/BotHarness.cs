using System.Globalization;
using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Tests.Knowledge;
using ChorusAssistant.Tests.Workflows;
using ChorusAssistant.Workflows;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Jobs;
using ChorusAssistant.Workflows.Persistence.Log;
using ChorusAssistant.Workflows.Persistence.Stores;
using ChorusAssistant.Workflows.Sirene;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests;

/// <summary>
/// The whole service behind its channels: turns, dialogs, understanding, content, workflows and a real SQLite file. Only the clock is
/// the test's, and mail stays in the outbox.
/// </summary>
internal sealed partial class BotHarness : IAsyncDisposable
{
    /// <summary>09:00 in Paris, the reference instant of the demo data.</summary>
    public static readonly DateTimeOffset Start = TestStore.Start;

    private static int _messages;

    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly Brain _brain;
    private readonly Action<IServiceCollection>? _configure;
    private readonly Dictionary<string, string?> _settings;
    private readonly List<IHostedService> _running = [];
    private ServiceProvider _services = null!;

    private BotHarness(string folder, bool ownsFolder, Brain brain, FakeTimeProvider clock, Action<IServiceCollection>? configure, Dictionary<string, string?> settings)
    {
        (_folder, _ownsFolder, _brain, _configure, _settings) = (folder, ownsFolder, brain, configure, settings);
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _services;

    public TurnPipeline Pipeline => _services.GetRequiredService<TurnPipeline>();

    public ILog Log => _services.GetRequiredService<ILog>();

    public string DatabaseFile => Path.Combine(_folder, "chorus.db");

    /// <summary>The conversation that <see cref="PlayAsync"/> plays in.</summary>
    public string Conversation { get; set; } = "conversation-1";

    /// <summary>The language that the user's client asks for.</summary>
    public string Locale { get; set; } = "fr-FR";

    /// <summary>Who is signed in.</summary>
    public SignedInUser? User { get; set; }

    /// <summary>Reads every turn back from the store, as a node does that has never heard of the conversation.</summary>
    public bool IsForgetful { get; init; }

    /// <summary>What the bot said in the last turn.</summary>
    public IReadOnlyList<Activity> LastReplies { get; private set; } = [];

    /// <summary>The service as it is shipped.</summary>
    public static Task<BotHarness> StartAsync(Action<IServiceCollection>? configure = null, params (string Name, string Value)[] settings) =>
        StartAsync(Brain.Shipped, isForgetful: false, configure, settings);

    /// <summary>The service with the dialogs of <c>tests/Dialogs/Engine</c> beside its own.</summary>
    public static Task<BotHarness> StartAsync(
        Brain brain, bool isForgetful, Action<IServiceCollection>? configure = null, params (string Name, string Value)[] settings) =>
        StartAsync(EmptyStore.Value, brain, isForgetful, configure, settings);

    /// <summary>The service as it is shipped, over the demo portal on the day it was made for.</summary>
    public static Task<BotHarness> StartDemoAsync(Action<IServiceCollection>? configure = null, params (string Name, string Value)[] settings) =>
        StartAsync(DemoStore.Value, Brain.Shipped, isForgetful: false, configure, settings);

    private static async Task<BotHarness> StartAsync(
        Task<string> store, Brain brain, bool isForgetful, Action<IServiceCollection>? configure = null, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("bot-").FullName;
        File.Copy(await store, Path.Combine(folder, "chorus.db"));
        var bot = new BotHarness(folder, true, brain, new FakeTimeProvider(Start), configure, settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value))
        {
            IsForgetful = isForgetful,
        };
        await bot.OpenAsync();
        return bot;
    }

    /// <summary>Another node on the same store, with the same clock or one that shows another time.</summary>
    public async Task<BotHarness> StartSecondNodeAsync(DateTimeOffset? now = null)
    {
        var clock = now is { } other ? new FakeTimeProvider(other) : Clock;
        var node = new BotHarness(_folder, false, _brain, clock, _configure, _settings) { Conversation = Conversation, Locale = Locale };
        await node.OpenAsync();
        return node;
    }

    /// <summary>Stops and starts the service on the same store.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    /// <summary>
    /// Plays a talk and compares it whole. Lines: <c>&gt; the user</c>, <c>&lt; the bot</c>, <c>&lt; [button] [button]</c>, and
    /// stage directions: <c>(31 minutes plus tard)</c>, <c>(le service redémarre)</c>, <c>(jeanne@exemple.fr se connecte)</c>.
    /// </summary>
    public async Task PlayAsync(string script)
    {
        var expected = Plain(script.ReplaceLineEndings("\n").Trim('\n'));
        List<string> actual = [];
        foreach (var line in expected.Split('\n').Where(line => line is ['>', ..] or ['(', ..]))
        {
            actual.Add(line);
            if (line[0] == '(')
            {
                await DirectAsync(line);
                continue;
            }

            actual.AddRange((await SayAsync(line[1..].Trim())).SelectMany(Render));
        }

        Assert.Equal(expected, string.Join('\n', actual));
    }

    /// <summary>One message of the user.</summary>
    public async Task<IReadOnlyList<Activity>> SayAsync(string text) =>
        (await SendAsync(new Activity { Type = ActivityTypes.Message, Text = text }, $"key-{Interlocked.Increment(ref _messages)}")).Replies;

    /// <summary>Any activity of the user.</summary>
    public async Task<TurnResult> SendAsync(Activity activity, string? key = null)
    {
        if (IsForgetful)
        {
            _services.GetRequiredService<Conversations>().ForgetAll();
        }

        activity.From ??= new ChannelAccount { Id = "dl_user", Role = "user" };
        activity.Locale ??= Locale;
        var result = await Pipeline.RunAsync(new TurnRequest(Conversation, activity, key, "dl_user", User) { Origin = "https://bot.example" }, CancellationToken.None);
        LastReplies = result.Replies;
        return result;
    }

    /// <summary>
    /// A message as the user reads it: its text, its card, its buttons; an event by its name. No-break spaces look like the others, and so do
    /// apostrophes.
    /// </summary>
    public static IEnumerable<string> Render(Activity reply)
    {
        if (reply.Type == ActivityTypes.Event)
        {
            yield return $"< ({reply.Name})";
            yield break;
        }

        yield return $"< {Plain(FailureNumber().Replace(TicketNumbers().Replace(reply.Text ?? "", "S-XXXX-XXXX"), "**(numéro)**"))}";
        foreach (var card in reply.Attachments ?? [])
        {
            yield return $"< ({card.Content!.Value.GetProperty("buttons")[0].GetProperty("title").GetString()})";
        }

        if (reply.SuggestedActions is { } suggested)
        {
            yield return $"< {string.Join(' ', suggested.Actions.Select(button => $"[{Plain(button.Title!)}]"))}";
        }
    }

    /// <summary>A text with plain spaces and apostrophes.</summary>
    public static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('’', '\'');

    public async Task AddAccountAsync(string login, AccountState state)
    {
        await using var scope = _services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        work.Context.Add(TestAccounts.With(login, state));
        Assert.Equal(CommitOutcome.Committed, await work.CommitAsync(CancellationToken.None));
    }

    public async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using var context = _services.GetRequiredService<Func<ChorusDbContext>>()();
        return await context.Set<T>().AsNoTracking().ToListAsync();
    }

    /// <summary>The mails that committed turns have written, in order: to whom, and the subject.</summary>
    public async Task<List<(string To, string Subject)>> MailsAsync() =>
        [.. (await AllAsync<OutboxMessage>()).OrderBy(mail => mail.CreatedAt).ThenBy(mail => mail.Id).Select(mail => (mail.To, mail.Subject))];

    /// <summary>What was done, and to what.</summary>
    public async Task<List<(string Action, string? Target)>> DoneAsync() =>
        [.. (await AllAsync<AuditEntry>()).Where(entry => entry.Outcome == AuditOutcome.Done).OrderBy(entry => entry.Id).Select(entry => (entry.Action, entry.Target))];

    /// <summary>The conversation's turns as they are stored.</summary>
    public Task<IReadOnlyList<LogEntry>> TurnsAsync(string? conversation = null) =>
        Log.AfterAsync(conversation ?? Conversation, 0, int.MaxValue, CancellationToken.None);

    /// <summary>What the conversation remembers.</summary>
    public async Task<ConversationState> StateAsync() =>
        (await _services.GetRequiredService<Conversations>().ReadAsync(Conversation, CancellationToken.None)).State;

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (_ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Hands over a file, as the upload endpoint does, and says nothing.</summary>
    public async Task<IReadOnlyList<Activity>> SendFileAsync(string name, byte[] content)
    {
        var id = Guid.NewGuid().ToString("N")[..22];
        await using (var scope = _services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<StoredFiles>().Add(new StoredFile
            {
                Id = id,
                Owner = Conversation,
                Name = name,
                ContentType = "application/octet-stream",
                Content = content,
                ExpiresAt = Clock.GetUtcNow().AddDays(1),
            });
            Assert.Equal(CommitOutcome.Committed, await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(CancellationToken.None));
        }

        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Attachments = [new() { Name = name, ContentType = "application/octet-stream", ContentUrl = $"https://bot.example/v3/directline/conversations/{Conversation}/files/{id}?t=x" }],
        };
        return (await SendAsync(activity, $"key-{Interlocked.Increment(ref _messages)}")).Replies;
    }

    /// <summary>Runs the scheduled jobs that are due, and says what they left to say.</summary>
    public async Task RunJobsAsync()
    {
        await _services.GetRequiredService<JobRunner>().RunDueAsync(CancellationToken.None);
        await _services.GetRequiredService<NoticeDelivery>().DeliverAsync(CancellationToken.None);
    }

    /// <summary>What the bot has said in the conversation, from the first word.</summary>
    public async Task<List<string>> SaidAsync()
    {
        List<ReadOnlyMemory<byte>> activities = [];
        foreach (var turn in await TurnsAsync())
        {
            TurnRecord.ReadActivities(turn.Payload, activities);
        }

        return [.. activities.Select(json => ActivityJson.Read(json.Span)!).Where(activity => activity.From?.Role == "bot").Select(activity => activity.Text!)];
    }

    private async Task DirectAsync(string line)
    {
        if (Later().Match(line) is { Success: true } later)
        {
            Clock.Advance(TimeSpan.FromMinutes(int.Parse(later.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
        }
        else if (SignsIn().Match(line) is { Success: true } signsIn)
        {
            User = new SignedInUser(signsIn.Groups[1].Value, Name: null);
        }
        else
        {
            Assert.Equal("(le service redémarre)", line);
            await RestartAsync();
        }
    }

    private async Task OpenAsync()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("ConnectionStrings:Chorus", $"Data Source={DatabaseFile}"),
                new("Storage:Directory", _folder),
                new("ActivationLinks:AddressHashKey", "a key of more than thirty-two characters"),
            ])
            .AddInMemoryCollection(_settings)
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging();
        services.AddPersistence(configuration);
        services.AddStores();
        services.AddFiles();
        services.AddMail(configuration);
        services.AddSirene(configuration);
        services.AddWorkflows();
        services.AddSingleton(_brain.Content);
        services.AddSingleton(_brain.Phrases);
        services.AddSingleton(_brain.Recognizer);
        services.AddSingleton(ShippedKnowledge.Shared);
        services.AddTurns();
        services.AddSingleton<IDocumentLinks, UnsignedLinks>();
        services.AddSingleton(_brain.Dialogs);
        _configure?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await _services.EnsureStoreAsync(CancellationToken.None);
        foreach (var hosted in _services.GetServices<IHostedService>().Where(hosted => hosted is not (OutboxDelivery or JobRunner or NoticeDelivery)))
        {
            await hosted.StartAsync(CancellationToken.None);
            _running.Add(hosted);
        }
    }

    private async Task CloseAsync()
    {
        foreach (var hosted in Enumerable.Reverse(_running))
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        _running.Clear();
        await _services.DisposeAsync();
    }

    /// <summary>Documents' addresses as a transcript can show them.</summary>
    private sealed class UnsignedLinks : IDocumentLinks
    {
        public string PathOf(DocumentTicket document) => $"/documents/{document.Name}";
    }

    [GeneratedRegex(@"^\((\d+) minutes? plus tard\)$")]
    private static partial Regex Later();

    [GeneratedRegex(@"^\((\S+) se connecte\)$")]
    private static partial Regex SignsIn();

    [GeneratedRegex(@"S-[2-9A-Z]{4}-[2-9A-Z]{4}")]
    private static partial Regex TicketNumbers();

    [GeneratedRegex(@"\*\*[0-9a-f]{12}\*\*")]
    private static partial Regex FailureNumber();
}
