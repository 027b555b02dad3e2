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
    private static readonly Dictionary<string, int> _lengths =
        """
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20
        EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30
        KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28
        PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 XK20
        """
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(country => country[..2], country => int.Parse(country.AsSpan(2), CultureInfo.InvariantCulture), StringComparer.Ordinal);

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
