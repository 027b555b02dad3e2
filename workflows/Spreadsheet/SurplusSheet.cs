using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>The second sheet, for the lines that the form has no room for.</summary>
internal sealed class SurplusSheet
{
    private uint _next = 3;

    public FormSheet Sheet { get; } = new();

    public bool IsUsed => _next > 3;

    /// <summary>Adds a section's lines; returns the cell with their sum as a formula names it, and the sum.</summary>
    public (string Cell, decimal Sum) Add(string title, IEnumerable<ExpenseLine> lines, int firstNumber)
    {
        if (!IsUsed)
        {
            Sheet.Text('A', 1, ExpenseFormLayout.SurplusTitle, FormStyle.Label).Merge('A', 'F', 1);
            ExpenseFormWriter.WriteHeaders(Sheet, 2);
        }

        ExpenseFormWriter.WriteHeading(Sheet, _next, title);
        var first = ++_next;
        var sum = 0m;
        foreach (var line in lines)
        {
            ExpenseFormWriter.WriteLine(Sheet, _next++, firstNumber++, line);
            sum += line.Amount;
        }

        ExpenseFormWriter.WriteSum(Sheet, _next, first, _next - 1, sum);
        return (FormSheet.Invariant($"{ExpenseFormLayout.SurplusSheet}!F{_next++}"), sum);
    }
}
