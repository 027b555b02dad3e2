using System.Text.RegularExpressions;

namespace ChorusAssistant.Workflows.SupportTickets;

/// <summary>
/// Takes out of a text what must not travel: the secret part of activation and download links, signed tokens, and what stands after
/// "mot de passe" as its value. People paste these where they ask for help.
/// </summary>
public static partial class SecretText
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mark = "[…]";

    /// <summary>The text without its secrets; everything else is unchanged.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = LinkSecrets().Replace(text, $"$1{Mark}");
        text = SignedTokens().Replace(text, Mark);
        return Passwords().Replace(text, $"$1{Mark}");
    }

    // Every repetition is atomic or short: hostile text costs no more than its length.
    [GeneratedRegex(@"(/(?:activation|documents)/)(?>[A-Za-z0-9_.~%-]{16,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkSecrets();

    // A JSON Web Token: three parts in base64url, the first of which is an object.
    [GeneratedRegex(@"\beyJ(?>[A-Za-z0-9_-]{8,})\.(?>[A-Za-z0-9_-]{8,})\.(?>[A-Za-z0-9_-]{8,})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignedTokens();

    // "mon mot de passe est azerty1", "mdp : azerty", "password=azerty"; after "est" only one that holds a digit or a sign: "est oublié" is none.
    [GeneratedRegex(
        @"(\b(?:mot de passe|mdp|password)\b[^\S\n]{0,3}(?:[:=][^\S\n]{0,3}|(?:est|is)[^\S\n]{0,3}:?[^\S\n]{1,3}(?=\S{0,60}[\d@#$%&*!_+])))(?>[^\s,;]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passwords();
}
