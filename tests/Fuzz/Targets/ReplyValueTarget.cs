using ChorusAssistant.Bot.Dialogs.Engine;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>
/// A value in a reply: what somebody wrote is shown as it was written, and neither a link nor another value comes of it. As read by the widget:
/// signs after a backslash are themselves.
/// </summary>
internal sealed class ReplyValueTarget : FuzzTarget
{
    public override string Name => "reply-value";

    public override int Longest => 500;

    public override IReadOnlyList<string> Words => ["[a](javascript:alert(1))", "**", "`", "<img src=x>", "{name}", "{other}", "\\", "](/aide/x)", "~~", "|", "\n# ", "\n- ", "https://a.example"];

    public override string Read(byte[] input)
    {
        var text = TextOf(input);
        var shown = Templates.Fill("« {first} » puis « {second} »", [("first", text), ("second", "fin")], Templates.Escape, value => (string)value);
        Assert.Equal($"« {text} » puis « fin »", Unescaped(shown));
        return $"{shown.Length - text.Length > 30}";
    }

    private static string Unescaped(string markdown) => System.Text.RegularExpressions.Regex.Replace(markdown, @"\\([\\`*\[\]<>|~])", "$1");
}
