using System.Reflection;
using ChorusAssistant.Bot.Dialogs.Engine;

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
        services.AddSingleton<TurnMetrics>();
        services.AddSingleton<TurnPipeline>();
        services.AddSingleton<Assistant>();
        services.AddSingleton<MessageHandler>();
        services.AddSingleton<FeedbackHandler>();
        services.AddSingleton<DialogFlow>();
        services.AddSingleton<Commands>();
        services.AddSingleton<Corrections>();
        services.AddSingleton<Interruptions>();
        services.AddSingleton<Offers>();
        services.AddSingleton<NoticeHandler>();
        services.AddSingleton<NoticeDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeDelivery>());
        services.AddSingleton<Understanding>();
        return services;
    }
}
