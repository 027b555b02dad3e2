using System.Collections.Frozen;

namespace ChorusAssistant.Bot.Content;

/// <summary>
/// All utterances and replies, read once from a folder with one sub-folder a language. Immutable, and safe for any number of threads.
/// </summary>
public sealed class ContentLibrary
{
    /// <summary>The section of the phrases that every dialog may use.</summary>
    public const string SharedSection = "Assistant";

    /// <summary>The language whose replies stand in where another has none.</summary>
    public const string DefaultLanguage = "fr";

    private static readonly string[] LanguageFolders = ["fr", "en"];

    private readonly FrozenDictionary<string, IntentContent[]> _intents;
    private readonly FrozenDictionary<(string Language, string Section, string Id), Reply> _replies;

    private ContentLibrary(FrozenDictionary<string, IntentContent[]> intents, FrozenDictionary<(string, string, string), Reply> replies)
    {
        _intents = intents;
        _replies = replies;
    }

    /// <summary>The languages that have content, the default one first.</summary>
    public static IReadOnlyList<string> Languages => LanguageFolders;

    /// <summary>Reads every <c>*.yaml</c> of the folder's <c>fr</c> and <c>en</c>.</summary>
    /// <exception cref="ContentException">A file is broken, or the French folder is missing.</exception>
    public static ContentLibrary Load(string folder)
    {
        var intents = new Dictionary<string, IntentContent[]>(StringComparer.Ordinal);
        var replies = new Dictionary<(string, string, string), Reply>();
        foreach (var language in LanguageFolders)
        {
            var files = FilesOf(Path.Combine(folder, language), language).Select(ContentFile.Read).ToArray();
            intents[language] = files.Select(file => file.Intent).OfType<IntentContent>().ToArray();
            foreach (var file in files)
            {
                foreach (var (id, reply) in file.Replies)
                {
                    replies.Add((language, file.Section, id), reply);
                }
            }
        }

        return new ContentLibrary(intents.ToFrozenDictionary(StringComparer.Ordinal), replies.ToFrozenDictionary());
    }

    /// <summary>The intents of a language in the order of their names; none for a language without content.</summary>
    public IReadOnlyList<IntentContent> Intents(string language) => _intents.TryGetValue(language, out var intents) ? intents : [];

    public IntentContent? Find(string name, string language) =>
        Array.Find(_intents.GetValueOrDefault(language, []), intent => intent.Name == name);

    /// <summary>
    /// The reply of a section, else the shared one of that id, else the same two in French.
    /// </summary>
    /// <param name="section">An intent's name, or <see cref="SharedSection"/>.</param>
    /// <param name="id">The reply's key in the file.</param>
    /// <param name="language">A two-letter code.</param>
    /// <exception cref="ContentException">No file has it.</exception>
    public Reply Reply(string section, string id, string language) =>
        Search(section, id, language) ?? throw new ContentException($"No reply '{id}' in {section}.yaml or {SharedSection}.yaml ({language}, {DefaultLanguage}).");

    /// <summary>Whether <see cref="Reply"/> would find one.</summary>
    public bool HasReply(string section, string id, string language) => Search(section, id, language) is not null;

    private Reply? Search(string section, string id, string language) =>
        _replies.GetValueOrDefault((language, section, id))
        ?? _replies.GetValueOrDefault((language, SharedSection, id))
        ?? _replies.GetValueOrDefault((DefaultLanguage, section, id))
        ?? _replies.GetValueOrDefault((DefaultLanguage, SharedSection, id));

    private static IEnumerable<string> FilesOf(string folder, string language)
    {
        if (Directory.Exists(folder))
        {
            // Sorted by bytes: the model trained from the files must not depend on the disk's order.
            return Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal);
        }

        return language == DefaultLanguage ? throw ContentException.At(folder, 0, "the folder of the French content is missing.") : [];
    }
}
