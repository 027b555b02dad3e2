using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Sirene.Import;

namespace ChorusAssistant.Bot.Host;

/// <summary>The command line of the embedded register: <c>sirene import</c>.</summary>
public static class SireneCommand
{
    private const string Usage = """
        sirene import FILE [FILE ...]   loads INSEE's StockEtablissement and StockUniteLegale (.csv or .zip) into the database of
                                        ConnectionStrings:Chorus; broken off, it goes on where it stopped
        """;

    /// <summary>Runs the command with the service's own settings. A file that cannot be loaded ends it with one line and exit code 1.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not ["import", _, ..])
        {
            await Console.Error.WriteLineAsync(Usage);
            return 1;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await Startup.RunAsync(() => ImportAsync(arguments[1..], stop.Token));
        }
        catch (Exception wrong) when (wrong is StockFileException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped; the same command goes on from here.");
            return 1;
        }
    }

    private static async Task ImportAsync(string[] paths, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPersistence(builder.Configuration);
        builder.Services.AddSingleton<StockImporter>();
        await using var services = builder.Services.BuildServiceProvider();
        await services.EnsureStoreAsync(cancellationToken);
        foreach (var path in paths)
        {
            var result = await services.GetRequiredService<StockImporter>().RunAsync(path, new Millions(), cancellationToken);
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                file = Path.GetFileName(path),
                kind = result.Kind.ToString(),
                lines = result.Lines,
                stored = result.Stored,
                rejected = result.Rejected,
                firstRejectedLine = result.FirstRejected,
                seconds = Math.Round(result.Elapsed.TotalSeconds, 1),
                linesPerSecond = Math.Round(result.Stored / result.Elapsed.TotalSeconds),
                peakMemoryMiB = Process.GetCurrentProcess().PeakWorkingSet64 >> 20,
            }));
        }
    }

    // Progress<T> would report from another thread, after the result.
    private sealed class Millions : IProgress<long>
    {
        private const long Million = 1_000_000;
        private long _said;

        public void Report(long value)
        {
            if (value / Million > _said)
            {
                _said = value / Million;
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_said} million lines"));
            }
        }
    }
}
