using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Security;

/// <summary>
/// Between the recap and the yes, an administrator takes the right away: the attachment ends, or the whole account is closed. Each workflow
/// that acts for a signed-in person must find that out at the moment of acting.
/// </summary>
public sealed class WithdrawnRightsTests : IAsyncLifetime
{
    private BotHarness _bot = null!;

    /// <summary>Who, and what they say up to the recap; "(pdf)" hands a document over.</summary>
    private static readonly Dictionary<string, (string Login, string[] Says)> Recaps = new()
    {
        ["ActivatePublicStructure"] = ("yann.corlay-test@rochevalbresieux.example", ["Je veux activer ma structure publique"]),
        ["DeactivatePublicStructure"] = ("lucien.quermadeuc@rocheval.example", ["Je veux inactiver ma structure publique"]),
        ["SendDraftInvoice"] = ("lucien.ysolange@fournitures.example", ["envoie ma facture 17052019"]),
        ["ValidateSubcontractorInvoice"] = ("ambre.tournebise@routes.example", ["valider la facture de mon sous-traitant n° FA-2026-0002", "valider", "Sans message"]),
        ["ValidateSubcontractorInvoice, refusing"] = ("ambre.tournebise@routes.example", ["valider la facture de mon sous-traitant n° 2026/00212", "refuser", "pièces justificatives absentes"]),
        ["DepositWorksInvoice"] = ("ambre.tournebise@routes.example", ["déposer une facture de travaux", "déposer un document", "assainissement", "A4", "(pdf)", "SIT-900", "12 000,50 €", "20 %"]),
        ["DeclareTravelExpenses"] = ("zelie.ysolange@interprete.example",
            ["je veux déclarer mes frais : 120 km en 6 CV, 2 repas à 15,25", "c'est tout", "le 12 novembre", "Confirmer et établir le bordereau"]),
        ["ResetTechnicalPassword"] = ("oceane.dumontelle@batisseurs.example", ["je veux réinitialiser le mot de passe technique"]),
        ["PrepareTrainingSession"] = ("oceane.dumontelle@batisseurs.example", ["je voudrais m'inscrire à une formation", "celle du 1er décembre"]),
    };

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var name in Recaps.Keys)
            {
                cases.Add(name, true);
                if (name != "PrepareTrainingSession")
                {
                    cases.Add(name, false); // a seat belongs to a person, whatever structure they are of
                }
            }

            return cases;
        }
    }

    public async Task InitializeAsync() => _bot = await BotHarness.StartDemoAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_right_that_was_withdrawn_after_the_recap_is_no_right(string name, bool closesAccount)
    {
        var (login, says) = Recaps[name];
        _bot.User = new SignedInUser(login, Name: null);
        foreach (var line in says)
        {
            await (line == "(pdf)" ? _bot.SendFileAsync("decompte.pdf", "%PDF-1.7"u8.ToArray()) : _bot.SayAsync(line));
        }

        Assert.Contains(_bot.LastReplies[^1].SuggestedActions!.Actions, button => button.Title!.StartsWith("Confirmer", StringComparison.Ordinal));
        var done = await _bot.DoneAsync();
        var mails = (await _bot.AllAsync<OutboxMessage>()).Count;
        await WithdrawAsync(login, closesAccount);

        await _bot.SayAsync("oui");

        Assert.Equal(done, await _bot.DoneAsync());
        Assert.Equal(mails, (await _bot.AllAsync<OutboxMessage>()).Count);
    }

    /// <summary>Every act of the audit trail that a signed-in person confirms is among the cases.</summary>
    [Fact]
    public void Each_dialog_that_confirms_is_among_them()
    {
        var folder = Path.Combine(RunningService.ServiceProcess.Root, "bot", "Dialogs");
        var confirming = Directory.EnumerateFiles(folder, "*Dialog.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("ConfirmAsync(", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)[..^"Dialog".Length]);

        Assert.Empty(confirming.Except(Recaps.Keys).Except(["ContactSupport", "TrackInvoice"])); // the first needs no right, the second only leads on to SendDraftInvoice
    }

    private async Task WithdrawAsync(string login, bool closesAccount)
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var address = EmailAddress.Parse(login);
        var account = await work.Context.Set<Account>().AsTracking().SingleAsync(candidate => candidate.Login == address);
        if (closesAccount)
        {
            work.Context.Entry(account).Property(candidate => candidate.State).CurrentValue = AccountState.Disabled;
        }
        else
        {
            foreach (var attachment in await work.Context.Set<Attachment>().AsTracking().Where(attachment => attachment.AccountId == account.Id).ToListAsync())
            {
                work.Context.Entry(attachment).Property(candidate => candidate.State).CurrentValue = AttachmentState.Inactive;
            }
        }

        Assert.Equal(CommitOutcome.Committed, await work.CommitAsync(CancellationToken.None));
    }
}
