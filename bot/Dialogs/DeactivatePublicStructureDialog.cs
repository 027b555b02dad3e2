using System.Diagnostics;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.PublicStructures;
using static ChorusAssistant.Workflows.PublicStructures.DeactivatePublicStructure;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>Closes a public structure to invoices: at once where SIRENE has it closed, else by a request that an agent reviews.</summary>
public sealed class DeactivatePublicStructureDialog(
    DeactivatePublicStructure deactivate, RequestDeactivation request, ManagedPublicStructures structures) : Dialog
{
    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var user = await dialog.SignedInAsync();
        if (await new PublicStructureChoice(structures).AskAsync(dialog, user) is not { } siret)
        {
            return;
        }

        while (true)
        {
            var check = await dialog.LookAsync("check", () => deactivate.CheckAsync(user.Address, siret, dialog.CancellationToken));
            var outcome = check switch
            {
                Outcome.SiretClosed closed => await CloseAsync(dialog, user, closed.Shown),
                Outcome.SiretActive active => await new DeactivationRequest(request, dialog, user, active.Shown).FileAsync(),
                Outcome.AwaitsSirene away => await WaitAsync(dialog, user, away),
                _ => check,
            };
            if (outcome is not Outcome.Changed)
            {
                await SayAsync(dialog, outcome);
                return;
            }

            await dialog.SayAsync("shown-has-changed");
        }
    }

    private async Task<Outcome?> CloseAsync(DialogContext dialog, SignedInUser user, ClosedStructure shown)
    {
        if (shown.HasMoved)
        {
            await dialog.SayAsync(shown.Successor is null ? "moved" : "moved-to", ("siret", shown.Siret), ("successor", (object?)shown.Successor ?? ""));
        }

        if (!shown.IsHeld)
        {
            if (!await dialog.ConfirmAsync(shown.InvoiceCount == 0 ? "confirm-closed" : "confirm-closed-with-invoices", Values(dialog, shown)))
            {
                return null;
            }

            var outcome = await dialog.OnceAsync("close", () =>
                deactivate.RunAsync(user.Address, shown, acceptsInvoices: false, dialog.ReturnAddress, dialog.CancellationToken));
            if (outcome is not Outcome.Held held)
            {
                return outcome;
            }

            shown = held.Shown;
        }

        // Nothing is left of what held it: the yes of then was to this.
        return await dialog.ConfirmAsync(shown.InvoiceCount == 0 ? "confirm-closed" : "accept-invoices", Values(dialog, shown))
            ? await dialog.OnceAsync("accept", () => deactivate.RunAsync(user.Address, shown, acceptsInvoices: true, dialog.ReturnAddress, dialog.CancellationToken))
            : new Outcome.Held(shown);
    }

    private async Task<Outcome?> WaitAsync(DialogContext dialog, SignedInUser user, Outcome.AwaitsSirene away)
    {
        var kept = await dialog.OnceAsync("keep", () => deactivate.KeepAsync(user.Address, away, isConfirmed: false, dialog.ReturnAddress, dialog.CancellationToken));
        if (kept is not Outcome.AwaitsSirene)
        {
            return kept;
        }

        await dialog.SayAsync("sirene-away");
        if (!await dialog.ConfirmAsync("confirm-later", ("siret", away.Siret), ("name", away.Name), ("warning", PublicStructureWords.Warning(dialog, away.IsLastManager))))
        {
            return null;
        }

        // SIRENE may be back: then it is shown what it says, and asked about exactly that.
        var again = await dialog.LookAsync("check-again", () => deactivate.CheckAsync(user.Address, away.Siret, dialog.CancellationToken));
        return again is Outcome.AwaitsSirene still
            ? await dialog.OnceAsync("confirm-kept", () => deactivate.KeepAsync(user.Address, still, isConfirmed: true, dialog.ReturnAddress, dialog.CancellationToken))
            : new Outcome.Changed();
    }

    private static (string, object)[] Values(DialogContext dialog, ClosedStructure shown) =>
    [
        ("siret", shown.Siret), ("name", shown.Name), ("since", PublicStructureWords.Since(dialog, shown.Since)), ("count", PublicStructureWords.Count(dialog, shown.InvoiceCount)),
        ("invoices", PublicStructureWords.Statuses(dialog, shown.InFlight)), ("warning", PublicStructureWords.Warning(dialog, shown.IsLastManager)),
    ];

    private static Task SayAsync(DialogContext dialog, Outcome? outcome) => outcome switch
    {
        null => dialog.SayAsync("declined"),
        Outcome.Deactivated done => SayAsync(dialog, "deactivated", done.Siret, done.Name),
        Outcome.Held held => dialog.SayAsync("held", ("siret", held.Shown.Siret), ("name", held.Shown.Name), ("count", PublicStructureWords.Count(dialog, held.Shown.InvoiceCount))),
        Outcome.Submitted sent => SayAsync(dialog, "submitted", sent.Siret, sent.Name),
        Outcome.DocumentMissing incomplete => SayAsync(dialog, "document-missing", incomplete.Siret, incomplete.Name),
        Outcome.UnderReview before => SayAsync(dialog, "under-review", before.Siret, before.Name),
        Outcome.AlreadyInactive already => SayAsync(dialog, "already-inactive", already.Siret, already.Name),
        Outcome.NotInSirene unknown => SayAsync(dialog, "not-in-sirene", unknown.Siret, unknown.Name),
        Outcome.NotPublished hidden => SayAsync(dialog, "not-published", hidden.Siret, hidden.Name),
        Outcome.AwaitsSirene away => SayAsync(dialog, "noted", away.Siret, away.Name),
        Outcome.NotAllowed refused => dialog.SayAsync(PublicStructureWords.ReplyFor(refused.Reason), ("siret", refused.Siret)),
        _ => throw new UnreachableException($"No reply for {outcome}."),
    };

    private static Task SayAsync(DialogContext dialog, string reply, Siret siret, string name) => dialog.SayAsync(reply, ("siret", siret), ("name", name));
}
