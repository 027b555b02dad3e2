using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Tests.Domain.Identifiers;

public sealed class InvoiceNumberClosestTests
{
    [Theory]
    [InlineData("F26_041", "F26_041")]
    [InlineData("f26_041", "F26_041")]
    [InlineData("F26-041", "f26-041")]
    [InlineData("f26041", "F26_041 f26-041")]
    public void The_closest_spelling_wins_and_where_none_is_closer_all_stay(string typed, string expected)
    {
        List<InvoiceNumber> found = [InvoiceNumber.Parse("F26_041"), InvoiceNumber.Parse("f26-041")];

        Assert.Equal(expected, string.Join(' ', InvoiceNumber.Parse(typed).ClosestOf(found, number => number)));
    }

    [Fact]
    public void Only_letters_and_digits_count_in_the_bare_form() => Assert.Equal("fa20260001", InvoiceNumber.Parse("FA-2026/0001").Bare);
}
