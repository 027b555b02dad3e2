using System.Globalization;
using ChorusAssistant.Bot.Content;
using YamlDotNet.RepresentationModel;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>The YAML between two lines <c>---</c> at the top of an article, read strictly.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";
    private const int FirstLine = 2;

    private static readonly string[] _known = ["title", "intent", "keywords", "updated", "questions"];

    private readonly string _file;
    private readonly YamlPart _yaml;

    private FrontMatter(string file)
    {
        _file = file;
        _yaml = new YamlPart(file, linesBefore: FirstLine - 1);
    }

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
        var yaml = string.Join('\n', lines[1..end]);
        if (string.IsNullOrWhiteSpace(yaml))
        {
            throw ContentException.At(_file, FirstLine, "the front matter is empty.");
        }

        var keys = _yaml.Mapping(_yaml.Root(yaml), _known);
        Title = _yaml.Text(Required(keys, "title"));
        Intent = ReadIntent(Required(keys, "intent"), intents);
        Keywords = ReadKeywords(Required(keys, "keywords"));
        Updated = ReadDate(Required(keys, "updated"));
        if (keys.TryGetValue("questions", out var questions))
        {
            Questions = _yaml.Mapping(questions, allowed: null).ToDictionary(
                entry => entry.Key, entry => ((IReadOnlyList<string>)_yaml.List(entry.Value), _yaml.LineOf(entry.Value)), StringComparer.Ordinal);
        }
    }

    private string ReadIntent(YamlNode node, IReadOnlySet<string> intents)
    {
        var intent = _yaml.Text(node);
        return intents.Contains(intent) ? intent : throw _yaml.Error(node, $"there is no intent '{intent}'; an article of its own has 'None'.");
    }

    // "a, b" as well as a YAML list: both are what people write.
    private List<string> ReadKeywords(YamlNode node) =>
        node is YamlScalarNode ? [.. _yaml.Text(node).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : _yaml.List(node);

    private DateOnly ReadDate(YamlNode node) =>
        DateOnly.TryParseExact(_yaml.Text(node), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw _yaml.Error(node, $"'{_yaml.Text(node)}' is no date; expected YYYY-MM-DD.");

    private YamlNode Required(Dictionary<string, YamlNode> keys, string name) =>
        keys.TryGetValue(name, out var node) ? node : throw ContentException.At(_file, FirstLine, $"'{name}' is missing from the front matter.");
}
