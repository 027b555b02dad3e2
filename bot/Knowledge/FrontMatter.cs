using System.Globalization;
using ChorusAssistant.Bot.Content;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>The YAML between two lines <c>---</c> at the top of an article, read strictly.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";
    private const int FirstLine = 2;

    private static readonly string[] _known = ["title", "intent", "keywords", "updated", "questions"];

    private readonly string _file;

    private FrontMatter(string file) => _file = file;

    public string Title { get; private set; } = "";

    public string Intent { get; private set; } = "";

    public IReadOnlyList<string> Keywords { get; private set; } = [];

    public DateOnly Updated { get; private set; }

    /// <summary>By the anchor of the section that answers them, with the line they begin at.</summary>
    public IReadOnlyDictionary<string, (IReadOnlyList<string> Texts, long Line)> Questions { get; private set; } =
        new Dictionary<string, (IReadOnlyList<string>, long)>();

    /// <summary>What follows the front matter, and the number of lines before it.</summary>
    public (string Text, int LinesBefore) Body { get; private set; }

    /// <param name="file">The file's path, for messages.</param>
    /// <param name="text">All of it, with line feeds only.</param>
    /// <param name="intents">The intents that there are.</param>
    /// <exception cref="ContentException">What is wrong, with file and line.</exception>
    public static FrontMatter Read(string file, string text, IReadOnlySet<string> intents)
    {
        var matter = new FrontMatter(file);
        matter.Fill(text, intents);
        return matter;
    }

    private void Fill(string text, IReadOnlySet<string> intents)
    {
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            throw ContentException.At(_file, 1, "an article begins with its front matter between two lines '---'.");
        }

        Body = (string.Join('\n', lines[(end + 1)..]), end + 1);
        var keys = Mapping(Root(string.Join('\n', lines[1..end])), _known);
        Title = Text(Required(keys, "title"));
        Intent = ReadIntent(Required(keys, "intent"), intents);
        Keywords = ReadKeywords(Required(keys, "keywords"));
        Updated = ReadDate(Required(keys, "updated"));
        if (keys.TryGetValue("questions", out var questions))
        {
            Questions = Mapping(questions, allowed: null).ToDictionary(
                entry => entry.Key, entry => ((IReadOnlyList<string>)List(entry.Value), LineOf(entry.Value)), StringComparer.Ordinal);
        }
    }

    private YamlNode Root(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            throw new ContentException($"{_file}:{broken.Start.Line + 1}: {broken.Message}", broken);
        }
        catch (InvalidOperationException broken)
        {
            // What the parser throws, without a place, where the text ends inside a bracket.
            throw new ContentException($"{_file}:{FirstLine}: the front matter is no YAML: a bracket or quote is not closed.", broken);
        }

        return stream.Documents.Count == 1 ? stream.Documents[0].RootNode : throw ContentException.At(_file, FirstLine, "the front matter is empty.");
    }

    private string ReadIntent(YamlNode node, IReadOnlySet<string> intents)
    {
        var intent = Text(node);
        return intents.Contains(intent) ? intent : throw Error(node, $"there is no intent '{intent}'; an article of its own has 'None'.");
    }

    // "a, b" as well as a YAML list: both are what people write.
    private List<string> ReadKeywords(YamlNode node) =>
        node is YamlScalarNode ? [.. Text(node).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : List(node);

    private DateOnly ReadDate(YamlNode node) =>
        DateOnly.TryParseExact(Text(node), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Error(node, $"'{Text(node)}' is no date; expected YYYY-MM-DD.");

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
        node is YamlSequenceNode sequence ? [.. sequence.Children.Select(Text)] : throw Error(node, "a list was expected here.");

    private string Text(YamlNode node)
    {
        var text = (node as YamlScalarNode)?.Value?.Trim();
        return string.IsNullOrEmpty(text) ? throw Error(node, "a text was expected here, and it may not be empty.") : text;
    }

    private YamlNode Required(Dictionary<string, YamlNode> keys, string name) =>
        keys.TryGetValue(name, out var node) ? node : throw ContentException.At(_file, FirstLine, $"'{name}' is missing from the front matter.");

    private ContentException Error(YamlNode node, string problem) => ContentException.At(_file, LineOf(node), problem);

    // YAML counts from the line after the fence.
    private static long LineOf(YamlNode node) => node.Start.Line + 1;
}
