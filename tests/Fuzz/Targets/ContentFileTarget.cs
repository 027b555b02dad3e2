using ChorusAssistant.Bot.Content;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>A content file (YAML): replies and utterances, or a refusal that names the file and the line.</summary>
internal sealed class ContentFileTarget : FuzzTarget
{
    private static readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("chorus-fuzz-").FullName, "Essai.yaml");

    public override string Name => "content-file";

    public override IReadOnlyList<string> Words =>
        ["intent: Essai\n", "title: T\n", "utterances:\n", "  - a\n", "replies:\n", "  ask: b\n", "    text: c\n", "    choices: [d]\n", "speak: ", "&a ", "*a", "|\n", ">-\n", "? ", ": ", "[", "{", "!!str ", "---\n", "\"", "'", "# "];

    public override string Read(byte[] input)
    {
        File.WriteAllBytes(_path, input);
        try
        {
            var file = ContentFile.Read(_path);
            Assert.All(file.Replies.Values, reply => Assert.NotEqual("", reply.Text));
            return $"{file.Intent?.Utterances.Count} {file.Replies.Count}";
        }
        catch (ContentException refused)
        {
            Assert.Matches(@"Essai\.yaml:\d+: ", refused.Message);
            return string.Concat(refused.Message[_path.Length..].Where(character => !char.IsDigit(character)).Take(60));
        }
    }
}
