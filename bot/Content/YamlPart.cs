using YamlDotNet.RepresentationModel;

namespace ChorusAssistant.Bot.Content;

/// <summary>Reads YAML that people write, and says where something is not as it should be.</summary>
/// <param name="file">The file that errors name.</param>
/// <param name="linesBefore">Lines of the file before the YAML begins.</param>
internal sealed class YamlPart(string file, int linesBefore = 0)
{
    /// <summary>Names with values; only the allowed names, where they are given.</summary>
    /// <exception cref="ContentException">It is something else.</exception>
    public Dictionary<string, YamlNode> Mapping(YamlNode node, string[]? allowed)
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

    /// <summary>A list of texts.</summary>
    /// <exception cref="ContentException">It is something else.</exception>
    public List<string> List(YamlNode node) =>
        node is YamlSequenceNode sequence ? [.. sequence.Children.Select(Text)] : throw Error(node, "a list was expected here.");

    /// <summary>A text that is not empty.</summary>
    /// <exception cref="ContentException">It is something else.</exception>
    public string Text(YamlNode node)
    {
        var text = (node as YamlScalarNode)?.Value?.Trim();
        return string.IsNullOrEmpty(text) ? throw Error(node, "a text was expected here, and it may not be empty.") : text;
    }

    /// <summary>The node's line in the file, from 1.</summary>
    public long LineOf(YamlNode node) => node.Start.Line + linesBefore;

    /// <summary>What is wrong at the node.</summary>
    public ContentException Error(YamlNode node, string problem) => ContentException.At(file, LineOf(node), problem);
}
