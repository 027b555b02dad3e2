using System.Globalization;
using System.Text.RegularExpressions;

namespace ChorusAssistant.Tests.Security;

/// <summary>The texts of <c>data/xss.txt</c>, which the widget's own tests read too.</summary>
internal static class HostileTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Security", "data", "xss.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith("%% ", StringComparison.Ordinal))
            .Select(Unescape),
    ];

    private static string Unescape(string line) => Regex.Replace(line, @"\\(?:u([0-9A-F]{4})|([ntf\\]))", escape => escape.Groups[1].Success
        ? ((char)int.Parse(escape.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
        : escape.Groups[2].Value switch { "n" => "\n", "t" => "\t", "f" => "\f", var other => other });
}
