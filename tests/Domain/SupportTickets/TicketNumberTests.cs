using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.SupportTickets;

namespace ChorusAssistant.Tests.Domain.SupportTickets;

public sealed class TicketNumberTests
{
    [Fact]
    public void Numbers_have_one_form_and_no_sign_that_can_be_taken_for_another_one()
    {
        var numbers = Enumerable.Range(0, 10_000).Select(i => TicketNumber.After(EmailAddress.Parse($"agent{i}@montclair.example"), [], "key")).ToList();

        Assert.All(numbers, number => Assert.Matches("^S-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$", number));
        Assert.All(numbers, number => Assert.True(TicketNumber.IsNumber(number)));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Fact]
    public void A_number_follows_from_the_person_their_tickets_and_the_key_and_from_nothing_else()
    {
        var jeanne = EmailAddress.Parse("jeanne@laposte.example");
        var third = TicketNumber.After(jeanne, ["S-2222-2222", "S-3333-3333"], "key");

        Assert.Equal(third, TicketNumber.After(jeanne, ["S-3333-3333", "S-2222-2222"], "key"));
        Assert.NotEqual(third, TicketNumber.After(jeanne, ["S-2222-2222"], "key"));
        Assert.NotEqual(third, TicketNumber.After(jeanne, ["S-2222-2222", "S-3333-3333"], "another key"));
        Assert.NotEqual(third, TicketNumber.After(EmailAddress.Parse("paul@laposte.example"), ["S-2222-2222", "S-3333-3333"], "key"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S-7K4M-92P")]
    [InlineData("S-7K4M-92PXX")]
    [InlineData("T-7K4M-92PX")]
    [InlineData("S-7K4M 92PX")]
    [InlineData("S-7K4M-92P0")]
    [InlineData("s-7k4m-92px")]
    public void Anything_else_is_no_number(string? text) => Assert.False(TicketNumber.IsNumber(text));
}
