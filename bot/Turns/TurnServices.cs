using System.Reflection;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Workflows.Scheduling;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Registers turns and dialogs.</summary>
public static class TurnServices
{
    /// <summary>Adds the turn pipeline, the dialog engine and every dialog of this program.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddOptions<AssistantOptions>().BindConfiguration(AssistantOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(_ => new DialogCatalog(Assembly.GetExecutingAssembly()));
        services.AddSingleton<Conversations>();
        services.AddSingleton<ConversationHub>();
        services.AddSingleton<ConversationEraser>();
        services.AddScheduledJob<ExpiredConversations>();
        services.AddSingleton<TurnMetrics>();
        services.AddSingleton<LanguageChoice>();
        services.AddSingleton<TurnPipeline>();
        services.AddSingleton<Assistant>();
        services.AddSingleton<MessageHandler>();
        services.AddSingleton<FeedbackHandler>();
        services.AddSingleton<HandoffHandler>();
        services.AddSingleton<Misses>();
        services.AddSingleton<SmallTalk>();
        services.AddSingleton<DialogFlow>();
        services.AddSingleton<Commands>();
        services.AddSingleton<Corrections>();
        services.AddSingleton<Interruptions>();
        services.AddSingleton<Offers>();
        services.AddSingleton<NoticeHandler>();
        services.AddSingleton<NoticeDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeDelivery>());
        services.AddSingleton<KnowledgeAnswers>();
        services.AddSingleton<Understanding>();
        return services;
    }
}
