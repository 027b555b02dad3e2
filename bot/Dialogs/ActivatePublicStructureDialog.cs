using System.Diagnostics;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.PublicStructures;
using static ChorusAssistant.Workflows.PublicStructures.ActivatePublicStructure;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>Opens a public structure to invoices, once SIRENE has confirmed that it is open.</summary>
public sealed class ActivatePublicStructureDialog(ActivatePublicStructure activate, ManagedPublicStructures structures) : Dialog
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

        var check = await dialog.LookAsync("check", () => activate.CheckAsync(user.Address, siret, dialog.CancellationToken));
        if (check is Outcome.AwaitsSirene waiting)
        {
            check = await dialog.OnceAsync("keep", () => activate.KeepAsync(user.Address, waiting, dialog.ReturnAddress, dialog.CancellationToken));
        }

        if (check is Outcome.AwaitsSirene)
        {
            await dialog.SayAsync("sirene-away");
        }

        var outcome = check switch
        {
            Outcome.Ready ready => await ConfirmAsync(dialog, "confirm", ready.Siret, ready.Name) ? await ActAsync() : null,
            Outcome.AwaitsSirene away => await ConfirmAsync(dialog, "confirm-later", away.Siret, away.Name) ? await ActAsync() : null,
            // The refusal is kept with its reason: support can see that it was asked for.
            Outcome.SiretClosed => await ActAsync(),
            _ => check,
        };
        await SayAsync(dialog, outcome);

        Task<Outcome> ActAsync() => dialog.OnceAsync("activate", () => activate.RunAsync(user.Address, siret, dialog.ReturnAddress, dialog.CancellationToken));
    }

    private static Task<bool> ConfirmAsync(DialogContext dialog, string step, Siret siret, string name) => dialog.ConfirmAsync(step, ("siret", siret), ("name", name));

    private static Task SayAsync(DialogContext dialog, Outcome? outcome) => outcome switch
    {
        null => dialog.SayAsync("declined"),
        Outcome.Activated done => dialog.SayAsync("activated", ("siret", done.Siret), ("name", done.Name)),
        Outcome.AlreadyActive already => dialog.SayAsync("already-active", ("siret", already.Siret), ("name", already.Name)),
        Outcome.SiretClosed closed => dialog.SayAsync(closed.Successor is null ? "siret-closed" : "siret-closed-with-successor",
            ("siret", closed.Siret), ("name", closed.Name), ("since", PublicStructureWords.Since(dialog, closed.Since)), ("successor", (object?)closed.Successor ?? "")),
        Outcome.NotInSirene unknown => dialog.SayAsync("not-in-sirene", ("siret", unknown.Siret), ("name", unknown.Name)),
        Outcome.NotPublished hidden => dialog.SayAsync("not-published", ("siret", hidden.Siret), ("name", hidden.Name)),
        Outcome.AwaitsSirene away => dialog.SayAsync("noted", ("siret", away.Siret), ("name", away.Name)),
        Outcome.NotAllowed refused => dialog.SayAsync(PublicStructureWords.ReplyFor(refused.Reason), ("siret", refused.Siret)),
        _ => throw new UnreachableException($"No reply for {outcome}."),
    };
}
