using System.Diagnostics;
using ChorusAssistant.Workflows.SupportTickets;

namespace ChorusAssistant.Tests.Workflows.SupportTickets;

public sealed class SecretTextTests
{
    [Theory]
    [InlineData("http://localhost:5080/activation/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF ne marche pas", "http://localhost:5080/activation/[…] ne marche pas")]
    [InlineData("[le mémoire](https://a.example/documents/abcdefghijklmnopqrstuv1795.sig-nature_/memoire.xlsx)", "[le mémoire](https://a.example/documents/[…]/memoire.xlsx)")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJlLXNpZ25hdHVyZQ", "[…]")]
    [InlineData("mon mot de passe : Azerty1!", "mon mot de passe : […]")]
    [InlineData("Mot de passe=secret", "Mot de passe=[…]")]
    [InlineData("mdp: toto, login jeanne", "mdp: […], login jeanne")]
    [InlineData("mon mot de passe est Azerty1", "mon mot de passe est […]")]
    [InlineData("my password is hunter2", "my password is […]")]
    public void Takes_out_what_must_not_travel(string text, string masked) => Assert.Equal(masked, SecretText.Mask(text));

    [Theory]
    [InlineData("mon mot de passe est oublié")]
    [InlineData("le mot de passe est expiré depuis hier")]
    [InlineData("mot de passe oublié")]
    [InlineData("ma facture 2026-118 de 1 250,50 €, SIRET 732 829 320 00074")]
    [InlineData("https://portail.example/aide/activation")]
    [InlineData("")]
    public void Leaves_everything_else(string text) => Assert.Equal(text, SecretText.Mask(text));

    [Fact]
    public void Is_quick_with_hostile_text()
    {
        var watch = Stopwatch.StartNew();
        SecretText.Mask(string.Concat(Enumerable.Repeat("mot de passe est : /activation/eyJ.eyJ ", 5000)));
        SecretText.Mask("mot de passe est" + new string(' ', 100_000));
        SecretText.Mask(string.Concat(Enumerable.Repeat("eyJ-", 1000)));
        SecretText.Mask("/activation/" + new string('-', 100_000));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }
}
