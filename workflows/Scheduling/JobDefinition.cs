using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Scheduling;

/// <summary>A job of the program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Every">How often it looks whether there is something to do.</param>
/// <param name="RunAsync">Runs it with a scope's services; true when there is more to do at once.</param>
public sealed record JobDefinition(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task<bool>> RunAsync);

/// <summary>Registers scheduled jobs.</summary>
public static class SchedulingServices
{
    /// <summary>Adds a job, which then runs when it is due.</summary>
    public static IServiceCollection AddScheduledJob<T>(this IServiceCollection services)
        where T : class, IScheduledJob
    {
        services.AddScoped<T>();
        services.AddSingleton(new JobDefinition(T.Name, T.Every, (scope, cancellationToken) => scope.GetRequiredService<T>().RunAsync(cancellationToken)));
        return services;
    }
}
