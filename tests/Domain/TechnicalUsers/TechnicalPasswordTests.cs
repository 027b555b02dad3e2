using ChorusAssistant.Domain.TechnicalUsers;

namespace ChorusAssistant.Tests.Domain.TechnicalUsers;

public sealed class TechnicalPasswordTests
{
    [Fact]
    public void Every_password_has_four_kinds_of_characters_and_none_that_is_taken_for_another()
    {
        var passwords = Enumerable.Range(0, 2000).Select(_ => TechnicalPassword.Create().Text).ToList();

        Assert.All(passwords, text =>
        {
            Assert.Equal(TechnicalPassword.Length, text.Length);
            Assert.Contains(text, char.IsAsciiLetterUpper);
            Assert.Contains(text, char.IsAsciiLetterLower);
            Assert.Contains(text, char.IsAsciiDigit);
            Assert.Contains(text, character => "-_.~".Contains(character, StringComparison.Ordinal));
            Assert.DoesNotContain(text, character => "Il1O0".Contains(character, StringComparison.Ordinal));
        });
        Assert.Equal(passwords.Count, passwords.Distinct().Count());
    }

    [Fact]
    public void Two_hashes_of_one_password_differ_by_their_salt()
    {
        var password = TechnicalPassword.Create();

        Assert.NotEqual(PasswordHash.Of(password), PasswordHash.Of(password));
        Assert.Throws<FormatException>(() => PasswordHash.Matches(password.Text, "clear"));
    }

    [Fact]
    public void Printed_by_accident_it_says_nothing()
    {
        var password = TechnicalPassword.Create();

        Assert.DoesNotContain(password.Text, $"{password}", StringComparison.Ordinal);
    }
}
