using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.WorksInvoices;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>
/// The documents of a works contract: which one to file for one's role and moment, the contract's identity sheet, and the deposit itself
/// (chorus-pro.md, T4, 6.5 and section 8).
/// </summary>
public sealed class DepositWorksInvoiceDialog(
    FindWorksParts findParts, FindOpenDossiers findDossiers, PrepareIdentitySheet prepareSheet, DepositWorksDocument deposit) : Dialog
{
    private static readonly string[] _needs = ["need-deposit", "need-which", "need-sheet"];
    private static readonly decimal[] _taxRates = [20, 10, 5.5m, 0];

    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        switch (await dialog.ChooseAsync("ask-need", _needs, need => dialog.Label(need)))
        {
            case "need-which":
                await ExplainAsync(dialog);
                break;
            case "need-sheet":
                await PrepareSheetAsync(dialog);
                break;
            default:
                await DepositAsync(dialog);
                break;
        }
    }

    private static async Task ExplainAsync(DialogContext dialog)
    {
        var role = await dialog.ChooseAsync("ask-role", Enum.GetValues<WorksRole>(), role => NameOf(dialog, role));
        var moment = await dialog.ChooseAsync("ask-moment", Enum.GetValues<WorksMoment>(), moment => dialog.Label($"moment-{ChorusCodes.CodeOf(moment)}"));
        var lines = WorksDocuments.For(role, moment).Select(kind => dialog.Text($"explains-{kind.ShortFrame}"));
        await dialog.SayAsync("documents-to-file", ("documents", Markdown.Lines(lines)));
    }

    private async Task PrepareSheetAsync(DialogContext dialog)
    {
        var user = await dialog.SignedInAsync("sign-in-for-the-sheet");
        var parts = (await dialog.LookAsync("contracts", () => findParts.RunAsync(user.Address, dialog.CancellationToken))).DistinctBy(part => part.MarketId).ToList();
        if (parts.Count == 0)
        {
            await dialog.SayAsync("no-works-contract");
            return;
        }

        var part = await dialog.ChooseAsync("ask-contract", parts, part => LabelOf(dialog, part));
        var outcome = await dialog.OnceAsync("prepare-sheet", () => prepareSheet.RunAsync(user.Address, part.MarketId, dialog.CancellationToken));
        if (outcome is PrepareIdentitySheet.Outcome.Ready ready)
        {
            await dialog.SayAsync("sheet-ready", ("market", part.MarketNumber), ("sheet", ready.Sheet), ("until", ready.Sheet.ExpiresAt));
        }
        else
        {
            await dialog.SayAsync("no-works-contract");
        }
    }

    private async Task DepositAsync(DialogContext dialog)
    {
        var user = await dialog.SignedInAsync("sign-in-for-the-deposit");
        var parts = await dialog.LookAsync("parts", () => findParts.RunAsync(user.Address, dialog.CancellationToken));
        var open = parts.Where(part => part.IsSpaceOpen).ToList();
        if (open.Count == 0)
        {
            await dialog.SayAsync(parts.Count == 0 ? "no-works-contract" : "space-closed");
            return;
        }

        var part = await dialog.ChooseAsync("ask-part", open, part => dialog.Label(
            "part-label", ("market", part.MarketNumber), ("subject", part.Subject), ("role", NameOf(dialog, part.Role)), ("structure", part.StructureName)));
        var kinds = WorksDocuments.All.Where(kind => kind.Role == part.Role).ToList();
        var kind = await dialog.ChooseAsync("ask-document", kinds, kind => dialog.Label($"document-{kind.ShortFrame}"));
        var dossier = await DossierAsync(dialog, user, part, kind);
        if (dossier is null && !kind.OpensDossier)
        {
            await dialog.SayAsync("no-dossier-waits", ("document", dialog.Text($"document-{kind.ShortFrame}")), ("market", part.MarketNumber));
            return;
        }

        await FileAsync(dialog, user, part, kind, dossier);
    }

    private async Task<OpenDossier?> DossierAsync(DialogContext dialog, SignedInUser user, WorksPart part, WorksDocument kind)
    {
        if (kind.OpensDossier)
        {
            return null;
        }

        var dossiers = await dialog.LookAsync(
            "dossiers", () => findDossiers.RunAsync(user.Address, part.MarketId, part.StructureId, kind.Frame, dialog.CancellationToken));
        return dossiers.Count == 0
            ? null
            : await dialog.ChooseAsync("ask-dossier", dossiers, dossier => dialog.Label(
                "dossier-label", ("number", dossier.Number), ("period", dossier.Period), ("taken", dossier.Taken)));
    }

    private async Task FileAsync(DialogContext dialog, SignedInUser user, WorksPart part, WorksDocument kind, OpenDossier? dossier)
    {
        var file = await dialog.AskFileAsync("ask-file", [".pdf"]);
        if (file.File is null)
        {
            await dialog.SayAsync("no-file-no-deposit");
            return;
        }

        var number = await dialog.AskAsync("ask-number", Prompts.InvoiceNumber);
        var total = await dialog.AskAsync("ask-amount", Prompts.Amount);
        var rate = await dialog.ChooseAsync("ask-tax-rate", _taxRates, rate => dialog.Label("tax-rate", ("rate", rate)));
        var filing = new WorksDeposit(part.MarketId, part.StructureId, kind.Frame, dossier?.Id, number, total, rate, file.File);
        var isConfirmed = await dialog.ConfirmAsync(
            dossier is null ? "confirm-initial-deposit" : "confirm-deposit-in-dossier", ("document", dialog.Text($"document-{kind.ShortFrame}")), ("number", number),
            ("market", part.MarketNumber), ("structure", part.StructureName), ("excl", new Money(total)), ("incl", new Money(filing.TotalInclTax)),
            ("file", file.Name!), ("dossier", dossier?.Number ?? ""), ("taken", dossier?.Taken ?? ""));
        if (!isConfirmed)
        {
            await dialog.SayAsync("not-filed");
            return;
        }

        var outcome = await dialog.OnceAsync("deposit", () => deposit.RunAsync(user.Address, filing, dialog.CancellationToken));
        await SayOutcomeAsync(dialog, kind, number.Text, outcome);
    }

    private static Task SayOutcomeAsync(DialogContext dialog, WorksDocument kind, string number, DepositWorksDocument.Outcome outcome) => outcome switch
    {
        DepositWorksDocument.Outcome.Filed { DossierNumber: null } => dialog.SayAsync("filed-for-validation", ("number", number)),
        DepositWorksDocument.Outcome.Filed { OpenedDossier: true, DossierNumber: { } opened, PayBy: { } payBy } =>
            dialog.SayAsync("filed-opening-dossier", ("number", number), ("dossier", opened), ("pay-by", payBy)),
        DepositWorksDocument.Outcome.Filed { DossierNumber: { } joined } => dialog.SayAsync(
            $"filed-{kind.ShortFrame}", ("number", number), ("dossier", joined)),
        DepositWorksDocument.Outcome.NumberTaken => dialog.SayAsync("number-taken", ("number", number)),
        DepositWorksDocument.Outcome.NotItsTurn => dialog.SayAsync("not-its-turn"),
        DepositWorksDocument.Outcome.FileGone => dialog.SayAsync("file-gone"),
        _ => dialog.SayAsync("not-allowed"),
    };

    private static string LabelOf(DialogContext dialog, WorksPart part) =>
        dialog.Label("contract-label", ("market", part.MarketNumber), ("subject", part.Subject));

    private static string NameOf(DialogContext dialog, WorksRole role) => dialog.Label($"role-{ChorusCodes.CodeOf(role)}");
}
