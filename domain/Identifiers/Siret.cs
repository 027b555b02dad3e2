using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ChorusAssistant.Domain.Identifiers;

/// <summary>
/// The number INSEE gives to an establishment: the SIREN of its legal unit and a five-digit NIC. Text, because zeros may lead.
/// </summary>
[JsonConverter(typeof(IdentifierJsonConverter<Siret>))]
public sealed record Siret : IParsable<Siret>
{
    /// <summary>How many digits it has.</summary>
    public const int Length = 14;

    private const string LaPosteSiren = "356000000";

    private Siret(string digits) => Digits = digits;

    /// <summary>The fourteen digits, nothing else.</summary>
    public string Digits { get; }

    /// <summary>Reads a SIRET as people type it: spaces of any kind and dots are ignored.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Siret? siret)
    {
        siret = CheckedDigits.Strip(text, Length) is { } digits && HasLegalUnit(digits) && HasValidChecksum(digits) ? new Siret(digits) : null;
        return siret is not null;
    }

    /// <inheritdoc cref="TryParse(string?, out Siret?)"/>
    /// <exception cref="FormatException">The text is no SIRET.</exception>
    public static Siret Parse(string text) => TryParse(text, out var siret) ? siret : throw new FormatException("This is no SIRET.");

    /// <inheritdoc/>
    public override string ToString() => Digits;

    static Siret IParsable<Siret>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Siret>.TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Siret result) =>
        TryParse(s, out result);

    // Nine leading zeros satisfy Luhn as a SIREN, and no legal unit has them.
    private static bool HasLegalUnit(string digits) => digits.AsSpan(0, Siren.Length).ContainsAnyExcept('0');

    // La Poste's branches fail Luhn by design: INSEE makes their digits sum to a multiple of 5 instead.
    private static bool HasValidChecksum(string digits) =>
        CheckedDigits.PassLuhn(digits) ||
        (digits.StartsWith(LaPosteSiren, StringComparison.Ordinal) && digits.Sum(digit => digit - '0') % 5 == 0);
}
