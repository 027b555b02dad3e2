using ChorusAssistant.Bot.Knowledge;

namespace ChorusAssistant.Tests.Knowledge;

/// <summary>The articles as the build copies them beside the program, indexed once in a run.</summary>
internal static class ShippedKnowledge
{
    private static readonly Lazy<KnowledgeBase> _shared = new(Load);

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Knowledge", "fr");

    public static IReadOnlySet<string> Intents { get; } =
        Brain.Shipped.Content.Intents("fr").Select(intent => intent.Name).ToHashSet(StringComparer.Ordinal);

    public static KnowledgeBase Shared => _shared.Value;

    private static KnowledgeBase Load()
    {
        var folder = new ArticleFolder(Folder, Intents);
        folder.Load();
        var knowledge = new KnowledgeBase(new KnowledgeOptions().CertainFrom);
        knowledge.Replace(folder.Articles);
        return knowledge;
    }
}
