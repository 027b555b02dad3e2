using System.Text.RegularExpressions;

namespace ChorusAssistant.Domain.Privacy;

/// <summary>
/// Takes out of a text what must neither be kept nor travel: passwords, bank accounts, payment cards, social security and telephone
/// numbers, the secret part of links. Everything that can be checked is checked (mod 97, Luhn), so that SIRET, SIREN, invoice numbers and
/// amounts stay. E-mail addresses stay: the jobs need them.
/// </summary>
public static partial class SensitiveText
{
    /// <summary>What stands where something sensitive stood.</summary>
    public const string Mark = "[…]";

    /// <summary>The text without it; everything else is unchanged.</summary>
    public static string Mask(string text) => Find(text).Text;

    /// <summary>The text without it, and what it was.</summary>
    public static MaskedText Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kinds = SensitiveKinds.None;
        text = Replace(text, LinkSecrets(), SensitiveKinds.Link, static found => $"{found.Groups[1].Value}{Mark}", ref kinds);
        text = Replace(text, SignedTokens(), SensitiveKinds.Link, static _ => Mark, ref kinds);
        text = PasswordText.Mask(text, ref kinds);
        return new MaskedText(text.AsSpan().ContainsAnyInRange('0', '9') ? MaskNumbers(text, ref kinds) : text, kinds);
    }

    private static string MaskNumbers(string text, ref SensitiveKinds kinds)
    {
        text = BankAccount.MaskIbans(text, ref kinds);
        text = Replace(text, Ribs(), SensitiveKinds.BankAccount, static found => BankAccount.IsRib(found.Value) ? Mark : null, ref kinds);
        text = Replace(text, SocialSecurityNumbers(), SensitiveKinds.SocialSecurityNumber, static found => SocialSecurityNumber.Is(found.Value) ? Mark : null, ref kinds);
        text = Replace(text, CardNumbers(), SensitiveKinds.PaymentCard, static found => PaymentCard.Is(found.Value) ? Mark : null, ref kinds);
        return Replace(text, Telephones(), SensitiveKinds.Telephone, static _ => Mark, ref kinds);
    }

    /// <summary>Replaces what <paramref name="mask"/> does not leave alone (null).</summary>
    private static string Replace(string text, Regex candidates, SensitiveKinds kind, Func<Match, string?> mask, ref SensitiveKinds kinds)
    {
        var found = SensitiveKinds.None;
        var masked = candidates.Replace(text, candidate =>
        {
            if (mask(candidate) is not { } replacement)
            {
                return candidate.Value;
            }

            found = kind;
            return replacement;
        });
        kinds |= found;
        return masked;
    }

    // Every repetition is atomic or short: hostile text costs no more than its length.
    [GeneratedRegex(@"(/(?:activation|documents)/)(?>[A-Za-z0-9_.~%-]{16,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkSecrets();

    // A JSON Web Token: three parts in base64url, the first of which is an object.
    [GeneratedRegex(@"\beyJ(?>[A-Za-z0-9_-]{8,})\.(?>[A-Za-z0-9_-]{8,})\.(?>[A-Za-z0-9_-]{8,})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignedTokens();

    // Bank, branch, account (letters too), key.
    [GeneratedRegex(@"(?<![A-Za-z0-9])\d{5}[ \u00A0\u202F.-]?\d{5}[ \u00A0\u202F.-]?[A-Za-z0-9]{11}[ \u00A0\u202F.-]?\d{2}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ribs();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])[1-8][ \u00A0\u202F.-]?\d{2}[ \u00A0\u202F.-]?\d{2}[ \u00A0\u202F.-]?(?:\d{2}|2[ABab])[ \u00A0\u202F.-]?\d{3}[ \u00A0\u202F.-]?\d{3}[ \u00A0\u202F./-]{0,3}\d{2}(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SocialSecurityNumbers();

    // In groups of four, in Amex's groups, or in one piece; in one piece right after the word "facture" it is an invoice number, whatever
    // its digits sum up to.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?:\d{4}(?:[ \u00A0\u202F.-]\d{4}){3}(?:[ \u00A0\u202F.-]?\d{1,3})?|\d{4}[ \u00A0\u202F.-]\d{6}[ \u00A0\u202F.-]\d{5}|" +
        @"(?<!\b(?:facture|invoice)s?[ \u00A0](?:n°|no|numéro|number)?[ \u00A0:]{0,3})\d{13,19})(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CardNumbers();

    // French numbers (0X or +33 X) in pairs or in one piece, and any other with its country's code; never a part of a longer number.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?<!\d[ \u00A0\u202F.-])(?<!\b(?:facture|invoice)s?[ \u00A0](?:n°|no|numéro|number)?[ \u00A0:]{0,3})" +
        @"(?:(?:\+|00)33[ \u00A0\u202F.-]?(?:\(0\)[ \u00A0\u202F.-]?)?[1-9](?:[ \u00A0\u202F.-]?\d{2}){4}|0[1-9](?:[ \u00A0\u202F.-]?\d{2}){4}|\+[1-9]\d{0,2}(?:[ \u00A0\u202F.-]?\d{2,4}){2,5})" +
        @"(?![A-Za-z0-9])(?![ \u00A0\u202F.-]\d)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telephones();
}
