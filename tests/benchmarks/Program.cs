using ChorusAssistant.Benchmarks;

// Ratios are printed and nothing is judged: the machine and its neighbours decide every absolute figure.
if (args is [Echo.Argument, var port])
{
    await Echo.RunAsync(port);
    return 0;
}

Dictionary<string, Func<Options, Task>> benchmarks = new()
{
    ["turns"] = TurnsBenchmark.RunAsync,
    ["start"] = StartBenchmark.RunAsync,
    ["idle-sockets"] = IdleSocketsBenchmark.RunAsync,
    ["typing"] = TypingBenchmark.RunAsync,
    ["soak"] = SoakBenchmark.RunAsync,
    ["long"] = LongBenchmark.RunAsync,
    ["store"] = StoreBenchmark.RunAsync,
    ["size"] = SizeBenchmark.RunAsync,
    ["nlu"] = NluBenchmark.RunAsync,
};

var name = args.FirstOrDefault() ?? "all";
if (name != "all" && !benchmarks.ContainsKey(name))
{
    Console.Error.WriteLine($"usage: benchmarks [{string.Join('|', benchmarks.Keys)}|all] [--seconds 10] [--rows 5560000] [--sockets 10000] [--minutes 30] [--corpora FOLDER]");
    return 64;
}

var options = Options.Parse(args.Skip(1).ToList());
foreach (var (_, run) in benchmarks.Where(benchmark => name == "all" || benchmark.Key == name))
{
    await run(options);
}

return 0;
