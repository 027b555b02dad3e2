using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChorusAssistant.Domain.Privacy;

/// <summary>Recognises IBAN (ISO 13616, check digits mod 97) and the French RIB.</summary>
internal static partial class BankAccount
{
    private const string Separators = " \u00A0\u202F.-";
    private const int RibLength = 23;
    private const int CheckModulus = 97;

    // Lengths from the IBAN registry (SWIFT): the countries of SEPA, and those that pay from them most.
    private static readonly Dictionary<string, int> _lengths = new(StringComparer.Ordinal)
    {
        ["AD"] = 24, ["AE"] = 23, ["AL"] = 28, ["AT"] = 20, ["AZ"] = 28, ["BA"] = 20, ["BE"] = 16, ["BG"] = 22, ["BH"] = 22, ["BR"] = 29, ["CH"] = 21,
        ["CR"] = 22, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22, ["DK"] = 18, ["DO"] = 28, ["EE"] = 20, ["EG"] = 29, ["ES"] = 24, ["FI"] = 18, ["FO"] = 18,
        ["FR"] = 27, ["GB"] = 22, ["GE"] = 22, ["GI"] = 23, ["GL"] = 18, ["GR"] = 27, ["GT"] = 28, ["HR"] = 21, ["HU"] = 28, ["IE"] = 22, ["IL"] = 23,
        ["IS"] = 26, ["IT"] = 27, ["JO"] = 30, ["KW"] = 30, ["KZ"] = 20, ["LB"] = 28, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20, ["LV"] = 21, ["MC"] = 27,
        ["MD"] = 24, ["ME"] = 22, ["MK"] = 19, ["MR"] = 27, ["MT"] = 31, ["MU"] = 30, ["NL"] = 18, ["NO"] = 15, ["PK"] = 24, ["PL"] = 28, ["PS"] = 29,
        ["PT"] = 25, ["QA"] = 29, ["RO"] = 24, ["RS"] = 22, ["SA"] = 24, ["SE"] = 24, ["SI"] = 19, ["SK"] = 24, ["SM"] = 27, ["TN"] = 24, ["TR"] = 26,
        ["UA"] = 29, ["VA"] = 22, ["XK"] = 20,
    };

    /// <summary>The text with every IBAN in it masked, however its signs are grouped.</summary>
    public static string MaskIbans(string text, ref SensitiveKinds kinds)
    {
        StringBuilder? masked = null;
        var done = 0;
        foreach (var start in Starts().EnumerateMatches(text))
        {
            if (start.Index >= done && EndOfIban(text, start.Index) is var end and > 0)
            {
                (masked ??= new StringBuilder()).Append(text, done, start.Index - done).Append(SensitiveText.Mark);
                done = end;
            }
        }

        if (masked is null)
        {
            return text;
        }

        kinds |= SensitiveKinds.BankAccount;
        return masked.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Where the account that begins there ends, or 0 where none does: how long it is says its country.</summary>
    private static int EndOfIban(string text, int start)
    {
        if (!_lengths.TryGetValue(text[start..(start + 2)].ToUpperInvariant(), out var length))
        {
            return 0;
        }

        var signs = new char[length];
        var count = 0;
        var at = start;
        for (; at < text.Length && count < length; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                signs[count++] = char.ToUpperInvariant(text[at]);
            }
            else if (!Separators.Contains(text[at]))
            {
                return 0;
            }
        }

        var isWhole = count == length && (at == text.Length || !char.IsAsciiLetterOrDigit(text[at]));
        return isWhole && Remainder([.. signs[4..], .. signs[..4]]) == 1 ? at : 0;
    }

    /// <summary>Whether it is bank, branch, account and key of a French account.</summary>
    public static bool IsRib(string candidate)
    {
        var signs = candidate.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).ToArray();
        if (signs.Length != RibLength || signs.AsSpan(0, 10).ContainsAnyExceptInRange('0', '9') || signs.AsSpan(21).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        // Letters of the account number count as digits: A, J = 1; B, K, S = 2; ... I, R, Z = 9.
        var remainder = 0;
        foreach (var sign in signs)
        {
            var digit = char.IsAsciiDigit(sign) ? sign - '0' : sign < 'S' ? (sign - 'A') % 9 + 1 : sign - 'S' + 2;
            remainder = (remainder * 10 + digit) % CheckModulus;
        }

        return remainder == 0;
    }

    // Letters stand for 10 to 35.
    private static int Remainder(ReadOnlySpan<char> signs)
    {
        var remainder = 0;
        foreach (var sign in signs)
        {
            foreach (var digit in char.IsAsciiDigit(sign) ? sign.ToString() : (sign - 'A' + 10).ToString(CultureInfo.InvariantCulture))
            {
                remainder = (remainder * 10 + digit - '0') % CheckModulus;
            }
        }

        return remainder;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z]{2}[ \u00A0\u202F.-]?\d[ \u00A0\u202F.-]?\d", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Starts();
}
