using ChorusAssistant.Bot.Nlu;
using CsCheck;

namespace ChorusAssistant.Tests.Nlu;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("J’ai  REÇU l'e-mail !", "j ai recu l e mail")]
    [InlineData("  Ça va ?  ", "ca va")]
    [InlineData("cœur", "coeur")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("ＡＢＣ１２", "abc12")]
    [InlineData("аnnulеr", "annuler")]
    [InlineData("an\u200Bnu\u00ADler", "annuler")]
    [InlineData("٣", "3")]
    [InlineData("👍", "")]
    [InlineData("\u202Eoui\u202C", "oui")]
    [InlineData("oui\r\n\tnon", "oui non")]
    [InlineData("", "")]
    public void Gives_one_spelling(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text));

    [Fact]
    public void Changes_nothing_the_second_time() =>
        Gen.String.Sample(text =>
        {
            var once = TextNormalizer.Normalize(text);
            return TextNormalizer.Normalize(once) == once;
        });
}
