using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ChorusAssistant.Domain.Identifiers;

/// <summary>The number INSEE gives to a legal unit: nine digits, the last one Luhn's. Text, because zeros may lead.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<Siren>))]
public sealed record Siren : IParsable<Siren>
{
    /// <summary>How many digits it has.</summary>
    public const int Length = 9;

    private Siren(string digits) => Digits = digits;

    /// <summary>The nine digits, nothing else.</summary>
    public string Digits { get; }

    /// <summary>Reads a SIREN as people type it: spaces of any kind and dots are ignored.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Siren? siren)
    {
        siren = CheckedDigits.Strip(text, Length) is { } digits && CheckedDigits.PassLuhn(digits) ? new Siren(digits) : null;
        return siren is not null;
    }

    /// <inheritdoc cref="TryParse(string?, out Siren?)"/>
    /// <exception cref="FormatException">The text is no SIREN.</exception>
    public static Siren Parse(string text) => TryParse(text, out var siren) ? siren : throw new FormatException("This is no SIREN.");

    /// <inheritdoc/>
    public override string ToString() => Digits;

    static Siren IParsable<Siren>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Siren>.TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Siren result) =>
        TryParse(s, out result);
}
