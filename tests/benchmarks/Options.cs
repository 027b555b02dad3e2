using System.Globalization;

namespace ChorusAssistant.Benchmarks;

/// <summary>How much to measure.</summary>
/// <param name="Seconds">Measured seconds of each side.</param>
/// <param name="Rows">Rows of the full log; nine activities in five rows, so ten million by default.</param>
/// <param name="Sockets">Idle WebSockets.</param>
/// <param name="Minutes">How long the soak lasts.</param>
/// <param name="Corpora">A folder of public intent corpora, each a folder with <c>train.tsv</c> and <c>test.tsv</c>; null without.</param>
internal sealed record Options(int Seconds, int Rows, int Sockets, int Minutes, string? Corpora)
{
    public static Options Parse(List<string> arguments) => new(
        Value(arguments, "--seconds", 10), Value(arguments, "--rows", 5_560_000), Value(arguments, "--sockets", 10_000), Value(arguments, "--minutes", 30), Text(arguments, "--corpora"));

    private static string? Text(List<string> arguments, string name)
    {
        var at = arguments.IndexOf(name);
        return at < 0 ? null : arguments[at + 1];
    }

    private static int Value(List<string> arguments, string name, int otherwise)
    {
        var text = Text(arguments, name);
        return text is null ? otherwise : int.Parse(text, CultureInfo.InvariantCulture);
    }
}
