using System.Globalization;

namespace ChorusAssistant.Domain.Identifiers;

/// <summary>Reading and checking of numbers that people copy from letterheads: grouped, dotted, with invisible characters.</summary>
internal static class CheckedDigits
{
    /// <summary>The digits of <paramref name="text"/> without separators, or null where it is not exactly <paramref name="length"/> of them.</summary>
    public static string? Strip(string? text, int length)
    {
        var digits = string.Concat((text ?? "").Where(character => !IsSeparator(character)));

        // All zeros satisfy every checksum and belong to nobody.
        return digits.Length == length && digits.All(char.IsAsciiDigit) && digits.Any(digit => digit != '0') ? digits : null;
    }

    /// <summary>Whether the last digit is the one Luhn's algorithm gives for those before it.</summary>
    public static bool PassLuhn(string digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[digits.Length - 1 - index] - '0';
            var weighted = index % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    // Format characters (zero-width spaces, marks of direction) come along with a copy from a web page or a PDF.
    private static bool IsSeparator(char character) =>
        char.IsWhiteSpace(character) || character == '.' || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
