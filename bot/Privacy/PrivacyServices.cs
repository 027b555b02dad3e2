namespace ChorusAssistant.Bot.Privacy;

/// <summary>Registers export and erasure.</summary>
public static class PrivacyServices
{
    /// <summary>Adds the eraser and its worker.</summary>
    public static IServiceCollection AddErasures(this IServiceCollection services)
    {
        services.AddSingleton<PersonalDataEraser>();
        services.AddHostedService<ErasureWorker>();
        return services;
    }
}
