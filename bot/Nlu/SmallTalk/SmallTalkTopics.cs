using ChorusAssistant.Bot.Content;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChorusAssistant.Bot.Nlu.SmallTalk;

/// <summary>What of a message is small talk.</summary>
/// <param name="Topic">The topic, by which the replies of <c>SmallTalk.yaml</c> are named.</param>
/// <param name="IsWhole">The message says nothing else; otherwise it also asks for something.</param>
public sealed record SmallTalkMatch(string Topic, bool IsWhole);

/// <summary>
/// Tells small talk, anger and distress from requests, by phrases of the content. Not one of the intents: what it finds is answered with
/// tact, and nothing is begun. Rather too little than too much: "je veux tuer ce brouillon" is a request.
/// </summary>
public sealed class SmallTalkTopics
{
    /// <summary>Somebody may be in danger: before everything else.</summary>
    public const string Crisis = "crisis";

    // "Non mais vous êtes vraiment nuls quand même": words around a phrase that still say nothing else.
    private const int MostOtherWords = 4;

    private readonly HashSet<string> _fillers;
    private readonly IReadOnlyList<string> _openers;
    private readonly IReadOnlyList<string> _closers;
    private readonly IReadOnlyList<string> _business;
    private readonly IReadOnlyList<Topic> _topics;

    private SmallTalkTopics(Source source)
    {
        _fillers = source.Fillers.Select(TextNormalizer.Normalize).ToHashSet(StringComparer.Ordinal);
        (_openers, _closers, _business) = (Normalized(source.Openers), Normalized(source.Closers), Normalized(source.Business));
        _topics = [.. source.Topics.Select(topic => new Topic(
            topic.Topic, Normalized(topic.Is).ToHashSet(StringComparer.Ordinal), Normalized(topic.Holds), Normalized(topic.Unless), topic.Anywhere, topic.InPassing))];
    }

    /// <summary>The topics' names, in the order in which they are tried.</summary>
    public IEnumerable<string> Names => _topics.Select(topic => topic.Name);

    /// <summary>Reads a file of topics.</summary>
    /// <exception cref="ContentException">The file is broken.</exception>
    public static SmallTalkTopics Load(string file)
    {
        try
        {
            var reader = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();
            return new SmallTalkTopics(reader.Deserialize<Source>(File.ReadAllText(file)));
        }
        catch (YamlException broken)
        {
            throw ContentException.At(file, (int)broken.Start.Line, broken.Message);
        }
    }

    /// <summary>The topic of a message, or null.</summary>
    /// <param name="normalized">The message, from <see cref="TextNormalizer"/>.</param>
    /// <param name="hasEntities">Whether it names something (an invoice, an address): then it is not small talk alone.</param>
    public SmallTalkMatch? Match(string normalized, Func<bool> hasEntities)
    {
        ArgumentNullException.ThrowIfNull(normalized);
        ArgumentNullException.ThrowIfNull(hasEntities);
        normalized = Bare(normalized);
        var opened = Strip(normalized, _openers, []);
        var core = Strip(opened, [], _closers);
        foreach (var topic in _topics)
        {
            if (topic.Is.Contains(core) || topic.Is.Contains(opened) || topic.Is.Contains(normalized))
            {
                return new SmallTalkMatch(topic.Name, IsWhole: true);
            }

            if (topic.Holds.FirstOrDefault(phrase => Holds(normalized, phrase)) is not { } held || topic.Unless.Any(phrase => Holds(normalized, phrase)))
            {
                continue;
            }

            if (topic.Anywhere || IsAlone(core, held, hasEntities))
            {
                return new SmallTalkMatch(topic.Name, IsWhole: true);
            }

            if (topic.InPassing)
            {
                return new SmallTalkMatch(topic.Name, IsWhole: false);
            }
        }

        return null;
    }

    private bool IsAlone(string core, string phrase, Func<bool> hasEntities) =>
        Words(core) - Words(phrase) <= MostOtherWords && !_business.Any(word => Holds(core, word)) && !hasEntities();

    private static string Strip(string text, IReadOnlyList<string> openers, IReadOnlyList<string> closers)
    {
        var before = "";
        while (before != text)
        {
            before = text;
            foreach (var opener in openers)
            {
                text = text.StartsWith(opener + " ", StringComparison.Ordinal) ? text[(opener.Length + 1)..] : text;
            }

            foreach (var closer in closers)
            {
                text = text.EndsWith(" " + closer, StringComparison.Ordinal) ? text[..^(closer.Length + 1)] : text;
            }
        }

        return text;
    }

    private static bool Holds(string text, string phrase) => $" {text} ".Contains($" {phrase} ", StringComparison.Ordinal);

    private static int Words(string text) => text.Length == 0 ? 0 : 1 + text.Count(character => character == ' ');

    private List<string> Normalized(IEnumerable<string> phrases) => [.. phrases.Select(phrase => Bare(TextNormalizer.Normalize(phrase)))];

    private string Bare(string text) => string.Join(' ', text.Split(' ').Where(word => !_fillers.Contains(word)));

    private sealed record Topic(
        string Name, HashSet<string> Is, IReadOnlyList<string> Holds, IReadOnlyList<string> Unless, bool Anywhere, bool InPassing);

    private sealed class Source
    {
        public List<string> Fillers { get; set; } = [];

        public List<string> Openers { get; set; } = [];

        public List<string> Closers { get; set; } = [];

        public List<string> Business { get; set; } = [];

        public List<SourceTopic> Topics { get; set; } = [];
    }

    private sealed class SourceTopic
    {
        public string Topic { get; set; } = "";

        public List<string> Is { get; set; } = [];

        public List<string> Holds { get; set; } = [];

        public List<string> Unless { get; set; } = [];

        public bool Anywhere { get; set; }

        public bool InPassing { get; set; }
    }
}
