namespace ChorusAssistant.Domain.CourtFees;

/// <summary>
/// The form of travel and postage costs ("bordereau des frais divers"), worked out. It is an estimate: that the court's own form uses
/// these mileage rates is an assumption.
/// </summary>
public sealed record ExpenseForm
{
    private ExpenseForm(IReadOnlyList<ChargedExpense> expenses, MileageRates rates) => (Expenses, Rates) = (expenses, rates);

    /// <summary>Each cost that was claimed with its lines, in the order it was told.</summary>
    public IReadOnlyList<ChargedExpense> Expenses { get; }

    /// <summary>The mileage rates that were used.</summary>
    public MileageRates Rates { get; }

    /// <summary>All lines, section by section.</summary>
    public IEnumerable<ExpenseLine> Lines => Expenses.SelectMany(expense => expense.Lines).OrderBy(line => line.Nature.SectionOf());

    /// <summary>Cell F30: what is declared as "frais divers", in euros.</summary>
    public decimal Total => Expenses.Sum(expense => expense.Amount);

    /// <summary>Works out every claim.</summary>
    /// <param name="claims">The costs, in the order they came about.</param>
    /// <param name="rates">The mileage rates in force.</param>
    /// <param name="alreadyDriven">Kilometres of the same year that were declared before: they decide on the band of the next ones.</param>
    public static ExpenseForm Of(IEnumerable<ClaimedExpense> claims, MileageRates rates, decimal alreadyDriven)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentOutOfRangeException.ThrowIfNegative(alreadyDriven);
        List<ChargedExpense> charged = [];
        foreach (var claim in claims)
        {
            charged.Add(new ChargedExpense(claim, [.. LinesOf(claim, rates, alreadyDriven)]));
            alreadyDriven += claim.Nature == ExpenseNature.Mileage ? claim.Quantity : 0;
        }

        return new ExpenseForm(charged, rates);
    }

    private static IEnumerable<ExpenseLine> LinesOf(ClaimedExpense claim, MileageRates rates, decimal alreadyDriven) => claim.Vehicle is { } vehicle
        ? rates.Rates[vehicle].Split(claim.Quantity, alreadyDriven).Select(part => new ExpenseLine(claim.Nature, part.Distance, part.Rate, vehicle))
        : [new ExpenseLine(claim.Nature, claim.Quantity, claim.UnitPrice!.Value)];
}

/// <summary>A cost with its lines: several where a distance crosses into another band of rates.</summary>
public sealed record ChargedExpense(ClaimedExpense Claim, IReadOnlyList<ExpenseLine> Lines)
{
    /// <summary>In euros.</summary>
    public decimal Amount => Lines.Sum(line => line.Amount);
}
