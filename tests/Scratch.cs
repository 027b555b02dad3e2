using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ChorusAssistant.Tests;

public sealed class Scratch
{
    [Fact]
    public async Task Dump()
    {
        foreach (var file in Directory.GetFiles("/tmp/sirene-try/talks", "*.txt"))
        {
            var lines = await File.ReadAllLinesAsync(file);
            using var stub = WireMockServer.Start();
            var settings = lines.Contains("#stub") ? new[] { ("Sirene:Source", "Insee"), ("Sirene:BaseUrl", stub.Url!), ("Sirene:ApiKey", "k") } : [];
            await using var bot = await BotHarness.StartDemoAsync(settings: settings);
            List<string> output = [];
            foreach (var line in lines)
            {
                output.Add(line);
                try
                {
                    if (line.StartsWith("#as ")) bot.User = new SignedInUser(line[4..], null);
                    else if (line == "#en") bot.Locale = "en-GB";
                    else if (line == "#welcome") { await bot.SendAsync(new() { Type = "conversationUpdate" }); output.AddRange(bot.LastReplies.SelectMany(BotHarness.Render)); }
                    else if (line.StartsWith("#del ")) { await using var c = bot.Services.GetRequiredService<Func<ChorusDbContext>>()(); var id = long.Parse(line[5..]); await c.Set<StructureRequest>().Where(r => r.Id == id).ExecuteDeleteAsync(); }
                    else if (line.StartsWith("#answer ")) { stub.ResetMappings(); var parts = line.Split(' ', 3); var r = Response.Create().WithStatusCode(int.Parse(parts[1])); if (parts.Length > 2) r = r.WithBody(File.ReadAllText(parts[2])); stub.Given(Request.Create()).RespondWith(r); }
                    else if (line.StartsWith("#file ")) output.AddRange((await bot.SendFileAsync(line[6..], "%PDF-1.4"u8.ToArray())).SelectMany(BotHarness.Render));
                    else if (line.StartsWith("#later ")) { var before = (await bot.SaidAsync()).Count; bot.Clock.Advance(TimeSpan.FromMinutes(int.Parse(line[7..]))); await bot.RunJobsAsync(); output.AddRange((await bot.SaidAsync()).Skip(before).Select(s => "<< " + s)); }
                    else if (line.StartsWith('>')) output.AddRange((await bot.SayAsync(line[1..].Trim())).SelectMany(BotHarness.Render));
                }
                catch (Exception e) { output.Add("!!! " + e); }
            }
            await using (var c = bot.Services.GetRequiredService<Func<ChorusDbContext>>()())
            {
                foreach (var r in (await c.Set<StructureRequest>().AsNoTracking().ToListAsync()).Where(r => r.Id > 8808 || r.ConfirmedAt is not null || r.NextCheckAt is not null || r.ReturnAddress is not null))
                    output.Add($"REQ {r.Id} {r.Type} {r.StructureId} {r.State} {r.Reason} {r.ReplacementSiret} {r.NextCheckAt} {r.FailedChecks} {r.ObservedSireneState}");
                output.Add("DONE " + string.Join("; ", await bot.DoneAsync()));
                output.Add("MAIL " + string.Join("; ", await bot.MailsAsync()));
                output.Add("INACTIVE " + string.Join("; ", (await c.Set<Structure>().AsNoTracking().Where(s => s.State == StructureState.Inactive).ToListAsync()).Select(s => s.Identifier)));
            }
            await File.WriteAllLinesAsync(file.Replace(".txt", ".out"), output);
        }
    }
}
