using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Fuzz;

/// <summary>Holds a parser to its promises: on the kept corpus first, then on what the mutator makes of it.</summary>
internal sealed class Fuzzer(FuzzTarget target, int seed)
{
    private const int MostKept = 2_000;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    private readonly Random _random = new(seed);
    private readonly List<byte[]> _pool = [];
    private readonly HashSet<string> _ways = [];

    /// <summary>Inputs tried so far.</summary>
    public int Count { get; private set; }

    /// <summary>Different ways in which they went.</summary>
    public int Ways => _ways.Count;

    private static string Corpus => Path.Combine(ServiceProcess.Root, "tests", "Fuzz", "corpus");

    /// <summary>Runs for that long after the corpus.</summary>
    public void Run(TimeSpan duration)
    {
        foreach (var input in Directory.EnumerateFiles(Path.Combine(Corpus, target.Name)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Concat(target.Seeds))
        {
            Try(input);
            _pool.Add(input);
        }

        var mutator = new Mutator(_random, target.Words, target.Longest);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration)
        {
            var input = mutator.Change(_pool[_random.Next(_pool.Count)], _pool[_random.Next(_pool.Count)]);
            if (Try(input) && _pool.Count < MostKept)
            {
                _pool.Add(input);
            }
        }
    }

    /// <summary>Whether the input went in a way that none went before.</summary>
    private bool Try(byte[] input)
    {
        Count++;
        if (FailureOf(input, out var way) is not { } failure)
        {
            return _ways.Add(way);
        }

        var smallest = Shrink(input, failure.GetType());
        FailureOf(smallest, out _);
        throw new Xunit.Sdk.XunitException($"""
            {target.Name}, seed {seed}, input {Count}: {failure}
            The input, {smallest.Length} bytes: {Literal(smallest)}
            It is kept in {Keep(smallest)}; put into tests/Fuzz/corpus/{target.Name} it is tried first in every run.
            """);
    }

    private Exception? FailureOf(byte[] input, out string way)
    {
        way = "";
        try
        {
            var (time, allocated) = Measure(input, out way);
            if (time > MostTime)
            {
                // Neighbours may have had the processor: what counts is how long this thread had it, the second time.
                var before = ProcessorTime();
                Measure(input, out _);
                time = ProcessorTime() - before;
            }

            return time > MostTime ? new TimeoutException($"It took {time.TotalMilliseconds:N0} ms.")
                : allocated > target.MostAllocated ? new InsufficientMemoryException($"It allocated {allocated / 1e6:N1} MB.")
                : null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private (TimeSpan Time, long Allocated) Measure(byte[] input, out string way)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        way = target.Read(input);
        return (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    // User and system time of this thread, which Linux counts in hundredths of a second.
    private static TimeSpan ProcessorTime()
    {
        var text = File.ReadAllText("/proc/thread-self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
    }

    // Smaller and smaller pieces are left out, as long as it fails in the same way.
    private byte[] Shrink(byte[] input, Type failure)
    {
        var patience = Stopwatch.StartNew();
        for (var piece = Math.Max(1, input.Length / 2); piece > 0; piece /= 2)
        {
            for (var at = 0; at + piece <= input.Length && patience.Elapsed < TimeSpan.FromSeconds(20);)
            {
                byte[] shorter = [.. input.AsSpan(0, at), .. input.AsSpan(at + piece)];
                if (FailureOf(shorter, out _)?.GetType() == failure)
                {
                    input = shorter;
                }
                else
                {
                    at += piece;
                }
            }
        }

        return input;
    }

    private string Keep(byte[] input)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "chorus-fuzz", target.Name)).FullName;
        var file = Path.Combine(folder, $"found-{Convert.ToHexString(SHA256.HashData(input))[..12].ToLowerInvariant()}");
        File.WriteAllBytes(file, input);
        return file;
    }

    private static string Literal(byte[] input) => string.Concat(Encoding.UTF8.GetString(input.Length > 400 ? input[..400] : input).Select(character =>
        character is '\\' or '"' ? $"\\{character}"
        : character < ' ' || char.IsSurrogate(character) || character == '\uFFFD' || char.GetUnicodeCategory(character) == UnicodeCategory.Format ? $"\\u{(int)character:X4}"
        : character.ToString()));
}
