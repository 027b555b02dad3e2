using System.Text.Json;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Backup;

namespace ChorusAssistant.Bot.Host;

/// <summary>The operator's commands for the store: <c>backup</c>, <c>restore</c> and <c>check</c>, with the service's own settings.</summary>
public static class StoreCommand
{
    private const int Failed = 1;
    private const int WrongUse = 2;

    private static readonly Dictionary<string, string> Usage = new(StringComparer.Ordinal)
    {
        ["backup"] = "Usage: backup FILE (copies database and keys into a new .zip, also while the service runs)",
        ["restore"] = "Usage: restore FILE (puts a backup in place of database and keys; no service may run)",
        ["check"] = "Usage: check (reads the whole database and says what is wrong in it)",
    };

    /// <summary>
    /// Runs the command if the arguments name one. Exit codes: 0 done, 1 not done (one line says why; for <c>check</c> one line a problem),
    /// 2 wrong use, 69 and 78 as of a start.
    /// </summary>
    public static async Task<int?> TryRunAsync(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is not [var name, ..] || !Usage.TryGetValue(name, out var usage))
        {
            return null;
        }

        Func<IServiceProvider, Task<int>>? run = arguments switch
        {
            ["backup", { Length: > 0 } file] => services => BackupAsync(services, file),
            ["restore", { Length: > 0 } file] => services => RestoreAsync(services, file),
            ["check"] => CheckAsync,
            _ => null,
        };
        if (run is null)
        {
            await Console.Error.WriteLineAsync(usage);
            return WrongUse;
        }

        var exitCode = 0;
        var started = await Startup.RunAsync(async () => exitCode = await RunAsync(run));
        return started != 0 ? started : exitCode;
    }

    private static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> run)
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPersistence(builder.Configuration);
        builder.Services.AddSingleton<StoreBackup>();
        builder.Services.AddSingleton<StoreRestore>();
        builder.Services.AddSingleton<StoreCheck>();
        await using var services = builder.Services.BuildServiceProvider();
        try
        {
            return await run(services);
        }
        catch (BackupException why)
        {
            await Console.Error.WriteLineAsync(why.Message.ReplaceLineEndings(" "));
            return Failed;
        }
    }

    private static async Task<int> BackupAsync(IServiceProvider services, string file)
    {
        await services.GetRequiredService<StoreBackup>().WriteAsync(file, CancellationToken.None);
        Console.WriteLine($"The backup is {Path.GetFullPath(file)}. It holds the service's keys: keep it as secret as they are.");
        return 0;
    }

    private static async Task<int> RestoreAsync(IServiceProvider services, string file)
    {
        var aside = await services.GetRequiredService<StoreRestore>().RunAsync(file, CancellationToken.None);
        Console.WriteLine(aside is null ? "Restored." : $"Restored. What was there before is in {aside}.");
        return 0;
    }

    private static async Task<int> CheckAsync(IServiceProvider services)
    {
        var result = await services.GetRequiredService<StoreCheck>().RunAsync(TurnRecord.FindProblem, CancellationToken.None);
        foreach (var problem in result.Problems)
        {
            Console.WriteLine(problem);
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            problems = result.Problems.Count,
            conversations = result.Streams,
            turns = result.Entries,
            mails = result.Mails,
            deadMails = result.DeadMails,
            auditRows = result.AuditRows,
        }));
        return result.Problems.Count == 0 ? 0 : Failed;
    }
}
