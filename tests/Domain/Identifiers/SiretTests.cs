using System.Text.Json;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Tests.Domain.Identifiers;

public sealed class SiretTests
{
    public static TheoryData<string, string, bool> Vectors()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Domain", "data", "identifier_test_vectors.csv")).Skip(1))
        {
            var columns = line.Split(',');

            // The file knows Luhn only and says so of this row: the rule that refuses it is ours.
            data.Add(columns[0], columns[1], columns[2] == "true" && columns[1] != "00000000000000");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Agrees_with_the_published_examples(string type, string text, bool isValid) =>
        Assert.Equal(isValid, type == "SIRET" ? Siret.TryParse(text, out _) : Siren.TryParse(text, out _));

    [Theory]
    [InlineData("732 829 320 00074")]
    [InlineData("732.829.320.00074")]
    [InlineData("732\u00A0829\u00A0320\u00A000074")]
    [InlineData("732\u202F829\u202F320\u202F00074")]
    [InlineData("\u200B73282932000074\uFEFF\t\r\n")]
    public void Reads_a_number_however_it_was_grouped(string text)
    {
        Assert.True(Siret.TryParse(text, out var siret));
        Assert.Equal("73282932000074", siret.Digits);
        Assert.Equal("73282932000074", siret.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("732-829-320-00074")]
    [InlineData("٧٣٢٨٢٩٣٢٠٠٠٠٧٤")]
    [InlineData("732829320000740")]
    public void Refuses_what_is_no_siret(string? text) => Assert.False(Siret.TryParse(text, out _));

    // 00000000000018 satisfies Luhn: 1 doubled is 2, and 2 + 8 is 10.
    [Theory]
    [InlineData("00000000000000")]
    [InlineData("00000000000018")]
    public void Refuses_a_siret_whose_siren_is_all_zeros(string text) => Assert.False(Siret.TryParse(text, out _));

    [Fact]
    public void Refuses_a_siren_of_zeros() => Assert.False(Siren.TryParse("000000000", out _));

    [Fact]
    public void Keeps_leading_zeros() => Assert.Equal("02029772700024", Siret.Parse("02029772700024").Digits);

    [Fact]
    public void Is_a_plain_string_in_json_both_ways()
    {
        var json = JsonSerializer.Serialize(new Pair(Siret.Parse("73282932000074"), Siren.Parse("732829320")));

        Assert.Equal("""{"Siret":"73282932000074","Siren":"732829320"}""", json);
        Assert.Equal(new Pair(Siret.Parse("73282932000074"), Siren.Parse("732829320")), JsonSerializer.Deserialize<Pair>(json));
    }

    [Theory]
    [InlineData("\"73282932000075\"")]
    [InlineData("73282932000074")]
    [InlineData("{}")]
    public void Is_refused_in_json_where_it_is_wrong(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Siret>(json));

    [Fact]
    public void Parsing_something_else_throws()
    {
        Assert.Throws<FormatException>(() => Siret.Parse("73282932000075"));
        Assert.Throws<FormatException>(() => Siren.Parse("732829321"));
    }

    private sealed record Pair(Siret Siret, Siren Siren);
}
