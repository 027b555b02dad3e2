using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Workflows.PublicStructures;
using static ChorusAssistant.Workflows.PublicStructures.DeactivatePublicStructure;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>The part of <see cref="DeactivatePublicStructureDialog"/> about a SIRET that SIRENE has open: reason, replacement, document, recap.</summary>
internal sealed class DeactivationRequest(RequestDeactivation request, DialogContext dialog, SignedInUser user, ActiveStructure shown)
{
    private static readonly string[] Documents = [".pdf", ".jpg", ".jpeg", ".png", ".docx", ".odt"];

    /// <summary>Asks for what is missing and files it; null where the person does not want to.</summary>
    public async Task<Outcome?> FileAsync()
    {
        Outcome.ReplacementRefused? refused = null;
        while (true)
        {
            var outcome = shown.AwaitedFor is { } reason ? await BringAsync(reason) : await RequestAsync(refused);
            switch (outcome)
            {
                case Outcome.DocumentGone:
                    await dialog.SayAsync("document-gone");
                    break;
                case Outcome.ReplacementRefused again:
                    refused = again;
                    break;
                default:
                    return outcome;
            }
        }
    }

    private async Task<Outcome?> RequestAsync(Outcome.ReplacementRefused? refused)
    {
        if (refused is not null)
        {
            await dialog.SayAsync(ReplyFor(refused.Problem));
        }

        await dialog.SayAsync("siret-active", ("siret", shown.Siret), ("name", shown.Name));
        var reason = await dialog.ChooseAsync("ask-reason", Enum.GetValues<DeactivationReason>(), value => Name(value).Text);
        var replacement = reason is DeactivationReason.Merger or DeactivationReason.TransferOfCompetence or DeactivationReason.ReplacedSiret
            ? await AskReplacementAsync(reason)
            : null;
        var document = await dialog.AskFileAsync("ask-document", Documents);
        var isConfirmed = await dialog.ConfirmAsync("confirm-request",
            ("siret", shown.Siret), ("name", shown.Name), ("reason", Name(reason)),
            ("replacement", replacement is null ? dialog.Text("none") : dialog.Text("siret-value", ("siret", replacement))),
            ("document", (object?)document.Name ?? dialog.Text("document-later")), ("invoices", Invoices()), ("warning", PublicStructureWords.Warning(dialog, shown.IsLastManager)));
        return isConfirmed
            ? await dialog.OnceAsync("request", () => request.RunAsync(user.Address, shown, reason, replacement, document.File, dialog.CancellationToken))
            : null;
    }

    private async Task<Outcome?> BringAsync(DeactivationReason reason)
    {
        var document = await dialog.AskFileAsync("ask-missing-document", Documents, ("siret", shown.Siret), ("name", shown.Name), ("reason", Name(reason)));
        if (document.File is not { } file)
        {
            return new Outcome.DocumentMissing(shown.Siret, shown.Name);
        }

        return await dialog.ConfirmAsync("confirm-document", ("siret", shown.Siret), ("name", shown.Name), ("document", document.Name!))
            ? await dialog.OnceAsync("bring", () => request.BringDocumentAsync(user.Address, shown, file, dialog.CancellationToken))
            : null;
    }

    private async Task<Siret?> AskReplacementAsync(DeactivationReason reason)
    {
        if (reason == DeactivationReason.ReplacedSiret)
        {
            await dialog.SayAsync("change-of-siret");
        }

        while (true)
        {
            var answer = await dialog.AskAsync("ask-replacement", new OptionalSiretPrompt(dialog.Text("no-replacement").Text));
            if (answer.Siret is not { } replacement)
            {
                return null;
            }

            var problem = await dialog.LookAsync("check-replacement", () => request.CheckReplacementAsync(shown.Siret, replacement, dialog.CancellationToken));
            if (problem is not { } known)
            {
                return replacement;
            }

            await dialog.SayAsync(ReplyFor(known));
        }
    }

    private Markdown Invoices()
    {
        if (shown.InvoiceCount == 0)
        {
            return new Markdown("");
        }

        // A list within the recap's list: one level further in.
        var statuses = PublicStructureWords.Statuses(dialog, shown.InFlight).Text.Replace("\n", "\n  ", StringComparison.Ordinal);
        var text = dialog.Text("invoices-in-flight", ("count", PublicStructureWords.Count(dialog, shown.InvoiceCount)), ("invoices", new Markdown("  " + statuses)));
        return new Markdown("\n" + text.Text);
    }

    private Markdown Name(DeactivationReason reason) => dialog.Text($"reason-{ChorusCodes.CodeOf(reason)}");

    private static string ReplyFor(ReplacementProblem problem) => problem switch
    {
        ReplacementProblem.Same => "replacement-same",
        ReplacementProblem.Closed => "replacement-closed",
        ReplacementProblem.Unknown or _ => "replacement-unknown",
    };
}
