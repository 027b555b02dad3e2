using System.Diagnostics;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain;
using ChorusAssistant.Workflows.PublicStructures;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>What the two dialogs about public structures say in the same way.</summary>
internal static class PublicStructureWords
{
    /// <summary>The reply that says why not.</summary>
    public static string ReplyFor(AccessRefusal refusal) => refusal switch
    {
        AccessRefusal.UnknownToSirene => "unknown-to-sirene",
        AccessRefusal.UnknownStructure => "unknown-structure",
        AccessRefusal.PrivateStructure => "private-structure",
        AccessRefusal.NotManager => "not-manager",
        AccessRefusal.NoManager => "no-manager",
        _ => throw new UnreachableException($"No reply for {refusal}."),
    };

    /// <summary>Nothing, or a space and since when.</summary>
    public static Markdown Since(DialogContext dialog, DateOnly? since) =>
        since is { } day ? new Markdown(" " + dialog.Text("since", ("date", day)).Text) : new Markdown("");

    /// <summary>Nothing, or a paragraph for somebody whom nobody could stand in for.</summary>
    public static Markdown Warning(DialogContext dialog, bool isLastManager) =>
        isLastManager ? new Markdown("\n\n" + dialog.Text("last-manager").Text) : new Markdown("");

    /// <summary>How many invoices are under way.</summary>
    public static Markdown Count(DialogContext dialog, int invoices) =>
        invoices == 1 ? dialog.Text("one-invoice") : dialog.Text("several-invoices", ("count", invoices));

    /// <summary>A line for each status that invoices under way have.</summary>
    public static Markdown Statuses(DialogContext dialog, IReadOnlyList<StatusCount> statuses) => Markdown.Lines(statuses.Select(status => dialog.Text(
        "status-line", ("count", status.Count), ("status", InvoiceStatusTexts.NameOf(dialog, ChorusCodes.CodeOf(status.Status))))));
}
