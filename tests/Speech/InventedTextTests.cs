using ChorusAssistant.Bot.Speech.Recognition;

namespace ChorusAssistant.Tests.Speech;

/// <summary>What models of speech write where nobody spoke is not taken for somebody's words.</summary>
public sealed class InventedTextTests
{
    private static readonly InventedText Invented = InventedText.Load();

    [Theory]
    [InlineData("Sous-titres réalisés par la communauté d'Amara.org")]
    [InlineData("Sous-titres réalisés para la communauté d’Amara.org")]
    [InlineData("Sous-titrage Société Radio-Canada")]
    [InlineData("Sous-titrage ST' 501")]
    [InlineData("❤️ par SousTitreur.com")]
    [InlineData("Merci d'avoir regardé cette vidéo !")]
    [InlineData("Thank you for watching.")]
    [InlineData("[Musique]")]
    [InlineData("(bruit de fond)")]
    [InlineData("*rires*")]
    [InlineData("♪ ♪ ♪")]
    [InlineData("...")]
    [InlineData("")]
    [InlineData("Je suis là, je suis là, je suis là, je suis là, je suis là")]
    [InlineData("la la la la la la la la la la")]
    public void Drops_what_nobody_said(string text) => Assert.Equal("", Invented.Filter(text));

    [Theory]
    [InlineData("Oui.")]
    [InlineData("Merci.")]
    [InlineData("Merci beaucoup. Au revoir !")]
    [InlineData("non non non non")]
    [InlineData("Le sous-titre de la facture est faux.")]
    [InlineData("356 000 000 00048")]
    [InlineData("trois cinq six zéro zéro zéro zéro zéro zéro zéro zéro zéro quatre huit")]
    [InlineData("3, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 8")]
    [InlineData("Je m'abonne à la lettre d'information.")]
    [InlineData("La structure (publique) est fermée.")]
    public void Keeps_what_people_say(string text) => Assert.Equal(text, Invented.Filter(text));

    [Fact]
    public void Keeps_what_was_said_before_an_invented_end() => Assert.Equal(
        "Je veux désactiver ma structure.", Invented.Filter("Je veux désactiver ma structure. Sous-titrage ST' 501"));
}
