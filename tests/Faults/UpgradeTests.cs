using System.IO.Compression;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Tests.Faults.Kit;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Faults;

/// <summary>The database of the version before (57b0182, three conversations of the demo portal), opened in place by this program.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string AskedForTheAddress = "01a20e2c0d9f7504b631218b7698bd21";
    private const string Done = "01a20e2c2cad759abaaed8af596664af";
    private const string AskedAgain = "01a20e2c5fad71bead37a56e80d666b0";

    private static readonly DateTimeOffset AMinuteLater = new(2026, 11, 24, 15, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chorus-upgrade-");

    public UpgradeTests() =>
        ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Faults", "data", "57b0182.zip"), _folder.FullName);

    private string DatabaseFile => Path.Combine(_folder.FullName, "chorus.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Conversations_that_were_under_way_go_on_where_they_were()
    {
        await using var bot = await BotHarness.StartOverAsync(DatabaseFile, AMinuteLater);

        bot.Conversation = AskedForTheAddress;
        Assert.Contains("Si un compte attend son activation à l’adresse personne@nulle-part.example", (await bot.SayAsync("personne@nulle-part.example"))[0].Text, StringComparison.Ordinal);

        bot.Conversation = AskedAgain;
        bot.User = new SignedInUser("lucien.ysolange@fournitures.example", "Lucien Ysolange");
        Assert.Contains("Si un compte attend son activation à l’adresse autre@nulle-part.example", (await bot.SayAsync("autre@nulle-part.example"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_lost_and_every_journal_fits()
    {
        await using var bot = await BotHarness.StartOverAsync(DatabaseFile, AMinuteLater);

        Assert.Equal((2, 4, 3), ((await bot.TurnsAsync(AskedForTheAddress)).Count, (await bot.TurnsAsync(Done)).Count, (await bot.TurnsAsync(AskedAgain)).Count));
        Assert.Equal(("ResendActivationLink", "xaviere.bretinval@fournitures.example"), Assert.Single(await bot.DoneAsync()));
        Assert.Equal(OutboxState.Sent, Assert.Single(await bot.AllAsync<OutboxMessage>()).State);
        Assert.Equal(1, (await bot.AllAsync<Account>()).Single(account => account.Login.Address == "xaviere.bretinval@fournitures.example").ResendCount);
        var found = await new StoreCheck(bot.Services.GetRequiredService<StoreAddress>(), bot.Services.GetRequiredService<StoreConnections>())
            .RunAsync(TurnRecord.FindProblem, CancellationToken.None);
        Assert.Empty(found.Problems);
        Assert.Equal((3, 9), (found.Streams, found.Entries));
        Assert.Equal(4, await JournalReplay.AssertSameStateAsync(DatabaseFile));
    }
}
