using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>Registers the feature.</summary>
public static class TravelExpenseServices
{
    /// <summary>Adds the use cases and their options. Ports come with the store and the spreadsheets.</summary>
    public static IServiceCollection AddTravelExpenses(this IServiceCollection services)
    {
        services.AddOptions<TravelExpenseOptions>().BindConfiguration(TravelExpenseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ExpenseTariffs>();
        services.AddScoped<ExpenseFormFiles>();
        services.AddScoped<DeclareTravelExpenses>();
        services.AddScoped<FindDraftStatements>();
        services.AddScoped<ReportExpenses>();
        services.AddScoped<CheckExpenseForm>();
        return services;
    }
}
