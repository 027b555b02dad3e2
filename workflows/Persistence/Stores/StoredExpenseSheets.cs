using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.TravelExpenses;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredExpenseSheets(ChorusDbContext context) : IExpenseSheets
{
    public void Add(ExpenseSheet sheet) => context.Add(sheet);
}
