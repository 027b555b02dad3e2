using System.Text.Json;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Workflows.DraftInvoices;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>The recap of one draft, the yes, and what came of it. The texts are those of the dialog that runs it.</summary>
internal sealed class DraftConfirmation(SendDraftInvoice send)
{
    /// <summary>The name of a problem in the content's replies.</summary>
    public static string NameOf(DraftProblem problem) => JsonNamingPolicy.KebabCaseLower.ConvertName(problem.ToString());

    /// <summary>Shows the draft until it is confirmed as it is, given up, or found incomplete.</summary>
    public async Task RunAsync(DialogContext dialog, SignedInUser user, Draft draft)
    {
        while (draft.Problems.Count == 0)
        {
            var confirmed = await dialog.ConfirmAsync(draft.Validator is null ? "confirm-sending" : "confirm-sending-to-validator",
                ("number", draft.Number), ("issued", draft.IssuedOn), ("supplier", draft.SupplierName), ("recipient", draft.Recipient),
                ("service", draft.ServiceCode is null ? dialog.Text("no-service") : dialog.Text("service", ("code", draft.ServiceCode), ("name", draft.ServiceName!))),
                ("commitment", draft.CommitmentNumber ?? (object)dialog.Text("no-commitment")), ("total", new Money(draft.TotalInclTax)),
                ("due", new Money(draft.AmountDue)), ("files", draft.AttachmentCount), ("validator", draft.Validator ?? ""));
            if (!confirmed)
            {
                await dialog.SayAsync("kept", ("number", draft.Number));
                return;
            }

            var outcome = await dialog.OnceAsync("send", () => send.RunAsync(user.Address, draft, dialog.CancellationToken));
            if (outcome is not SendDraftInvoice.Outcome.Changed changed)
            {
                await SayAsync(dialog, outcome);
                return;
            }

            await dialog.SayAsync("draft-changed", ("number", draft.Number));
            draft = changed.Now;
        }

        await dialog.SayAsync("incomplete", ("number", draft.Number), ("recipient", draft.Recipient), ("total", new Money(draft.TotalInclTax)),
            ("problems", Markdown.Lines(draft.Problems.Select(problem => dialog.Text($"problem-{NameOf(problem)}", ("recipient", draft.Recipient), ("service", draft.ServiceName ?? ""))))));
    }

    private static async Task SayAsync(DialogContext dialog, SendDraftInvoice.Outcome outcome)
    {
        switch (outcome)
        {
            case SendDraftInvoice.Outcome.Sent sent:
                await dialog.SayAsync("sent", ("number", sent.Number), ("recipient", sent.Recipient), ("at", sent.At), ("contact", sent.ContactAddress), ("certificate", sent.Certificate));
                await SayHowManyAreLeftAsync(dialog, sent.Left);
                break;
            case SendDraftInvoice.Outcome.SentToValidator sent:
                await dialog.SayAsync("sent-to-validator", ("number", sent.Number), ("validator", sent.Validator), ("until", sent.ValidateBy), ("at", sent.At),
                    ("contact", sent.ContactAddress), ("certificate", sent.Certificate));
                await SayHowManyAreLeftAsync(dialog, sent.Left);
                break;
            case SendDraftInvoice.Outcome.NoLongerDraft gone:
                await dialog.SayAsync("no-longer-draft", ("number", gone.Number), ("status", InvoiceStatusTexts.NameOf(dialog, gone.Status)));
                break;
            case SendDraftInvoice.Outcome.NotFound missing:
                await dialog.SayAsync("unknown-number", ("number", missing.Number));
                break;
        }
    }

    private static async Task SayHowManyAreLeftAsync(DialogContext dialog, int left)
    {
        if (left > 0)
        {
            await dialog.SayAsync(left == 1 ? "one-draft-left" : "drafts-left", ("count", left));
        }
    }
}
