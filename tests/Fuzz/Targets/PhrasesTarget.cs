using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Tests.Content;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>The file of short phrases (YAML): phrases, or a refusal that names the file and the line.</summary>
internal sealed class PhrasesTarget : FuzzTarget
{
    private static readonly string _folder = Folder();

    public override string Name => "phrases";

    public override IReadOnlyList<string> Words => ["yes:\n", "  - oui\n", "no: [non]\n", "negations:\n", "[", "{", "&a ", "*a", ": ", "? ", "!!str ", "---\n", "null", "~\n"];

    public override string Read(byte[] input)
    {
        File.WriteAllBytes(Path.Combine(_folder, "xx.yaml"), input);
        try
        {
            var phrases = Phrases.Load(_folder, "xx");
            return $"{phrases.Has(PhraseNames.Yes, "oui")} {phrases.Has(PhraseNames.No, "non")}";
        }
        catch (ContentException refused)
        {
            Assert.Matches(@"xx\.yaml:\d+: ", refused.Message);
            return string.Concat(refused.Message[_folder.Length..].Where(character => !char.IsDigit(character)).Take(60));
        }
    }

    private static string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("chorus-fuzz-").FullName;
        File.Copy(Path.Combine(ShippedContent.Folder, "Phrases", "small-talk.fr.yaml"), Path.Combine(folder, "small-talk.xx.yaml"));
        return folder;
    }
}
