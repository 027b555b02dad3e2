using System.Buffers;
using System.Text;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>Sets values into the texts of the content.</summary>
internal static class Templates
{
    // What Markdown could take for its own where a value is set into a text. Intraword underscores are none of it.
    private static readonly SearchValues<char> MarkdownSigns = SearchValues.Create("\\`*[]<>|~");

    /// <summary>
    /// The template with each <c>{name}</c> replaced by its value, in one pass: what a user wrote is never read for names. Values that are
    /// <see cref="Markdown"/> stand as they are, others are formatted and escaped; a name without a value stays.
    /// </summary>
    public static string Fill(string template, (string Name, object Value)[] values, Func<string, string> escape, Func<object, string> format)
    {
        if (values.Length == 0)
        {
            return template;
        }

        var text = new StringBuilder(template.Length + 64);
        var at = 0;
        while (template.IndexOf('{', at) is var open && open >= 0)
        {
            text.Append(template, at, open - at);
            var close = template.IndexOf('}', open);
            var index = close < 0 ? -1 : Array.FindIndex(values, value => template.AsSpan(open + 1, close - open - 1).SequenceEqual(value.Name));
            text.Append(index < 0 ? "{" : values[index].Value is Markdown markdown ? markdown.Text : escape(format(values[index].Value)));
            at = index < 0 ? open + 1 : close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    /// <summary>The value as Markdown that shows exactly it.</summary>
    public static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny(MarkdownSigns) < 0)
        {
            return value;
        }

        var text = new StringBuilder(value.Length + 8);
        foreach (var character in value)
        {
            if (MarkdownSigns.Contains(character))
            {
                text.Append('\\');
            }

            text.Append(character);
        }

        return text.ToString();
    }
}
