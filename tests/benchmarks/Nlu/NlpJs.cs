using System.Diagnostics;

namespace ChorusAssistant.Benchmarks.Nlu;

/// <summary>npm's nlp.js in a process of its own, installed on the first use. The better of its two answers counts: its decision, or the best of its ranking.</summary>
internal sealed class NlpJs : IPeer
{
    private static readonly string Folder = Path.Combine(Service.BotProject, "..", "tests", "benchmarks", "Nlu", "nlpjs");

    public string Name => "nlp.js 4.27 (npm)";

    public async Task<IReadOnlyList<string>> PredictAsync(LabelledSet set)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            await RunAsync("npm", ["ci", "--loglevel=error"]);
        }

        using var workspace = new Workspace();
        var (train, test) = set.WriteTo(workspace.Folder);
        var answers = (await RunAsync("node", ["peer.cjs", train, test, set.Language]))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        var decided = answers.ConvertAll(answer => answer[0]);
        var first = answers.ConvertAll(answer => answer[1]);
        return Right(decided, set) >= Right(first, set) ? decided : first;
    }

    private static int Right(List<string> predicted, LabelledSet set) => predicted.Where((intent, i) => intent == set.Test[i].Intent).Count();

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}.");
    }
}
