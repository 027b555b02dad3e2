using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Workflows.WorksInvoices;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>
/// 'Factures émises' or 'Factures de travaux'? Two questions decide (chorus-pro.md, T5): is it a works contract, and do the general
/// terms for works apply?
/// </summary>
public sealed class ChooseInvoiceSpaceDialog(FindWorksParts findParts) : Dialog
{
    private static readonly string[] _subjects = ["supplies-or-services", "works", "project-management"];
    private static readonly string[] _terms = ["terms-apply", "terms-do-not-apply", "terms-unknown"];

    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var subject = await dialog.ChooseAsync("ask-subject", _subjects, subject => dialog.Label(subject));
        if (subject != "works")
        {
            await dialog.SayAsync($"issued-space-for-{subject}");
            return;
        }

        switch (await dialog.ChooseAsync("ask-terms", _terms, terms => dialog.Label(terms)))
        {
            case "terms-do-not-apply":
                await dialog.SayAsync("issued-space-without-terms");
                break;
            case "terms-unknown":
                await SayWhereToLookAsync(dialog);
                break;
            default:
                await SayWorksSpaceAsync(dialog);
                break;
        }
    }

    private async Task SayWorksSpaceAsync(DialogContext dialog)
    {
        var parts = await PartsAsync(dialog);
        var isClosed = parts.Count > 0 && !parts.Any(part => part.IsSpaceOpen);
        await dialog.SayAsync(isClosed ? "works-space-closed" : "works-space");
    }

    private async Task SayWhereToLookAsync(DialogContext dialog)
    {
        var parts = await PartsAsync(dialog);
        if (parts.Count == 0)
        {
            await dialog.SayAsync("look-in-the-contract");
            return;
        }

        var lines = parts.DistinctBy(part => part.MarketId).Select(part => dialog.Text("contract-line", ("number", part.MarketNumber), ("subject", part.Subject)));
        await dialog.SayAsync("your-works-contracts", ("contracts", Markdown.Lines(lines)));
    }

    private async Task<IReadOnlyList<WorksPart>> PartsAsync(DialogContext dialog) =>
        dialog.User is { } user ? await dialog.LookAsync("parts", () => findParts.RunAsync(user.Address, dialog.CancellationToken)) : [];
}
