using System.Globalization;

namespace ChorusAssistant.Benchmarks;

/// <summary>How much to measure.</summary>
/// <param name="Seconds">Measured seconds of each side.</param>
/// <param name="Rows">Rows of the full log; each holds about two activities.</param>
/// <param name="Sockets">Idle WebSockets.</param>
internal sealed record Options(int Seconds, int Rows, int Sockets)
{
    public static Options Parse(List<string> arguments) => new(
        Value(arguments, "--seconds", 10), Value(arguments, "--rows", 5_000_000), Value(arguments, "--sockets", 5_000));

    private static int Value(List<string> arguments, string name, int otherwise)
    {
        var at = arguments.IndexOf(name);
        return at < 0 ? otherwise : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
    }
}
