using ChorusAssistant.Bot.Content;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>Registers the help articles and their search.</summary>
public static class KnowledgeServices
{
    private const string Language = "fr";

    /// <summary>Adds the <see cref="KnowledgeBase"/>, filled when first resolved, and what keeps it up to date with its folder.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddOptions<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new ArticleFolder(
            FolderOf(provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value, provider.GetRequiredService<IHostEnvironment>().ContentRootPath),
            provider.GetRequiredService<ContentLibrary>().Intents(Language).Select(intent => intent.Name).ToHashSet(StringComparer.Ordinal)));
        services.AddSingleton(provider =>
        {
            var folder = provider.GetRequiredService<ArticleFolder>();
            folder.Load();
            var knowledge = new KnowledgeBase(provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value.CertainFrom);
            knowledge.Replace(folder.Articles);
            return knowledge;
        });
        services.AddHostedService(provider => new KnowledgeUpdates(
            provider.GetRequiredService<ArticleFolder>(),
            provider.GetRequiredService<KnowledgeBase>(),
            provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value.LookEvery,
            provider.GetRequiredService<ILogger<KnowledgeUpdates>>()));
        return services;
    }

    // Under "dotnet run" the content root is the project's folder: the file that is edited there is the one that is live.
    internal static string FolderOf(KnowledgeOptions options, string contentRoot)
    {
        var inContentRoot = Path.Combine(contentRoot, options.Directory ?? "Knowledge", Language);
        return options.Directory is not null || Directory.Exists(inContentRoot)
            ? inContentRoot
            : Path.Combine(AppContext.BaseDirectory, "Knowledge", Language);
    }
}
