#pragma warning disable
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.CourtFees;
namespace ChorusAssistant.Tests.Dialogs;
public sealed class ScratchDump
{
    [Fact]
    public async Task Dump()
    {
        var outp = new StreamWriter("/tmp/travel-dump.txt");
        foreach (var script in File.ReadAllText("/tmp/travel-scripts.txt").Split("\n====\n"))
        {
            await using var bot = await BotHarness.StartDemoAsync();
            outp.WriteLine("=====================");
            foreach (var raw in script.Trim('\n').Split('\n'))
            {
                var line = raw;
                if (line.StartsWith("@", StringComparison.Ordinal)) { bot.User = line == "@" ? null : new SignedInUser(line[1..], null); outp.WriteLine(line); continue; }
                if (line.StartsWith("!en", StringComparison.Ordinal)) { bot.Locale = "en-GB"; continue; }
                outp.WriteLine("> " + line);
                if (line.StartsWith("FILE ", StringComparison.Ordinal)) { var p = line[5..]; foreach (var r in (await bot.SendFileAsync(Path.GetFileName(p), File.ReadAllBytes(p))).SelectMany(BotHarness.Render)) outp.WriteLine(r); continue; }
                foreach (var r in (await bot.SayAsync(line)).SelectMany(BotHarness.Render)) outp.WriteLine(r);
            }
            outp.WriteLine("DONE: " + string.Join(", ", await bot.DoneAsync()) + " SHEETS " + string.Join(", ", (await bot.AllAsync<ExpenseSheet>()).Select(s => s.Total)));
        }
        await outp.DisposeAsync();
    }
}
