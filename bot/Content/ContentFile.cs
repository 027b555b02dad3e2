using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChorusAssistant.Bot.Content;

/// <summary>One YAML file, read strictly: what is not understood is refused with its line, never skipped.</summary>
internal sealed class ContentFile
{
    private static readonly string[] IntentKeys = ["intent", "title", "utterances", "replies"];
    private static readonly string[] ReplyKeys = ["text", "speak", "choices"];

    private readonly string _path;

    private ContentFile(string path)
    {
        _path = path;
        Section = Path.GetFileNameWithoutExtension(path);
    }

    public string Section { get; }

    /// <summary>Null in a file of shared phrases, which has replies only.</summary>
    public IntentContent? Intent { get; private set; }

    public IReadOnlyDictionary<string, Reply> Replies { get; private set; } = new Dictionary<string, Reply>();

    public static ContentFile Read(string path)
    {
        var file = new ContentFile(path);
        file.Fill();
        return file;
    }

    private void Fill()
    {
        var keys = Mapping(ReadRoot(), IntentKeys);
        if (keys.TryGetValue("replies", out var replies))
        {
            Replies = Mapping(replies, allowed: null).ToDictionary(entry => entry.Key, entry => ReadReply(entry.Value), StringComparer.Ordinal);
        }

        if (!keys.TryGetValue("intent", out var intent))
        {
            var stray = keys.FirstOrDefault(entry => entry.Key != "replies");
            if (stray.Key is not null)
            {
                throw Error(stray.Value, $"'{stray.Key}' needs an 'intent' in the same file.");
            }

            return;
        }

        var name = Text(intent);
        if (name != Section)
        {
            throw Error(intent, $"intent '{name}' must be in a file named {name}.yaml.");
        }

        var utterances = Required(keys, "utterances", intent);
        Intent = new IntentContent(name, Text(Required(keys, "title", intent)), ReadUtterances(utterances), Replies)
        {
            UtteranceLines = ((YamlSequenceNode)utterances).Children.Select(item => item.Start.Line).ToList(),
        };
    }

    private YamlNode ReadRoot()
    {
        using var reader = new StreamReader(_path);
        var stream = new YamlStream();
        try
        {
            stream.Load(reader);
        }
        catch (YamlException broken)
        {
            throw new ContentException($"{_path}:{broken.Start.Line}: {broken.Message}", broken);
        }

        return stream.Documents.Count == 1 ? stream.Documents[0].RootNode : throw ContentException.At(_path, 1, "one YAML document was expected.");
    }

    private List<string> ReadUtterances(YamlNode node)
    {
        var utterances = List(node);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in ((YamlSequenceNode)node).Children)
        {
            if (!seen.Add(Text(item)))
            {
                throw Error(item, $"the utterance '{Text(item)}' is there twice.");
            }
        }

        return utterances.Count > 0 ? utterances : throw Error(node, "at least one utterance is needed.");
    }

    private Reply ReadReply(YamlNode node)
    {
        if (node is YamlScalarNode)
        {
            return new Reply(Text(node), Speak: null, Choices: []);
        }

        var keys = Mapping(node, ReplyKeys);
        return new Reply(
            Text(Required(keys, "text", node)),
            keys.TryGetValue("speak", out var speak) ? Text(speak) : null,
            keys.TryGetValue("choices", out var choices) ? List(choices) : []);
    }

    private Dictionary<string, YamlNode> Mapping(YamlNode node, string[]? allowed)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw Error(node, "names with values were expected here.");
        }

        var entries = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            var name = Text(key);
            if (allowed is not null && !allowed.Contains(name))
            {
                throw Error(key, $"'{name}' is not known here; expected one of: {string.Join(", ", allowed)}.");
            }

            entries.Add(name, value);
        }

        return entries;
    }

    private List<string> List(YamlNode node) =>
        node is YamlSequenceNode sequence ? sequence.Children.Select(Text).ToList() : throw Error(node, "a list was expected here.");

    private string Text(YamlNode node)
    {
        var text = (node as YamlScalarNode)?.Value?.Trim();
        return string.IsNullOrEmpty(text) ? throw Error(node, "a text was expected here, and it may not be empty.") : text;
    }

    private YamlNode Required(Dictionary<string, YamlNode> keys, string name, YamlNode near) =>
        keys.TryGetValue(name, out var node) ? node : throw Error(near, $"'{name}' is missing.");

    private ContentException Error(YamlNode node, string problem) => ContentException.At(_path, node.Start.Line, problem);
}
