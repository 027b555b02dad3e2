namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>A text of the content that stands as a value in another one; it keeps its Markdown.</summary>
public readonly record struct Markdown(string Text)
{
    /// <summary>One text a line.</summary>
    public static Markdown Lines(IEnumerable<Markdown> lines) => new(string.Join('\n', lines.Select(line => line.Text)));
}

/// <summary>An amount of euros, shown with two decimals and the sign as the language writes it.</summary>
public readonly record struct Money(decimal Euros);
