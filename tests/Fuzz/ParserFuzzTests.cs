using System.Globalization;
using Xunit.Abstractions;

namespace ChorusAssistant.Tests.Fuzz;

/// <summary>
/// Every parser that reads what comes from outside, on its corpus and on what a mutator makes of it: it keeps its promises, and takes neither
/// long nor much memory. <c>FUZZ_SECONDS</c> is the time for each parser, <c>FUZZ_SEED</c> repeats a run.
/// </summary>
public sealed class ParserFuzzTests(ITestOutputHelper output)
{
    private const double ShortSeconds = 0.3;

    private static readonly FuzzTarget[] _targets =
        [.. typeof(FuzzTarget).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FuzzTarget)) && !type.IsAbstract).Select(type => (FuzzTarget)Activator.CreateInstance(type)!)];

    public static TheoryData<string> Parsers => [.. _targets.Select(target => target.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void A_parser_keeps_its_promises_whatever_it_reads(string parser)
    {
        var seed = Setting("FUZZ_SEED") is { } given ? (int)given : Random.Shared.Next();
        var fuzzer = new Fuzzer(_targets.Single(target => target.Name == parser), seed);

        fuzzer.Run(TimeSpan.FromSeconds(Setting("FUZZ_SECONDS") ?? ShortSeconds));

        output.WriteLine($"{parser}: {fuzzer.Count} inputs, {fuzzer.Ways} ways, seed {seed}");
    }

    private static double? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
