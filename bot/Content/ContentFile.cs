using YamlDotNet.RepresentationModel;

namespace ChorusAssistant.Bot.Content;

/// <summary>One YAML file, read strictly: what is not understood is refused with its line, never skipped.</summary>
internal sealed class ContentFile
{
    private static readonly string[] IntentKeys = ["intent", "title", "utterances", "replies"];
    private static readonly string[] ReplyKeys = ["text", "speak", "choices"];

    private readonly string _path;
    private readonly YamlPart _yaml;

    private ContentFile(string path)
    {
        _path = path;
        _yaml = new YamlPart(path);
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
        var keys = _yaml.Mapping(_yaml.Root(File.ReadAllText(_path)), IntentKeys);
        if (keys.TryGetValue("replies", out var replies))
        {
            Replies = _yaml.Mapping(replies, allowed: null).ToDictionary(entry => entry.Key, entry => ReadReply(entry.Value), StringComparer.Ordinal);
        }

        if (!keys.TryGetValue("intent", out var intent))
        {
            var stray = keys.FirstOrDefault(entry => entry.Key != "replies");
            if (stray.Key is not null)
            {
                throw _yaml.Error(stray.Value, $"'{stray.Key}' needs an 'intent' in the same file.");
            }

            return;
        }

        var name = _yaml.Text(intent);
        if (name != Section)
        {
            throw _yaml.Error(intent, $"intent '{name}' must be in a file named {name}.yaml.");
        }

        var utterances = Required(keys, "utterances", intent);
        Intent = new IntentContent(name, _yaml.Text(Required(keys, "title", intent)), ReadUtterances(utterances), Replies)
        {
            UtteranceLines = ((YamlSequenceNode)utterances).Children.Select(item => item.Start.Line).ToList(),
        };
    }

    private List<string> ReadUtterances(YamlNode node)
    {
        var utterances = _yaml.List(node);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in ((YamlSequenceNode)node).Children)
        {
            if (!seen.Add(_yaml.Text(item)))
            {
                throw _yaml.Error(item, $"the utterance '{_yaml.Text(item)}' is there twice.");
            }
        }

        return utterances.Count > 0 ? utterances : throw _yaml.Error(node, "at least one utterance is needed.");
    }

    private Reply ReadReply(YamlNode node)
    {
        if (node is YamlScalarNode)
        {
            return new Reply(_yaml.Text(node), Speak: null, Choices: []);
        }

        var keys = _yaml.Mapping(node, ReplyKeys);
        return new Reply(
            _yaml.Text(Required(keys, "text", node)),
            keys.TryGetValue("speak", out var speak) ? _yaml.Text(speak) : null,
            keys.TryGetValue("choices", out var choices) ? _yaml.List(choices) : []);
    }

    private YamlNode Required(Dictionary<string, YamlNode> keys, string name, YamlNode near) =>
        keys.TryGetValue(name, out var node) ? node : throw _yaml.Error(near, $"'{name}' is missing.");
}
