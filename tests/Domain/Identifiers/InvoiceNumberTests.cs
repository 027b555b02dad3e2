using System.Text.Json;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Tests.Domain.Identifiers;

public sealed class InvoiceNumberTests
{
    [Theory]
    [InlineData("17052019", "17052019")]
    [InlineData(" FA-2026-0001 ", "FA-2026-0001")]
    [InlineData("a_B/c+9", "a_B/c+9")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    public void Is_kept_exactly_as_written(string text, string number) => Assert.Equal(number, InvoiceNumber.Parse(text).Text);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("123456789012345678901")]
    [InlineData("FA 2026")]
    [InlineData("FA#2026")]
    [InlineData("Écriture")]
    public void Refuses_what_chorus_pro_would_refuse(string? text) => Assert.False(InvoiceNumber.TryParse(text, out _));

    [Fact]
    public void Is_a_plain_string_in_json_both_ways()
    {
        var json = JsonSerializer.Serialize(InvoiceNumber.Parse("FA-2026-0001"));

        Assert.Equal("\"FA-2026-0001\"", json);
        Assert.Equal(InvoiceNumber.Parse("FA-2026-0001"), JsonSerializer.Deserialize<InvoiceNumber>(json));
    }
}
