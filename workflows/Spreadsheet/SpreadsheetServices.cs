using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>Registers spreadsheets.</summary>
public static class SpreadsheetServices
{
    /// <summary>Adds what writes and reads the form of travel expenses.</summary>
    public static IServiceCollection AddSpreadsheets(this IServiceCollection services)
    {
        services.AddSingleton<IExpenseFormWriter, ExpenseFormWriter>();
        services.AddSingleton<IExpenseFormReader, ExpenseFormReader>();
        return services;
    }
}
