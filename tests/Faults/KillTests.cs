using ChorusAssistant.Tests.RunningService;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Tests.Faults;

/// <summary>Kill -9 while people talk.</summary>
public sealed class KillTests
{
    private const int Instants = 20;
    private const int Talkers = 4;

    /// <summary>Demo accounts, each of which gets one mail; the other talks give addresses that nobody has.</summary>
    private static readonly string[] Accounts =
    [
        "xaviere.bretinval@fournitures.example",
        "katell.pontarveau@vitres.example",
        "joris.pontarveau@ehpad.example",
        "yann.isserand@lycee.example",
    ];

    [Fact]
    public async Task Killed_at_twenty_instants_it_loses_and_repeats_nothing()
    {
        var random = new Random(20261124);
        await using var service = await ServiceProcess.StartAsync();
        using var enough = new CancellationTokenSource();
        List<Talk> finished = [];
        var talkers = Enumerable.Range(0, Talkers).Select(number => TalkAsync(service, number, finished, enough.Token)).ToList();

        for (var instant = 0; instant < Instants; instant++)
        {
            await Task.Delay(random.Next(5, 400));
            await service.KillAsync();
            await service.StartAgainAsync();
        }

        await enough.CancelAsync();
        await Task.WhenAll(talkers);

        Assert.True(finished.Count >= Talkers, $"only {finished.Count} conversations ended");
        foreach (var talk in finished)
        {
            await talk.AssertKeptAsync();
        }

        await AssertOneMailEachAsync(service, [.. finished.Select(talk => talk.Address).Where(Accounts.Contains)]);
        Assert.Equal(0, await service.StopAsync());
        await AssertSoundAsync(service.DatabaseFile);
    }

    private static async Task TalkAsync(ServiceProcess service, int number, List<Talk> finished, CancellationToken enough)
    {
        var random = new Random(number);
        for (var round = 0; !enough.IsCancellationRequested; round++)
        {
            var address = round == 0 && number < Accounts.Length ? Accounts[number] : $"personne-{number}-{round}@nulle-part.example";
            var talk = new Talk(address, service.Http);
            await talk.HoldAsync(() => Task.Delay(random.Next(1, 120), CancellationToken.None));
            lock (finished)
            {
                finished.Add(talk);
            }
        }
    }

    private static async Task AssertOneMailEachAsync(ServiceProcess service, List<string> addresses)
    {
        Assert.Equal(Accounts.Length, addresses.Count);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await CountWaitingAsync(service.DatabaseFile) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }

        var mails = Directory.GetFiles(service.MailFolder, "*.eml").Select(File.ReadAllText).ToList();
        Assert.Equal(addresses.Count, mails.Count);
        Assert.All(addresses, address => Assert.Single(mails, mail => mail.Contains($"To: {address}", StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<long> CountWaitingAsync(string file) =>
        (long)(await ReadAsync(file, "SELECT count(*) FROM outbox WHERE state <> 'sent'"))!;

    private static async Task AssertSoundAsync(string file)
    {
        Assert.Equal("ok", await ReadAsync(file, "PRAGMA integrity_check"));
        Assert.Null(await ReadAsync(file, "PRAGMA foreign_key_check"));
    }

    private static async Task<object?> ReadAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
