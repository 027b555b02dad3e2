using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ChorusAssistant.Domain.Identifiers;

/// <summary>Why a text is no e-mail address, so that whoever asked for one can say it.</summary>
public enum EmailAddressProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>There is no <c>@</c>.</summary>
    MissingAt,

    /// <summary>There is more than one <c>@</c>.</summary>
    SeveralAts,

    /// <summary>Nothing stands before the <c>@</c>.</summary>
    MissingName,

    /// <summary>No domain with a dot stands after the <c>@</c>.</summary>
    MissingDomain,

    /// <summary>A space, an accent, a quote, or dots where none may be.</summary>
    InvalidCharacters,

    /// <summary>More characters than mail servers take.</summary>
    TooLong,
}

/// <summary>
/// An e-mail address, in lower case: the portal compares logins without case, so one spelling serves as key, in messages and on the
/// envelope. Unaccented characters only: accents in an address typed into a chat are nearly always a slip, and few servers take them.
/// </summary>
[JsonConverter(typeof(IdentifierJsonConverter<EmailAddress>))]
public sealed record EmailAddress : IParsable<EmailAddress>
{
    /// <summary>The longest path SMTP carries (RFC 5321, 4.5.3.1.3, without its angle brackets).</summary>
    public const int MaximumLength = 254;

    private const int MaximumNameLength = 64;
    private const int MaximumLabelLength = 63;

    // RFC 5322's atext: what a name may hold without quotes.
    private const string NameMarks = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddress(string address) => Address = address;

    /// <summary>The bare address in lower case, such as <c>prenom.nom@exemple.fr</c>.</summary>
    public string Address { get; }

    /// <summary>Reads an address; what a sentence leaves around one (spaces, brackets, a final full stop) is ignored.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address) => TryParse(text, out address, out _);

    /// <inheritdoc cref="TryParse(string?, out EmailAddress?)"/>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address, out EmailAddressProblem problem)
    {
        var bare = Bare(text);
        problem = FindProblem(bare);
        address = problem == EmailAddressProblem.None ? new EmailAddress(bare.ToLowerInvariant()) : null;
        return address is not null;
    }

    /// <inheritdoc cref="TryParse(string?, out EmailAddress?)"/>
    /// <exception cref="FormatException">The text is no address.</exception>
    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address, out var problem) ? address : throw new FormatException($"This is no e-mail address: {problem}.");

    /// <inheritdoc/>
    public override string ToString() => Address;

    static EmailAddress IParsable<EmailAddress>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<EmailAddress>.TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out EmailAddress result) =>
        TryParse(s, out result);

    private static string Bare(string? text)
    {
        var trimmed = (text ?? "").Trim().TrimEnd('.', ',', ';', ':', '!', '?').Trim('<', '>', '(', ')', '«', '»', '"', '\u00A0', ' ');
        return trimmed.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? trimmed["mailto:".Length..] : trimmed;
    }

    private static EmailAddressProblem FindProblem(string address)
    {
        if (address.Length == 0)
        {
            return EmailAddressProblem.Empty;
        }

        // First of all: the rest then never looks at a megabyte.
        if (address.Length > MaximumLength)
        {
            return EmailAddressProblem.TooLong;
        }

        return address.Split('@') switch
        {
            [_] => EmailAddressProblem.MissingAt,
            ["", _] => EmailAddressProblem.MissingName,
            [{ Length: > MaximumNameLength }, _] => EmailAddressProblem.TooLong,
            [var name, _] when !IsName(name) => EmailAddressProblem.InvalidCharacters,
            [_, var domain] => FindDomainProblem(domain),
            _ => EmailAddressProblem.SeveralAts,
        };
    }

    private static EmailAddressProblem FindDomainProblem(string domain)
    {
        if (!domain.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.'))
        {
            return EmailAddressProblem.InvalidCharacters;
        }

        var labels = domain.Split('.');
        if (labels.Length < 2 || labels.Any(label => label.Length == 0) || labels[^1].All(char.IsAsciiDigit))
        {
            return EmailAddressProblem.MissingDomain;
        }

        var areWellFormed = labels.All(label => label.Length <= MaximumLabelLength && label[0] != '-' && label[^1] != '-');
        return areWellFormed ? EmailAddressProblem.None : EmailAddressProblem.InvalidCharacters;
    }

    private static bool IsName(string name) =>
        name[0] != '.' && name[^1] != '.' && !name.Contains("..", StringComparison.Ordinal) &&
        name.All(character => char.IsAsciiLetterOrDigit(character) || character == '.' || NameMarks.Contains(character, StringComparison.Ordinal));
}
