using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Domain.SupportTickets;

/// <summary>
/// A ticket's number as people read it out on the telephone: <c>S-7K4M-92PX</c>. It follows, by a keyed hash, from the person's address and
/// from their tickets before: to everybody else it is random and tells neither the next one nor how many there are, but two tickets that one person
/// opens at the same instant get the same number, of which the store takes one. That is what makes limits hold. Of two people one in 6 · 10^11
/// gets the number of another.
/// </summary>
public static class TicketNumber
{
    // No sign that can be taken for another one: 0 and O, 1 and I and L, U and V.
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Length of a number.</summary>
    public const int Length = 11;

    /// <summary>The number of the next ticket. Not from the newest alone: clocks can go back, and tickets are deleted.</summary>
    /// <param name="contact">Where the answer goes.</param>
    /// <param name="earlier">The numbers of all tickets that are answered there, in any order.</param>
    /// <param name="key">The service's own; without it nobody can work a number out.</param>
    public static string After(EmailAddress contact, IEnumerable<string> earlier, string key)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{contact.Address}\n{string.Join('\n', earlier.Order(StringComparer.Ordinal))}"));
        var signs = string.Concat(hash.Chunk(4).Select(part => Signs[(int)(BinaryPrimitives.ReadUInt32BigEndian(part) % Signs.Length)]));
        return $"S-{signs[..4]}-{signs[4..]}";
    }

    /// <summary>Whether the text has the form of a number, in the case it was written in.</summary>
    public static bool IsNumber([NotNullWhen(true)] string? text) =>
        text is { Length: Length } && text.StartsWith("S-", StringComparison.Ordinal) && text[6] == '-'
        && text[2..6].All(Signs.Contains) && text[7..].All(Signs.Contains);
}
