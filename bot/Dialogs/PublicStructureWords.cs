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

    /// <summary>" since ..." or nothing.</summary>
    public static Markdown Since(DialogContext dialog, DateOnly? since) => since is { } day ? dialog.Text("since", ("date", day)) : new Markdown("");

    /// <summary>A line for each status that invoices under way have.</summary>
    public static Markdown Statuses(DialogContext dialog, IReadOnlyList<StatusCount> statuses) => Markdown.Lines(statuses.Select(status => dialog.Text(
        "status-line", ("count", status.Count), ("status", dialog.Text($"status-{ChorusCodes.CodeOf(status.Status)}")))));
}
