using System.Diagnostics;
using ChorusAssistant.Domain.Privacy;

namespace ChorusAssistant.Tests.Domain.Privacy;

public sealed class SensitiveTextTests
{
    [Theory]
    [InlineData("http://localhost:5080/activation/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF ne marche pas", "http://localhost:5080/activation/[…] ne marche pas", SensitiveKinds.Link)]
    [InlineData("[le mémoire](https://a.example/documents/abcdefghijklmnopqrstuv1795.sig-nature_/memoire.xlsx)", "[le mémoire](https://a.example/documents/[…]/memoire.xlsx)", SensitiveKinds.Link)]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJlLXNpZ25hdHVyZQ", "[…]", SensitiveKinds.Link)]
    [InlineData("mon mot de passe : Azerty1!", "mon mot de passe : […]", SensitiveKinds.Password)]
    [InlineData("Mot de passe=secret", "Mot de passe=[…]", SensitiveKinds.Password)]
    [InlineData("mdp: toto, login jeanne", "mdp: […], login jeanne", SensitiveKinds.Password)]
    [InlineData("mon mot de passe est Azerty1", "mon mot de passe est […]", SensitiveKinds.Password)]
    [InlineData("mon mot de passe actuel est soleil", "mon mot de passe actuel est […]", SensitiveKinds.Password)]
    [InlineData("mon mot de passe c’est « le chat noir »", "mon mot de passe c’est […]", SensitiveKinds.Password)]
    [InlineData("login jean mdp Toto1234 et rien ne marche", "login jean mdp […] et rien ne marche", SensitiveKinds.Password)]
    [InlineData("my password is hunter2", "my password is […]", SensitiveKinds.Password)]
    [InlineData("my password is dragon", "my password is […]", SensitiveKinds.Password)]
    [InlineData("virez sur FR76 3000 6000 0112 3456 7890 189 merci", "virez sur […] merci", SensitiveKinds.BankAccount)]
    [InlineData("FR7630006000011234567890189", "[…]", SensitiveKinds.BankAccount)]
    [InlineData("iban:fr76-3000-6000-0112-3456-7890-189.", "iban:[…].", SensitiveKinds.BankAccount)]
    [InlineData("ref AB12 DE89 3704 0044 0532 0130 00, puis BE68 5390 0754 7034", "ref AB12 […], puis […]", SensitiveKinds.BankAccount)]
    [InlineData("RIB 30006 00001 12345678901 89", "RIB […]", SensitiveKinds.BankAccount)]
    [InlineData("carte 4970 1012 3456 7895 merci", "carte 4970 1012 3456 7895 merci", SensitiveKinds.None)]
    [InlineData("carte 4111 1111 1111 1111 merci", "carte […] merci", SensitiveKinds.PaymentCard)]
    [InlineData("5500005555555559", "[…]", SensitiveKinds.PaymentCard)]
    [InlineData("amex 3782 822463 10005", "amex […]", SensitiveKinds.PaymentCard)]
    [InlineData("ma sécu : 1 85 05 78 006 084 91 voilà", "ma sécu : […] voilà", SensitiveKinds.SocialSecurityNumber)]
    [InlineData("appelez-moi au 06 12 34 56 78 svp", "appelez-moi au […] svp", SensitiveKinds.Telephone)]
    [InlineData("06.12.34.56.78", "[…]", SensitiveKinds.Telephone)]
    [InlineData("tel 0612345678", "tel […]", SensitiveKinds.Telephone)]
    [InlineData("+33 (0)6 12 34 56 78", "[…]", SensitiveKinds.Telephone)]
    [InlineData("+33612345678 ou 0033 1 42 68 53 00", "[…] ou […]", SensitiveKinds.Telephone)]
    [InlineData("call me on +44 20 7946 0958", "call me on […]", SensitiveKinds.Telephone)]
    [InlineData("mdp : azerty1 et tél 01 42 68 53 00", "mdp : […] et tél […]", SensitiveKinds.Password | SensitiveKinds.Telephone)]
    public void Takes_out_what_must_not_be_kept(string text, string masked, SensitiveKinds kinds) =>
        Assert.Equal(new MaskedText(masked, kinds), SensitiveText.Find(text));

    [Theory]
    [InlineData("mon mot de passe est oublié")]
    [InlineData("le mot de passe est expiré depuis hier")]
    [InlineData("le mot de passe est demandé à chaque fois")]
    [InlineData("mot de passe : comment le changer ?")]
    [InlineData("mon mot de passe est trop long")]
    [InlineData("my password is not accepted")]
    [InlineData("my password is rejected")]
    [InlineData("le mot de passe technique est expiré")]
    [InlineData("mot de passe oublié")]
    [InlineData("ma facture 2026-118 de 1 250,50 €, SIRET 732 829 320 00074")]
    [InlineData("73282932000074")]
    [InlineData("35600000000048")] // passes Luhn, begins like a card, and is a SIRET
    [InlineData("SIREN 732 829 320, TVA FR 44 732829320")]
    [InlineData("73 28 29 32 00 00 74")]
    [InlineData("052 345 678 00012")]
    [InlineData("FR76 3000 6000 0112 3456 7890 188")] // wrong check digits: no account
    [InlineData("facture n° 4111111111111111")]
    [InlineData("facture 0612345678")]
    [InlineData("le 24/11/2026 à 09:30, 1 234 567,89 €, 350 km, FAC-2026-000123")]
    [InlineData("jeanne.martin@mairie.example et compta+2026@fournitures.example")]
    [InlineData("TECH_1_73282932000074@cpro.fr")]
    [InlineData("https://portail.example/aide/activation")]
    [InlineData("")]
    public void Leaves_everything_else(string text) => Assert.Equal(new MaskedText(text, SensitiveKinds.None), SensitiveText.Find(text));

    [Fact]
    public void A_masked_text_is_masked_no_further()
    {
        var once = SensitiveText.Mask("mdp : Azerty1, FR76 3000 6000 0112 3456 7890 189, 06 12 34 56 78, /activation/Zm9vYmFyYmF6cXV4Zm9vYmFy");

        Assert.Equal(new MaskedText(once, SensitiveKinds.None), SensitiveText.Find(once));
    }

    [Fact]
    public void Is_quick_with_hostile_text()
    {
        var watch = Stopwatch.StartNew();
        SensitiveText.Mask(string.Concat(Enumerable.Repeat("mot de passe est : /activation/eyJ.eyJ ", 5000)));
        SensitiveText.Mask("mot de passe est" + new string(' ', 100_000));
        SensitiveText.Mask(string.Concat(Enumerable.Repeat("mot de passe a ", 10_000)));
        SensitiveText.Mask(string.Concat(Enumerable.Repeat("eyJ-", 1000)));
        SensitiveText.Mask("/activation/" + new string('-', 100_000));
        SensitiveText.Mask(string.Concat(Enumerable.Repeat("FR76 ", 20_000)));
        SensitiveText.Mask(string.Concat(Enumerable.Repeat("06 ", 50_000)));
        SensitiveText.Mask(new string('4', 100_000));
        SensitiveText.Mask(string.Concat(Enumerable.Repeat("+1 ", 50_000)));
        SensitiveText.Mask(string.Concat(Enumerable.Repeat("« mdp « ", 10_000)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}
