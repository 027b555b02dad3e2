using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Spreadsheet;
using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Dialogs;

/// <content>A form that somebody filled in already is checked.</content>
public sealed partial class DeclareTravelExpensesDialogTests
{
    [Fact]
    public async Task A_form_that_is_filled_in_already_is_compared_with_what_is_declared()
    {
        await _bot.PlayAsync("""
            > le total de mes frais ne correspond pas à F30
            < Joignez votre bordereau (fichier .xls ou .xlsx), avec le trombone à gauche de la zone de texte.
            < [Je n’ai pas le fichier]
            > 30 euros
            < J’attends un fichier : joignez-le avec le trombone, à gauche de la zone de texte.
            < [Je n’ai pas le fichier]
            """);
        Assert.Equal("J’ai bien reçu bordereau.xls. Quel montant avez-vous saisi dans « Frais divers » ?", Plain((await _bot.SendFileAsync("bordereau.xls", SevenTolls()))[0].Text));
        await _bot.PlayAsync("""
            > 30 euros
            < Les montants diffèrent : la cellule F30 vaut **28,00 €**, vous avez déclaré **30,00 €**, soit **2,00 € de trop**. Saisissez 28,00 € dans « Frais divers », ou corrigez le bordereau, puis joignez-le avec « Lier pièce jointe ».
            """);
    }

    [Theory]
    [InlineData("28", "Tout concorde")]
    [InlineData("20,50", "il manque **7,50 €**")]
    public async Task A_form_handed_over_at_the_first_question_is_checked(string declared, string reply)
    {
        await _bot.SayAsync("je veux déclarer mes frais de déplacement");
        await _bot.SendFileAsync("bordereau.xls", SevenTolls());
        await _bot.SayAsync(declared);

        Assert.Contains(reply, Plain(_bot.LastReplies[0].Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_said_with_what_to_do()
    {
        await _bot.SayAsync("vérifier mon bordereau de frais divers");
        await _bot.SendFileAsync("bordereau.xlsx", "Péage;12,40"u8.ToArray());
        await _bot.PlayAsync("""
            > 12,40
            < Je n’arrive pas à lire ce fichier : ce n’est pas un tableur, ou il est abîmé. Ouvrez-le dans votre tableur, enregistrez-le en .xlsx, puis recommencez.
            """);
    }

    private static byte[] SevenTolls() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Workflows", "Spreadsheet", "data", "seven-tolls.xls"));
}
