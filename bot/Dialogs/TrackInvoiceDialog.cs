using System.Text.Json;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Workflows.DraftInvoices;
using ChorusAssistant.Workflows.InvoiceTracking;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>Where an invoice stands, what that means, what to do next and when the payment is due.</summary>
public sealed class TrackInvoiceDialog(TrackInvoice track, BrowseDrafts browse, SendDraftInvoice send) : Dialog
{
    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var user = await dialog.SignedInAsync();
        var wantsHistory = await dialog.HeardAsync("wants-history", new PhrasePrompt(PhraseNames.History));
        if (await FindAsync(dialog, user) is not { } report)
        {
            return;
        }

        if (wantsHistory)
        {
            await dialog.SayAsync("history", ("heading", Heading(dialog, report)), ("steps", Markdown.Lines(report.History.Select(passage => Passage(dialog, passage)))));
        }
        else
        {
            await dialog.SayAsync("report", ("report", Markdown.Lines(Lines(dialog, report))), ("number", report.Number));
        }

        if (report.MaySend && await dialog.ConfirmAsync("offer-sending", ("number", report.Number)))
        {
            await dialog.CallAsync(new SendDraftInvoiceDialog(browse, send) { Settled = report.Number, SettledSupplier = report.SupplierId });
        }
    }

    /// <summary>The invoice that is meant; null, and it was said why, where there is none to choose from.</summary>
    private async Task<InvoiceReport?> FindAsync(DialogContext dialog, SignedInUser user)
    {
        // A number in the first sentence needs no list, and most people have one at hand.
        var heard = await dialog.HeardAsync("request", new InvoicePrompt([], new InvoicePromptOptions { CanBeLatest = true }));
        if (heard is not null && await FindAsync(dialog, user, heard) is { } found)
        {
            return found;
        }

        var overview = await dialog.LookAsync("overview", () => track.LookAroundAsync(user.Address, dialog.CancellationToken));
        if (!overview.HasAccess)
        {
            await dialog.SayAsync("space-closed");
            return null;
        }

        if (heard?.Number is { } number)
        {
            await dialog.SayAsync("not-found", ("number", number));
        }
        else if (overview.Newest.Count == 0)
        {
            await dialog.SayAsync("no-invoice");
        }

        return overview.Newest.Count > 0 ? await AskWhichAsync(dialog, user, overview, fillsFromSentence: heard is null) : null;
    }

    private async Task<InvoiceReport> AskWhichAsync(DialogContext dialog, SignedInUser user, TrackInvoice.Overview overview, bool fillsFromSentence)
    {
        for (; ; fillsFromSentence = false)
        {
            var named = await dialog.AskAsync("which-invoice", PromptFor(overview, fillsFromSentence), ("invoices", Markdown.Lines(overview.Newest.Select(report => Line(dialog, report)))));
            if (await FindAsync(dialog, user, named) is { } report)
            {
                return report;
            }

            await dialog.SayAsync("not-found", ("number", (object?)named.Number ?? named.Partner ?? ""));
        }
    }

    private async Task<InvoiceReport?> FindAsync(DialogContext dialog, SignedInUser user, NamedInvoice named)
    {
        var found = await dialog.LookAsync("found", () => FindAsync(user, named, dialog.CancellationToken));
        return (found.Count, named.Number) switch
        {
            (0, _) => null,
            (_, null) => await dialog.ChooseAsync("which-of-these", found, report => $"{report.Number} – {report.Partner}"),
            _ => await dialog.ChooseAsync("which-supplier", found, report => $"{report.Number} – {report.SupplierName}"),
        };
    }

    private async Task<IReadOnlyList<InvoiceReport>> FindAsync(SignedInUser user, NamedInvoice named, CancellationToken cancellationToken) => named switch
    {
        { Number: { } number } => await track.FindAsync(user.Address, number, cancellationToken),
        { Id: { } id } => await track.FindAsync(user.Address, id, cancellationToken),
        { Partner: { } partner } => await track.NewestAsync(user.Address, partner, cancellationToken),
        _ => [.. (await track.NewestAsync(user.Address, partner: null, cancellationToken)).Take(1)],
    };

    private static InvoicePrompt PromptFor(TrackInvoice.Overview overview, bool fillsFromSentence) =>
        new([.. overview.Newest.Select(report => new ListedInvoice(report.InvoiceId, report.Number, report.Partner))],
            new InvoicePromptOptions { Partners = overview.Partners, FillsFromSentence = fillsFromSentence, CanBeLatest = true });

    private static Markdown Heading(DialogContext dialog, InvoiceReport report) => dialog.Text($"report-{NameOf(report.Side)}",
        ("number", report.Number), ("supplier", report.SupplierName), ("recipient", report.RecipientName), ("total", new Money(report.TotalInclTax)));

    private static IEnumerable<Markdown> Lines(DialogContext dialog, InvoiceReport report)
    {
        yield return Heading(dialog, report);
        yield return dialog.Text("report-status", ("status", InvoiceStatusTexts.NameOf(dialog, report.Status)), ("since", report.Since),
            ("meaning", InvoiceStatusTexts.MeaningOf(dialog, report.Status)));
        if (report.Reason is { } reason)
        {
            yield return dialog.Text("report-reason", ("reason", reason));
        }

        yield return dialog.Text(NextReply(report), ("number", report.Number), ("supplier", report.SupplierName), ("recipient", report.RecipientName),
            ("validator", report.Validator ?? ""), ("until", (object?)report.ValidateBy ?? ""));
        if (report.Outlook != PaymentOutlook.None && report.PaymentPeriodDays is { } days)
        {
            yield return dialog.Text($"payment-{NameOf(report.Outlook)}", ("days", days), ("date", (object?)report.PayBy ?? ""), ("recipient", report.RecipientName));
        }
    }

    private static string NextReply(InvoiceReport report)
    {
        switch (report.Side, report.Step)
        {
            case (InvoiceSide.Validator, InvoiceStep.WaitForValidator):
                return "next-validate";
            case (InvoiceSide.Recipient, InvoiceStep.WaitForRecipient or InvoiceStep.WaitForPayment):
                return "next-received";
            case (InvoiceSide.Recipient or InvoiceSide.Validator, InvoiceStep.Redirect or InvoiceStep.Complete or InvoiceStep.NameValidator or InvoiceStep.IssueAgain):
                return "next-supplier-acts";
            case (_, InvoiceStep.WaitForValidator) when report.ValidateBy is null || report.Validator is null:
                return "next-wait-for-some-validator";
            default:
                return $"next-{NameOf(report.Step)}";
        }
    }

    private static Markdown Line(DialogContext dialog, InvoiceReport report) => dialog.Text("invoice-line",
        ("number", report.Number), ("partner", report.Partner), ("total", new Money(report.TotalInclTax)), ("status", InvoiceStatusTexts.NameOf(dialog, report.Status)));

    private static Markdown Passage(DialogContext dialog, ReportedPassage passage) => passage.Comment is null
        ? dialog.Text("history-line", ("status", InvoiceStatusTexts.NameOf(dialog, passage.Status)), ("at", passage.At))
        : dialog.Text("history-line-with-comment", ("status", InvoiceStatusTexts.NameOf(dialog, passage.Status)), ("at", passage.At), ("comment", passage.Comment));

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

/// <summary>Whether one of the phrases of that name stands in the sentence.</summary>
internal sealed class PhrasePrompt(string name) : Prompt<bool>
{
    public override string Kind => "phrase";

    public override PromptResult<bool> Parse(PromptInput input) =>
        input.Phrases.HoldsAny(name, input.Normalized) ? PromptResult<bool>.Accept(true) : PromptResult<bool>.Refuse("choose-again");
}
