using System.Security.Cryptography;

namespace ChorusAssistant.Domain.TechnicalUsers;

/// <summary>
/// A new password of a technical user, drawn by the system's generator: 24 characters of four kinds, at least one of each, without those
/// that are taken for one another (I, l, 1, O, 0). About 140 random bits. No sign of it has a meaning in a URL, in XML or in a shell's quotes.
/// </summary>
public sealed class TechnicalPassword
{
    /// <summary>How many characters it has.</summary>
    public const int Length = 24;

    private const string Capitals = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string SmallLetters = "abcdefghijkmnopqrstuvwxyz";
    private const string Digits = "23456789";
    private const string Signs = "-_.~";
    private const string All = Capitals + SmallLetters + Digits + Signs;

    private TechnicalPassword(string text) => Text = text;

    /// <summary>The password itself. It is shown once; never log or store it.</summary>
    public string Text { get; }

    /// <summary>A new password.</summary>
    public static TechnicalPassword Create()
    {
        while (true)
        {
            // Drawn whole until it fits: putting the missing kind in afterwards would make some passwords likelier than others.
            var text = RandomNumberGenerator.GetString(All, Length);
            if (((string[])[Capitals, SmallLetters, Digits, Signs]).All(kind => text.AsSpan().ContainsAny(kind)))
            {
                return new TechnicalPassword(text);
            }
        }
    }

    /// <summary>Says nothing of the password, so that a careless log cannot tell it.</summary>
    public override string ToString() => nameof(TechnicalPassword);
}
