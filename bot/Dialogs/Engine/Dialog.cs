namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>
/// An exchange written as straight-line code. The method is run again on every turn against the journal, so it must decide only
/// on its answers, outcomes and parameters: no clock, no random number, no I/O outside <see cref="DialogContext.OnceAsync"/>
/// and <see cref="DialogContext.LookAsync"/>.
/// </summary>
public abstract class Dialog
{
    private const string Suffix = "Dialog";

    /// <summary>The intent it serves; its class is named after it.</summary>
    public string Name => NameOf(GetType());

    /// <summary>The exchange, from its first question to its last word.</summary>
    public abstract Task RunAsync(DialogContext dialog);

    /// <summary>The intent's name in a dialog class's name.</summary>
    public static string NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
    }
}
