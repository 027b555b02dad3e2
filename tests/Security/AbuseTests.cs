using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Domain.Accounts;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Activity = ChorusAssistant.Bot.Activities.Activity;

namespace ChorusAssistant.Tests.Security;

/// <summary>Whether an account exists cannot be learnt, a mailbox cannot be flooded, and who floods the service is stopped alone.</summary>
public sealed class AbuseTests
{
    private static readonly string[] Kinds = ["pending", "active", "disabled", "unknown"];

    /// <summary>40 tries of each kind, or as many as ENUMERATION_TRIES says (500 for the promise of SECURITY.md).</summary>
    [Fact]
    public async Task Known_unknown_active_and_disabled_addresses_get_the_same_bytes_in_the_same_time()
    {
        var tries = int.Parse(Environment.GetEnvironmentVariable("ENUMERATION_TRIES") ?? "40", CultureInfo.InvariantCulture);
        await using var bot = await BotHarness.StartAsync();
        for (var i = -1; i < tries; i++)
        {
            await bot.AddAccountAsync(AddressOf("pending", i), AccountState.Pending);
            await bot.AddAccountAsync(AddressOf("active", i), AccountState.Active);
            await bot.AddAccountAsync(AddressOf("disabled", i), AccountState.Disabled);
        }

        var times = Kinds.ToDictionary(kind => kind, _ => new List<double>());
        HashSet<string> answers = [];
        for (var i = -1; i < tries; i++) // the first of each warms up
        {
            // In turn, and each time another one first: what else the machine does meets all of them.
            for (var turn = 0; turn < Kinds.Length; turn++)
            {
                var kind = Kinds[(turn + i + 1) % Kinds.Length];
                var address = AddressOf(kind, i);
                bot.Conversation = $"enumeration-{kind}-{i}";
                await bot.SayAsync("je ne trouve pas le mail avec le lien pour activer mon compte");
                var started = Stopwatch.GetTimestamp();
                var replies = await bot.SayAsync(address);
                var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                answers.Add(string.Join('\n', replies.Select(reply => Bytes(reply, bot.Conversation, address))));
                if (i >= 0)
                {
                    times[kind].Add(elapsed);
                }
            }
        }

        Assert.Single(answers);
        var means = times.ToDictionary(pair => pair.Key, pair => pair.Value.Average());
        foreach (var (a, b) in from a in Kinds from b in Kinds where string.CompareOrdinal(a, b) < 0 select (a, b))
        {
            // Few tries on a busy machine scatter; what is beyond four standard errors does not come from there.
            var error = Math.Sqrt((Variance(times[a]) / tries) + (Variance(times[b]) / tries));
            var allowed = 5 + (tries >= 500 ? 0 : 4 * error);
            Assert.True(Math.Abs(means[a] - means[b]) <= allowed,
                string.Create(CultureInfo.InvariantCulture, $"{a} {means[a]:0.00} ms, {b} {means[b]:0.00} ms, {allowed:0.00} allowed"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"enumeration, {tries} tries, mean ms: {string.Join(", ", means.Select(pair => $"{pair.Key} {pair.Value:0.00}"))}"));
    }

    [Fact]
    public async Task Many_conversations_cannot_flood_a_mailbox()
    {
        const string Victim = "cible@exemple.fr";
        await using var bot = await BotHarness.StartAsync();
        await bot.AddAccountAsync(Victim, AccountState.Pending);
        string[] spellings = [Victim, "CIBLE@exemple.fr", " cible@EXEMPLE.fr ", "Mon adresse est cible@exemple.fr.", "<cible@exemple.fr>"];

        HashSet<string> answers = [];
        for (var hour = 0; hour < 24; hour++)
        {
            for (var i = 0; i < 5; i++)
            {
                bot.Conversation = $"flood-{hour}-{i}";
                await bot.SayAsync("renvoyez-moi mon lien d'activation");
                var replies = await bot.SayAsync(spellings[i]);
                answers.Add(string.Join('\n', replies.Select(reply => reply.Text)));
            }

            var sent = (await bot.MailsAsync()).Count(mail => mail.To == Victim);
            Assert.InRange(sent, 1, hour == 0 ? 3 : 10);
            bot.Clock.Advance(TimeSpan.FromMinutes(59));
        }

        Assert.Equal(10, (await bot.MailsAsync()).Count(mail => mail.To == Victim));
        Assert.Single(answers); // and nothing tells which request sent a mail
    }

    [Fact]
    public void A_conversation_at_a_hundred_messages_a_second_is_stopped_alone()
    {
        var clock = new FakeTimeProvider();
        var limits = new RateLimits(Options.Create(new RateLimitOptions()), clock);
        var (refused, firstRefusal, neighbours) = (0, 0, 0);
        for (var sent = 1; sent <= 6000; sent++) // a minute
        {
            if (limits.TakePost("flood") is { } wait)
            {
                refused++;
                firstRefusal = firstRefusal == 0 ? sent : firstRefusal;
                Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(1));
            }

            // Fifty people behind one address, two messages a second each.
            neighbours += limits.TakePost($"person-{sent % 50}") is null ? 0 : 1;
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(firstRefusal, 2390, 2410); // 1,200 at once and 50 a second: after 24 seconds
        Assert.InRange(refused, 1790, 1810); // half of what came after
        Assert.Equal(0, neighbours);
    }

    [Fact]
    public void One_account_that_asks_for_tokens_without_end_is_stopped_alone()
    {
        var limits = new RateLimits(Options.Create(new RateLimitOptions()), new FakeTimeProvider());

        Assert.Equal(60, Enumerable.Range(0, 100).Count(_ => limits.TakeToken("eve@entreprise.example") is null));
        Assert.Null(limits.TakeToken("ana@entreprise.example"));
        Assert.Null(limits.TakeToken(null));
    }

    private static string AddressOf(string kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{new string('x', 10 - kind.Length)}{number + 1000}@entreprise.example");

    private static string Bytes(Activity reply, string conversation, string address)
    {
        var json = System.Text.Encoding.UTF8.GetString(ActivityJson.Serialize(reply));
        json = json.Replace(conversation, "C", StringComparison.Ordinal).Replace(address, "A", StringComparison.Ordinal);
        return Regex.Replace(json, "\"(timestamp|localTimestamp)\":\"[^\"]*\"", "$1");
    }

    private static double Variance(List<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }
}
