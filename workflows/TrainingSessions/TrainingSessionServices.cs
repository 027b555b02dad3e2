using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>Registers the feature.</summary>
public static class TrainingSessionServices
{
    /// <summary>Adds the use cases, their options, mails and job. Ports come with the store and the outbox.</summary>
    public static IServiceCollection AddTrainingSessions(this IServiceCollection services)
    {
        services.AddOptions<TrainingSessionOptions>().BindConfiguration(TrainingSessionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TrainingSessionMails>();
        services.AddScoped<FindTrainingSessions>();
        services.AddScoped<PrepareTrainingSession>();
        services.AddScoped<CancelTrainingRegistration>();
        services.AddScheduledJob<RemindOfTrainingSessions>();
        return services;
    }
}
