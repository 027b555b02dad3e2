using System.Text.Json;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.SupportTickets;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>SIRET, SIREN, e-mail addresses and numbers as people type them: what is accepted reads back as itself, as text and as JSON.</summary>
internal sealed class IdentifierTarget : FuzzTarget
{
    public override string Name => "identifier";

    public override int Longest => 2_000;

    public override IReadOnlyList<string> Words => ["732829320", "00074", "35600000049837", "@", "exemple.fr", "mailto:", "<", ">", ".", "-", "FA-2026-0001", "S-7K4M-92PX", " "];

    public override string Read(byte[] input)
    {
        var text = TextOf(input);
        return $"{Way<Siret>(text)} {Way<Siren>(text)} {Way<EmailAddress>(text)} {Way<InvoiceNumber>(text)} {TicketNumber.IsNumber(text)}";
    }

    private static string Way<T>(string text)
        where T : class, IParsable<T>
    {
        if (!T.TryParse(text, null, out var value))
        {
            Assert.Throws<FormatException>(() => T.Parse(text, null));
            return "-";
        }

        Assert.Equal(value, T.Parse(value.ToString()!, null));
        Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)));
        Assert.DoesNotContain(value.ToString()!, character => char.IsControl(character) || char.IsSurrogate(character) || character > 127);
        return typeof(T).Name;
    }
}
