using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ChorusAssistant.Domain.SupportTickets;

/// <summary>
/// A ticket's number as people read it out on the telephone: <c>S-7K4M-92PX</c>. The eight signs are random, so that a number tells
/// neither the next one nor how many there are, and two nodes need not agree; the store refuses the one in 6 · 10^11 that is taken.
/// </summary>
public static class TicketNumber
{
    // No sign that can be taken for another one: 0 and O, 1 and I and L, U and V.
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Length of a number.</summary>
    public const int Length = 11;

    /// <summary>A new number.</summary>
    public static string Create()
    {
        var signs = RandomNumberGenerator.GetString(Signs, 8);
        return $"S-{signs[..4]}-{signs[4..]}";
    }

    /// <summary>Whether the text has the form of a number, in the case it was written in.</summary>
    public static bool IsNumber([NotNullWhen(true)] string? text) =>
        text is { Length: Length } && text.StartsWith("S-", StringComparison.Ordinal) && text[6] == '-'
        && text[2..6].All(Signs.Contains) && text[7..].All(Signs.Contains);
}
