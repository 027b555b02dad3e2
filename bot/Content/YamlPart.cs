using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChorusAssistant.Bot.Content;

/// <summary>Reads YAML that people write, and says where something is not as it should be.</summary>
/// <param name="file">The file that errors name.</param>
/// <param name="linesBefore">Lines of the file before the YAML begins.</param>
internal sealed class YamlPart(string file, int linesBefore = 0)
{
    // People nest three or four levels; the reader goes down by recursion, and too deep would end the process.
    private const int DeepestNesting = 32;

    /// <summary>The one document of a text.</summary>
    /// <exception cref="ContentException">It is no YAML, or holds none or several documents.</exception>
    public YamlNode Root(string text)
    {
        var stream = new YamlStream();
        try
        {
            RequireFlat(text);
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw new ContentException($"{file}:{broken.Start.Line + linesBefore}: {broken.Message}", broken);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // What the parser throws, without a place, where the text ends inside a bracket or a number is none.
            throw new ContentException($"{file}:{linesBefore + 1}: this is no YAML: a bracket or quote is not closed.", broken);
        }

        return stream.Documents is [var only] ? only.RootNode : throw ContentException.At(file, linesBefore + 1, "one YAML document was expected.");
    }

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

            if (!entries.TryAdd(name, value))
            {
                throw Error(key, $"'{name}' is there twice.");
            }
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

    private void RequireFlat(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > DeepestNesting)
            {
                throw ContentException.At(file, parser.Current.Start.Line + linesBefore, "this is nested too deeply.");
            }
        }
    }
}
