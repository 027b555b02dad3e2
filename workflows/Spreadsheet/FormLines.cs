namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>
/// Adds up the lines above the total. Of the form's layout only F30 is known for certain, so a line is told by its numbers: a quantity
/// in C, a price in D, their product in F. An amount alone in F is a subtotal where it equals the lines since the last one, else a line of its own.
/// </summary>
internal sealed class FormLines
{
    private decimal _sum;
    private decimal _sinceSubtotal;
    private int _count;

    /// <summary>What the lines add up to; null without lines.</summary>
    public decimal? Total => _count > 0 ? _sum : null;

    /// <summary>The first row whose amount is not the product of its quantity and its price.</summary>
    public int? WrongRow { get; private set; }

    public void Add(int row, decimal? quantity, decimal? price, decimal amount)
    {
        if (quantity is { } many && price is { } each)
        {
            if (WrongRow is null && Math.Abs(many * each - amount) >= 0.01m)
            {
                WrongRow = row;
            }

            Count(amount);
        }
        else if (amount == _sinceSubtotal)
        {
            _sinceSubtotal = 0;
        }
        else
        {
            Count(amount);
        }
    }

    private void Count(decimal amount)
    {
        if (amount != 0)
        {
            _sum += amount;
            _sinceSubtotal += amount;
            _count++;
        }
    }
}
