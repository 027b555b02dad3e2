using ChorusAssistant.Domain.SupportTickets;

namespace ChorusAssistant.Tests.Domain.SupportTickets;

public sealed class TicketNumberTests
{
    [Fact]
    public void Numbers_have_one_form_and_no_sign_that_can_be_taken_for_another_one()
    {
        var numbers = Enumerable.Range(0, 10_000).Select(_ => TicketNumber.Create()).ToList();

        Assert.All(numbers, number => Assert.Matches("^S-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$", number));
        Assert.All(numbers, number => Assert.True(TicketNumber.IsNumber(number)));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
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
