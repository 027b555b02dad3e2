using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ChorusAssistant.Domain.Identifiers;

/// <summary>
/// The number a supplier gives to an invoice; unique per supplier only. Kept exactly as written, since Chorus Pro knows it so;
/// whoever looks one up for a user ignores case.
/// </summary>
[JsonConverter(typeof(IdentifierJsonConverter<InvoiceNumber>))]
public sealed record InvoiceNumber : IParsable<InvoiceNumber>
{
    /// <summary>Chorus Pro takes no more characters than these.</summary>
    public const int MaximumLength = 20;

    private InvoiceNumber(string text) => Text = text;

    /// <summary>The number as the supplier wrote it.</summary>
    public string Text { get; }

    /// <summary>Letters and digits only, in lower case: two numbers that people could take for each other have the same.</summary>
    [JsonIgnore]
    public string Bare => string.Concat(Text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>Of what was found under a number, what is spelled as it; else what differs in case; else everything.</summary>
    public IReadOnlyList<T> ClosestOf<T>(IReadOnlyList<T> found, Func<T, InvoiceNumber> numberOf)
    {
        var exact = found.Where(item => numberOf(item) == this).ToList();
        var sameButCase = exact.Count > 0 ? exact : found.Where(item => string.Equals(numberOf(item).Text, Text, StringComparison.OrdinalIgnoreCase)).ToList();
        return sameButCase.Count > 0 ? sameButCase : found;
    }

    /// <summary>Reads a number of 1 to 20 unaccented letters, digits and <c>- _ / +</c>; spaces around it are ignored.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InvoiceNumber? number)
    {
        var trimmed = (text ?? "").Trim();
        number = trimmed.Length is > 0 and <= MaximumLength && trimmed.All(IsAllowed) ? new InvoiceNumber(trimmed) : null;
        return number is not null;
    }

    /// <inheritdoc cref="TryParse(string?, out InvoiceNumber?)"/>
    /// <exception cref="FormatException">The text is no invoice number.</exception>
    public static InvoiceNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("This is no invoice number.");

    /// <inheritdoc/>
    public override string ToString() => Text;

    static InvoiceNumber IParsable<InvoiceNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<InvoiceNumber>.TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out InvoiceNumber result) =>
        TryParse(s, out result);

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '/' or '+';
}
