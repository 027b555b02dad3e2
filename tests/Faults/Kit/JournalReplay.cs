using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Workflows.Persistence.Log;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>Every turn of the log, read back and replayed by this program, stands where it stood.</summary>
internal static class JournalReplay
{
    /// <summary>Looks at a copy of the database of a service that does not run; returns how many journals were replayed.</summary>
    public static async Task<int> AssertSameStateAsync(string databaseFile)
    {
        await using var bot = await BotHarness.StartOverAsync(databaseFile);
        var replayed = 0;
        foreach (var stream in await StreamsAsync(databaseFile))
        {
            var positions = 0L;
            var number = 0L;
            foreach (var entry in await bot.TurnsAsync(stream))
            {
                Assert.Equal(++number, entry.Number);
                List<ReadOnlyMemory<byte>> activities = [];
                TurnRecord.ReadActivities(entry.Payload, activities);
                positions += activities.Count;
                Assert.Equal(positions, entry.LastPosition);
                replayed += await AssertReplaysAsync(bot, entry);
            }
        }

        return replayed;
    }

    private static async Task<int> AssertReplaysAsync(BotHarness bot, LogEntry entry)
    {
        if (TurnRecord.ReadState(entry.Payload.Span) is not { Dialog: { Pending: { } pending } dialog } state)
        {
            return 0;
        }

        var run = await bot.ReplayAsync(entry.Stream, state, dialog);
        Assert.True(run.Stop is DialogStop.Asks asks && asks.Question.Path == pending.Step,
            $"Turn {entry.Number} of {entry.Stream} waits on '{pending.Step}' of {dialog.Name}, but its journal leads to {run.Stop}.");
        Assert.Equal(dialog.Journal.Select(Text), run.Journal.Select(Text));
        return 1;
    }

    private static string Text(JournalEntry step) => $"{step.Kind} {step.Step} {step.Value}";

    private static async Task<List<string>> StreamsAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT stream FROM log";
        List<string> streams = [];
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            streams.Add(rows.GetString(0));
        }

        return streams;
    }
}
