using System.Diagnostics;
using System.Globalization;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using ChorusAssistant.Tests.Workflows.Mail;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>
/// One run: a crowd of people with errands, a bad line, a service that is killed all the time. It ends when everybody has got what they
/// came for, and then checks every promise.
/// </summary>
internal sealed class FaultRun(FaultSettings settings, ServiceProcess service, SmtpServer mail) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private static readonly TimeSpan RequestPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(1500);
    private readonly FaultCounts _counts = new();
    private readonly List<Follower> _followers = [];
    private readonly CancellationTokenSource _end = new(Patience);
    private Troubles _troubles = null!;
    private int _copies;

    /// <summary>Runs; returns what happened in one line. Fails with the seed in the message.</summary>
    public async Task<string> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            await service.StopAsync();
            var errands = await Crowd.InviteAsync(service.DatabaseFile, settings);
            await service.StartAgainAsync();
            await using var line = new BadLine(service.Address.Port, settings.For("line"));
            using var sockets = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(2), MaxConnectionsPerServer = 256 };
            using var restless = new Restless(settings.For("restless"), sockets);
            using var http = new HttpClient(restless) { BaseAddress = line.Address, Timeout = RequestPatience };
            _troubles = new Troubles(service, mail, settings.For("troubles"));
            var people = errands.Select((errand, number) => new Person(errand, http, settings.For("person", number), _counts, _end.Token)).ToList();
            var talks = people.Select((person, number) => TalkAsync(person, number)).ToList();

            while (_troubles.Kills < settings.Kills && !talks.Exists(talk => talk.IsFaulted))
            {
                await _troubles.KillOnceAsync();
            }

            await foreach (var talk in Task.WhenEach(talks))
            {
                await talk;
            }

            await restless.SettleAsync();
            (line.IsCalm, restless.IsCalm) = (true, true);
            await mail.AnswerAsync();
            await AssertPromisesAsync(people);
            return string.Create(CultureInfo.InvariantCulture,
                $"seed {settings.Seed}: {_troubles.Kills} kills ({_troubles.KillsAtStart} during a start), {people.Count} conversations, {_counts.AcknowledgedMessages} messages acknowledged, "
                + $"{_counts.LostRequests} requests lost, {_counts.RefusedRequests} refused, {restless.Repeats} sent twice, {line.Cuts} connections cut, {_troubles.Locks} locks, "
                + $"{_troubles.ClockJumps} clock jumps, {_troubles.MailTroubles} mail troubles, {_copies} copies of mails, {_followers.Sum(follower => follower.Sockets)} sockets of {_followers.Count} followers; {clock.Elapsed.TotalSeconds:F0} s");
        }
        catch (Exception failure)
        {
            await _end.CancelAsync();
            throw new InvalidOperationException(
                $"The fault run failed: FAULT_SEED={settings.Seed} FAULT_KILLS={settings.Kills} FAULT_CONVERSATIONS={settings.Conversations}; {_troubles?.Kills} kills so far. {failure.Message}\n{service.Errors}", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();

    private async Task TalkAsync(Person person, int number)
    {
        // Spread over the whole run: somebody is always in the middle of something.
        var turn = (long)number * settings.Kills / settings.Conversations;
        while (_troubles.Kills < turn)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), _end.Token);
        }

        if (number % 4 != 0)
        {
            await person.TalkAsync(LongestPause);
            return;
        }

        var follower = new Follower(person);
        lock (_followers)
        {
            _followers.Add(follower);
        }

        var last = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await person.BeginAsync();
        var following = follower.FollowUntilAsync(last.Task, _end.Token);
        await person.TalkAsync(LongestPause);
        var history = await person.ReadAllAsync();
        last.SetResult(history[^1].Text("id"));
        await following;
        follower.AssertSawAll(history);
    }

    private async Task AssertPromisesAsync(List<Person> people)
    {
        List<string> before = [];
        foreach (var person in people)
        {
            await person.AssertKeptAsync();
            before.Add(string.Concat((await person.ReadAllAsync()).Select(activity => activity.ToJsonString())));
        }

        var evidence = await Evidence.CollectAsync(service, mail);
        _copies = evidence.Mails.Count - evidence.Mails.DistinctBy(sent => sent.MessageId).Count();
        foreach (var person in people)
        {
            evidence.AssertAgrees(person.Errand);
        }

        // What a new process reads from the log is what the old one had said.
        Assert.Equal(0, await service.StopAsync());
        await JournalReplay.AssertSameStateAsync(service.DatabaseFile);
        await service.StartAgainAsync();
        foreach (var (person, was) in people.Zip(before))
        {
            Assert.Equal(was, string.Concat((await person.ReadAllAsync()).Select(activity => activity.ToJsonString())));
        }
    }
}
