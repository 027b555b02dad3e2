using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Spreadsheet;
using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Dialogs;

/// <content>The total goes into a draft statement of one’s own, after a second yes.</content>
public sealed partial class DeclareTravelExpensesDialogTests
{
    [Fact]
    public async Task Of_several_drafts_one_is_chosen_and_the_late_one_is_warned_about()
    {
        SignIn(Expert);
        await TellAsync("déclarer mes frais de mission : péage 12,40", "c'est tout", "le 9 novembre 2025");
        await _bot.SayAsync("oui");
        Assert.Equal(
            ["< Vous avez plusieurs mémoires en brouillon. Dans lequel voulez-vous que je reporte 12,40 € en « Frais divers » ?",
            "< [MEM-2026-003 (mission terminée le dimanche 9 novembre 2025)] [MEM-2026-001 (mission terminée le mercredi 4 novembre 2026)] [Non, aucun]"],
            BotHarness.Render(_bot.LastReplies[^1]));
        await _bot.SayAsync("1");

        Assert.Contains("**Attention**", _bot.LastReplies[0].Text, StringComparison.Ordinal);
        await _bot.SayAsync("oui");

        var statement = (await _bot.AllAsync<CourtFeeStatement>()).Single(statement => statement.Number == "MEM-2026-003");
        Assert.Equal((12.40m, CourtFeeAnomaly.FiledTooLate), (statement.DeclaredExpenses, statement.Anomaly));
        Assert.Equal(220.10m, (await _bot.AllAsync<CourtFeeStatement>()).Single(other => other.Number == "MEM-2026-001").DeclaredExpenses);
    }

    [Theory]
    [InlineData("Non, aucun")]
    [InlineData("non")]
    [InlineData("annuler")]
    public async Task No_statement_is_touched_when_none_is_chosen(string answer)
    {
        SignIn(Expert);
        await TellAsync("déclarer mes frais de mission : péage 12,40", "c'est tout", "hier", "oui", answer);

        Assert.Equal([("DeclareTravelExpenses", Expert)], await _bot.DoneAsync());
    }

    [Fact]
    public async Task A_statement_that_changed_between_question_and_yes_is_shown_again()
    {
        SignIn(Interpreter);
        await TellAsync("déclarer mes frais de mission : péage 12,40", "c'est tout", "hier", "oui");
        await using (var context = _bot.Services.GetRequiredService<Func<ChorusAssistant.Workflows.Persistence.ChorusDbContext>>()())
        {
            await context.Database.ExecuteSqlRawAsync("UPDATE court_fee_statements SET declared_expenses = '1.00' WHERE number = 'MEM-2026-002'");
        }

        await _bot.SayAsync("oui");
        Assert.Equal("Votre mémoire MEM-2026-002 a changé depuis ma question : regardons de nouveau.", Plain(_bot.LastReplies[0].Text));
        Assert.Contains("1,00 €", Plain(_bot.LastReplies[^1].Text), StringComparison.Ordinal);
        await _bot.SayAsync("oui");

        Assert.Equal(12.40m, (await _bot.AllAsync<CourtFeeStatement>()).Single(statement => statement.Number == "MEM-2026-002").DeclaredExpenses);
    }

    [Fact]
    public async Task Without_the_space_the_form_is_made_and_it_is_said_who_opens_the_space()
    {
        var accounts = await _bot.AllAsync<ChorusAssistant.Domain.Accounts.Account>();
        var attachments = await _bot.AllAsync<ChorusAssistant.Domain.Structures.Attachment>();
        SignIn(accounts.First(account => account.State == ChorusAssistant.Domain.Accounts.AccountState.Active
            && !attachments.Any(attachment => attachment.AccountId == account.Id && attachment.Spaces.Contains("MEMOIRES_FRAIS_JUSTICE"))).Login.Address);
        await TellAsync("déclarer mes frais de mission : péage 12,40", "c'est tout", "hier", "oui");

        Assert.Equal(
            "L’espace **« Mémoires de frais de justice »** n’est pas ouvert pour vous : demandez au gestionnaire principal de votre structure de vous l’ouvrir, dans « Activité du gestionnaire ». Vous pourrez alors saisir votre mémoire.",
            Plain(_bot.LastReplies[^1].Text));
        Assert.Equal([12.40m], (await _bot.AllAsync<ExpenseSheet>()).Select(sheet => sheet.Total));
    }
}
