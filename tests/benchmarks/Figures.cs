using System.Globalization;

namespace ChorusAssistant.Benchmarks;

/// <summary>Figures from samples, and the lines that show them.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> samples) => Percentile([.. samples.Order()], 0.5);

    public static double Percentile(IReadOnlyList<double> ordered, double share) =>
        ordered.Count == 0 ? double.NaN : ordered[Math.Min(ordered.Count - 1, (int)(share * ordered.Count))];

    /// <summary>Each sample against the mean of its two neighbours on the other side, which had the same disturbances.</summary>
    public static double MedianOfNeighbours(IReadOnlyList<double> samples, IReadOnlyList<double> neighbours) =>
        Median(samples.Select((sample, i) => sample / ((neighbours[i] + neighbours[Math.Min(i + 1, neighbours.Count - 1)]) / 2)));

    public static void Title(string title) => Console.WriteLine($"\n{title}");

    public static void Line(string what, double value, string unit, string format = "N0") =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-58} {value.ToString(format, CultureInfo.InvariantCulture),10} {unit}"));

    public static void Line(string what, string aim, double ratio) => Line($"{what} (aim {aim})", ratio, "x", "N2");
}
