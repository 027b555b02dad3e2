using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.WorksInvoices;

/// <summary>Registers what can be done for works contracts.</summary>
public static class WorksInvoiceServices
{
    /// <summary>Adds the use cases.</summary>
    public static IServiceCollection AddWorksInvoices(this IServiceCollection services)
    {
        services.AddScoped<FindWorksParts>();
        services.AddScoped<FindOpenDossiers>();
        services.AddScoped<PrepareIdentitySheet>();
        services.AddScoped<DepositWorksDocument>();
        return services;
    }
}
