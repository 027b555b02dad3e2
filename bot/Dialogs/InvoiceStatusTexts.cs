using System.Collections.Frozen;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>The words of the content for status codes. A code that is not in the portal's catalogue is shown as it is.</summary>
internal static class InvoiceStatusTexts
{
    private static readonly FrozenSet<string> _codes = Enum.GetValues<InvoiceStatus>().Select(ChorusCodes.CodeOf).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The status as the portal's screens name it.</summary>
    public static Markdown NameOf(DialogContext dialog, string code) => _codes.Contains(code) ? dialog.Text($"status-{code}") : new Markdown(code);

    /// <summary>What it means, in plain words.</summary>
    public static Markdown MeaningOf(DialogContext dialog, string code) => dialog.Text(_codes.Contains(code) ? $"meaning-{code}" : "meaning-unknown");
}
