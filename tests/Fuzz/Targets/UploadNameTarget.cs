using ChorusAssistant.Bot.DirectLine;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>A file's name and content: what is left of a name is no path, and stays as it is when cleaned again.</summary>
internal sealed class UploadNameTarget : FuzzTarget
{
    public override string Name => "upload-name";

    public override int Longest => 2_000;

    public override IReadOnlyList<string> Words => [".pdf", ".xlsx", ".", "..", "/", "\\", "%PDF-1.7", "PK\u0003\u0004", "C:\\", "con", "\n", ".exe", "mémoire"];

    public override string Read(byte[] input)
    {
        var text = TextOf(input);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var name = UploadRules.CleanName(end < 0 ? text : text[..end]);
        if (name is null)
        {
            return "refused";
        }

        Assert.Equal(name, UploadRules.CleanName(name));
        Assert.DoesNotContain(name, character => char.IsControl(character) || character is '/' or '\\');
        Assert.InRange(name.Length, 1, UploadRules.MaximumNameLength);
        return UploadRules.FindContentType(name, input.AsSpan(Math.Max(end + 1, 0))) ?? "no kind";
    }
}
