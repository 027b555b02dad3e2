using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.DraftInvoices;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>Sends an invoice that was saved and never left: which one, what it lacks, exactly what will be sent, and the yes.</summary>
public sealed class SendDraftInvoiceDialog(BrowseDrafts browse, SendDraftInvoice send) : Dialog
{
    private const int ListedAtMost = 8;

    private readonly DraftConfirmation _confirmation = new(send);

    /// <summary>The invoice another dialog has settled on; nobody is asked which one then.</summary>
    public InvoiceNumber? Settled { get; init; }

    /// <summary>Its supplier.</summary>
    public long SettledSupplier { get; init; }

    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var user = await dialog.SignedInAsync();
        if (Settled is { } settled)
        {
            var own = await dialog.LookAsync("settled", () => browse.FindAsync(user.Address, settled, dialog.CancellationToken));
            if (own.FirstOrDefault(draft => draft.Number == settled && draft.SupplierId == SettledSupplier) is { } one)
            {
                await _confirmation.RunAsync(dialog, user, one);
            }
            else
            {
                await dialog.SayAsync("unknown-number", ("number", settled));
            }

            return;
        }

        if (await dialog.LookAsync("drafts", () => browse.ListAsync(user.Address, dialog.CancellationToken)) is not BrowseDrafts.Outcome.Listed list)
        {
            await dialog.SayAsync("space-closed");
            return;
        }

        await SendOneOrAllAsync(dialog, user, list);
    }

    private async Task SendOneOrAllAsync(DialogContext dialog, SignedInUser user, BrowseDrafts.Outcome.Listed list)
    {
        var heard = await dialog.HeardAsync("request", PromptFor(list.Drafts, [], fillsFromSentence: true));
        if (list.Total == 0 && heard?.Number is null)
        {
            await dialog.SayAsync("no-draft");
            return;
        }

        var drafts = await OfOneStructureAsync(dialog, list.Drafts, heard);
        if (heard?.Partner is { } partner)
        {
            drafts = [.. drafts.Where(draft => draft.Recipient == partner)];
        }

        if (heard is { IsAll: true })
        {
            await SendAllAsync(dialog, user, drafts);
        }
        else if (drafts.Count == 1 && heard is not { Number: not null } && !await dialog.HeardAsync("pressed-again", new PhrasePrompt(PhraseNames.SendNow)))
        {
            await _confirmation.RunAsync(dialog, user, drafts[0]);
        }
        else
        {
            await AskWhichAsync(dialog, user, drafts, list.Total);
        }
    }

    /// <summary>Of somebody who works for several structures, the drafts of one: it is asked, never guessed.</summary>
    private static async Task<IReadOnlyList<Draft>> OfOneStructureAsync(DialogContext dialog, IReadOnlyList<Draft> drafts, NamedInvoice? heard)
    {
        var suppliers = drafts.DistinctBy(draft => draft.SupplierId).OrderBy(draft => draft.SupplierName, StringComparer.Ordinal).ToList();
        if (suppliers.Count < 2 || heard is { Id: not null } or { Number: not null })
        {
            return drafts;
        }

        var supplier = await dialog.ChooseAsync("which-structure", suppliers, draft => draft.SupplierName);
        return [.. drafts.Where(draft => draft.SupplierId == supplier.SupplierId)];
    }

    private async Task AskWhichAsync(DialogContext dialog, SignedInUser user, IReadOnlyList<Draft> drafts, int total)
    {
        IReadOnlyList<string> extra = drafts.Count > 1 ? [dialog.Label("all-label")] : [];
        for (var fillsFromSentence = true; ; fillsFromSentence = false)
        {
            var named = await dialog.AskAsync("which-draft", PromptFor(drafts, extra, fillsFromSentence),
                ("drafts", Markdown.Lines(drafts.Take(ListedAtMost).Select(draft => Line(dialog, draft)))), ("count", total));
            if (named.IsAll)
            {
                await SendAllAsync(dialog, user, drafts);
                return;
            }

            if (await FindAsync(dialog, user, drafts, named) is { } draft)
            {
                await _confirmation.RunAsync(dialog, user, draft);
                return;
            }

            if (drafts.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>The draft that was named; null, and it was said why, where there is none.</summary>
    private async Task<Draft?> FindAsync(DialogContext dialog, SignedInUser user, IReadOnlyList<Draft> drafts, NamedInvoice named)
    {
        if (named.Number is not { } number)
        {
            var meant = drafts.Where(draft => draft.InvoiceId == named.Id || draft.Recipient == named.Partner).ToList();
            return await dialog.ChooseAsync("which-of-these", meant, draft => ListedFor(draft).Label);
        }

        var found = await dialog.LookAsync("found", () => browse.FindAsync(user.Address, number, dialog.CancellationToken));
        if (found.Count == 0)
        {
            await dialog.SayAsync("unknown-number", ("number", number));
            return null;
        }

        var chosen = await dialog.ChooseAsync("which-supplier", found, draft => $"{draft.Number} – {draft.SupplierName}", ("number", number));
        if (!chosen.IsDraft)
        {
            await dialog.SayAsync("no-longer-draft", ("number", chosen.Number), ("status", InvoiceStatusTexts.NameOf(dialog, chosen.Status)));
            return null;
        }

        return chosen;
    }

    private async Task SendAllAsync(DialogContext dialog, SignedInUser user, IReadOnlyList<Draft> drafts)
    {
        var ready = drafts.Where(draft => draft.Problems.Count == 0).ToList();
        if (ready.Count < drafts.Count)
        {
            await dialog.SayAsync("some-incomplete", ("drafts", Markdown.Lines(drafts.Except(ready).Select(draft => Line(dialog, draft)))));
        }

        foreach (var draft in ready)
        {
            await _confirmation.RunAsync(dialog, user, draft);
        }
    }

    private static Markdown Line(DialogContext dialog, Draft draft) => dialog.Text(draft.Problems.Count == 0 ? "draft-line" : "draft-line-incomplete",
        ("number", draft.Number), ("recipient", draft.Recipient), ("total", new Money(draft.TotalInclTax)),
        ("age", dialog.Text(draft.AgeInDays switch { <= 0 => "age-today", 1 => "age-yesterday", _ => "age-days" }, ("days", draft.AgeInDays))),
        ("problems", new Markdown(string.Join(", ", draft.Problems.Select(problem => dialog.Text($"short-{DraftConfirmation.NameOf(problem)}").Text)))));

    private static InvoicePrompt PromptFor(IReadOnlyList<Draft> drafts, IReadOnlyList<string> extra, bool fillsFromSentence) =>
        new([.. drafts.Select(ListedFor)], new InvoicePromptOptions { Extra = extra, FillsFromSentence = fillsFromSentence, CanBeAll = true });

    private static ListedInvoice ListedFor(Draft draft) => new(draft.InvoiceId, draft.Number, draft.Recipient);
}
