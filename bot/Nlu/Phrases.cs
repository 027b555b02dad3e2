using System.Collections.Frozen;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu.SmallTalk;

namespace ChorusAssistant.Bot.Nlu;

/// <summary>Names of the short phrases that the conversation itself understands (<c>Content/Phrases/fr.yaml</c>).</summary>
public static class PhraseNames
{
    /// <summary>A plain yes.</summary>
    public const string Yes = "yes";

    /// <summary>A plain no.</summary>
    public const string No = "no";

    /// <summary>Words that make a yes doubtful.</summary>
    public const string Negations = "negations";

    /// <summary>Stop what we are doing.</summary>
    public const string Cancel = "cancel";

    /// <summary>What can I do here?</summary>
    public const string Help = "help";

    /// <summary>One question back.</summary>
    public const string Back = "back";

    /// <summary>From the first question again.</summary>
    public const string Restart = "restart";

    /// <summary>A person, please.</summary>
    public const string Human = "human";

    /// <summary>The whole message asks for a ticket.</summary>
    public const string Ticket = "ticket";

    /// <summary>Words that ask for a ticket wherever they stand.</summary>
    public const string TicketWords = "ticket-words";

    /// <summary>The assistant again, instead of an advisor.</summary>
    public const string Assistant = "assistant";

    /// <summary>Beginnings of a correction ("non", "en fait").</summary>
    public const string CorrectionOpeners = "correction-openers";

    /// <summary>Asking how something is done.</summary>
    public const string AsksHow = "asks-how";

    /// <summary>Asking what something is, how long it takes, who may do it.</summary>
    public const string AsksWhat = "asks-what";

    /// <summary>Stating a matter of one's own.</summary>
    public const string OwnMatter = "own-matter";

    /// <summary>Telling the assistant to act.</summary>
    public const string Orders = "orders";

    /// <summary>The last of a list.</summary>
    public const string Last = "last";

    /// <summary>All of a list, one after the other.</summary>
    public const string Everything = "everything";

    /// <summary>The newest of one's invoices.</summary>
    public const string Latest = "latest";

    /// <summary>Every step so far.</summary>
    public const string History = "history";

    /// <summary>
    /// The button that sends an invoice. Pressed once more when nothing is asked any more, it begins a request, and must not lead straight
    /// to the next invoice's own confirmation.
    /// </summary>
    public const string SendNow = "send-now";

    /// <summary>Words of structures' names that do not tell which structure is meant.</summary>
    public const string NoPartner = "no-partner";

    /// <summary>The nth of a list, from 1.</summary>
    public static string Ordinal(int number) => FormattableString.Invariant($"ordinal-{number}");

    /// <summary>Beginning of the names of lists whose phrases mean one of two intents, which are named after it, with a dash between.</summary>
    public const string EitherOf = "either-of-";

    /// <summary>Words that name what a kind of prompt asks for.</summary>
    public static string Subject(string kind) => $"subject-{kind}";
}

/// <summary>The short phrases of one language, compared in normalised form.</summary>
public sealed class Phrases
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _phrases;

    private Phrases(FrozenDictionary<string, FrozenSet<string>> phrases, SmallTalkTopics smallTalk) => (_phrases, SmallTalk) = (phrases, smallTalk);

    /// <summary>What is said besides requests.</summary>
    public SmallTalkTopics SmallTalk { get; }

    /// <summary>Reads a language: <c>fr.yaml</c>, names each with a list of phrases, and <c>small-talk.fr.yaml</c>.</summary>
    /// <exception cref="ContentException">A file is broken or missing.</exception>
    public static Phrases Load(string folder, string language)
    {
        var file = Path.Combine(folder, $"{language}.yaml");
        var yaml = new YamlPart(file);
        var lists = yaml.Mapping(yaml.Root(File.ReadAllText(file)), allowed: null);
        return new Phrases(lists.ToFrozenDictionary(
            list => list.Key, list => yaml.List(list.Value).Select(TextNormalizer.Normalize).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal),
            SmallTalkTopics.Load(Path.Combine(folder, $"small-talk.{language}.yaml")));
    }

    /// <summary>Whether the normalised text is one of the phrases.</summary>
    public bool Has(string name, string normalized) => _phrases.TryGetValue(name, out var phrases) && phrases.Contains(normalized);

    /// <summary>Whether one of the phrases stands in the normalised text as whole words.</summary>
    public bool HoldsAny(string name, string normalized)
    {
        if (!_phrases.TryGetValue(name, out var phrases))
        {
            return false;
        }

        var padded = $" {normalized} ";
        foreach (var phrase in phrases)
        {
            if (padded.Contains($" {phrase} ", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The intents of which the normalised text means one, to be asked which; none for other texts.</summary>
    public IReadOnlyList<string> AlternativesOf(string normalized)
    {
        foreach (var (name, phrases) in _phrases)
        {
            if (name.StartsWith(PhraseNames.EitherOf, StringComparison.Ordinal) && phrases.Contains(normalized))
            {
                return name[PhraseNames.EitherOf.Length..].Split('-');
            }
        }

        return [];
    }

    /// <summary>Whether the normalised text begins with one of the phrases as whole words.</summary>
    public bool Opens(string name, string normalized)
    {
        if (!_phrases.TryGetValue(name, out var phrases))
        {
            return false;
        }

        foreach (var phrase in phrases)
        {
            if (normalized.StartsWith(phrase, StringComparison.Ordinal) && (normalized.Length == phrase.Length || normalized[phrase.Length] == ' '))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The phrases of every language.</summary>
public sealed class PhraseBook(IReadOnlyDictionary<string, Phrases> languages)
{
    /// <summary>Reads <c>fr.yaml</c> and <c>en.yaml</c>.</summary>
    /// <exception cref="ContentException">A file is broken or missing.</exception>
    public static PhraseBook Load(string folder) =>
        new(ContentLibrary.Languages.ToDictionary(language => language, language => Phrases.Load(folder, language), StringComparer.Ordinal));

    /// <summary>The phrases of a language, else the French ones.</summary>
    public Phrases Of(string language) => languages.TryGetValue(language, out var phrases) ? phrases : languages[ContentLibrary.DefaultLanguage];
}
