using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>The forms that were made for people.</summary>
public interface IExpenseSheets
{
    /// <summary>Adds one; it is stored with the unit of work.</summary>
    void Add(ExpenseSheet sheet);
}
