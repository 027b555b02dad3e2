using System.Text.Json;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Tests.Domain.Identifiers;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("jeanne@laposte.fr", "jeanne@laposte.fr")]
    [InlineData("  Jeanne.DURAND@LaPoste.FR ", "jeanne.durand@laposte.fr")]
    [InlineData("\u00A0jeanne@laposte.fr\u202F", "jeanne@laposte.fr")]
    [InlineData("<jeanne@laposte.fr>", "jeanne@laposte.fr")]
    [InlineData("« jeanne@laposte.fr ».", "jeanne@laposte.fr")]
    [InlineData("jeanne@laposte.fr.", "jeanne@laposte.fr")]
    [InlineData("mailto:jeanne@laposte.fr", "jeanne@laposte.fr")]
    [InlineData("xaviere.bretinval@fournitures.example", "xaviere.bretinval@fournitures.example")]
    [InlineData("o'brien+chorus_pro@sous-domaine.mairie-exemple.fr", "o'brien+chorus_pro@sous-domaine.mairie-exemple.fr")]
    public void Reads_an_address_as_people_type_it(string text, string address)
    {
        Assert.True(EmailAddress.TryParse(text, out var read, out var problem));
        Assert.Equal(address, read.Address);
        Assert.Equal(EmailAddressProblem.None, problem);
    }

    [Theory]
    [InlineData(null, EmailAddressProblem.Empty)]
    [InlineData("  ", EmailAddressProblem.Empty)]
    [InlineData("jeanne.laposte.fr", EmailAddressProblem.MissingAt)]
    [InlineData("jeanne@durand@laposte.fr", EmailAddressProblem.SeveralAts)]
    [InlineData("jeanne@laposte.fr, paul@laposte.fr", EmailAddressProblem.SeveralAts)]
    [InlineData("@laposte.fr", EmailAddressProblem.MissingName)]
    [InlineData("jeanne@", EmailAddressProblem.MissingDomain)]
    [InlineData("jeanne@laposte", EmailAddressProblem.MissingDomain)]
    [InlineData("jeanne@.fr", EmailAddressProblem.MissingDomain)]
    [InlineData("jeanne@laposte..fr", EmailAddressProblem.MissingDomain)]
    [InlineData("jeanne@127.0.0.1", EmailAddressProblem.MissingDomain)]
    [InlineData("jeanne durand@laposte.fr", EmailAddressProblem.InvalidCharacters)]
    [InlineData("jeanne@la poste.fr", EmailAddressProblem.InvalidCharacters)]
    [InlineData("\"jeanne durand\"@laposte.fr", EmailAddressProblem.InvalidCharacters)]
    [InlineData("jeanne\r\nBcc: x@y.fr", EmailAddressProblem.InvalidCharacters)]
    [InlineData("jeanne@laposte.fr\r\nBcc: paul", EmailAddressProblem.InvalidCharacters)]
    [InlineData("jeanne\u0000@laposte.fr", EmailAddressProblem.InvalidCharacters)]
    [InlineData("hélène@laposte.fr", EmailAddressProblem.InvalidCharacters)]
    [InlineData(".jeanne@laposte.fr", EmailAddressProblem.InvalidCharacters)]
    [InlineData("jeanne..durand@laposte.fr", EmailAddressProblem.InvalidCharacters)]
    [InlineData("jeanne@-laposte.fr", EmailAddressProblem.InvalidCharacters)]
    [InlineData("jeanne,durand@laposte.fr", EmailAddressProblem.InvalidCharacters)]
    public void Says_what_is_wrong(string? text, EmailAddressProblem expected)
    {
        Assert.False(EmailAddress.TryParse(text, out var address, out var problem));
        Assert.Null(address);
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void Refuses_more_than_254_characters()
    {
        var domain = $"{new string('a', 63)}.{new string('b', 63)}.{new string('c', 58)}.fr"; // 189
        Assert.True(EmailAddress.TryParse($"{new string('j', 64)}@{domain}", out _));
        Assert.False(EmailAddress.TryParse($"{new string('j', 64)}@{domain}x", out _, out var problem));
        Assert.Equal(EmailAddressProblem.TooLong, problem);
    }

    [Fact]
    public void Refuses_a_name_of_more_than_64_characters()
    {
        Assert.False(EmailAddress.TryParse($"{new string('j', 65)}@laposte.fr", out _, out var problem));
        Assert.Equal(EmailAddressProblem.TooLong, problem);
    }

    [Fact]
    public void A_megabyte_is_refused_at_once()
    {
        Assert.False(EmailAddress.TryParse(new string('@', 1_000_000), out _, out var problem));
        Assert.Equal(EmailAddressProblem.TooLong, problem);
    }

    [Fact]
    public void Differs_in_case_only_is_the_same_address() =>
        Assert.Equal(EmailAddress.Parse("jeanne@laposte.fr"), EmailAddress.Parse("JEANNE@LAPOSTE.FR"));

    [Fact]
    public void Is_a_plain_string_in_json_both_ways()
    {
        var json = JsonSerializer.Serialize(EmailAddress.Parse("jeanne@laposte.fr"));

        Assert.Equal("\"jeanne@laposte.fr\"", json);
        Assert.Equal(EmailAddress.Parse("jeanne@laposte.fr"), JsonSerializer.Deserialize<EmailAddress>(json));
    }

    [Fact]
    public void Nothing_that_parses_holds_a_control_character_a_space_or_a_second_at() =>
        CsCheck.Check.Sample(CsCheck.Gen.String, text =>
        {
            if (EmailAddress.TryParse($"a{text}@laposte.fr", out var address))
            {
                Assert.DoesNotContain(address.Address, character => char.IsControl(character) || char.IsWhiteSpace(character) || character > '~');
                Assert.Single(address.Address, character => character == '@');
            }
        });
}
