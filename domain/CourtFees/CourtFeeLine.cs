namespace ChorusAssistant.Domain.CourtFees;

/// <summary>One line of a statement's travel or postage costs. Amounts in euros.</summary>
public sealed class CourtFeeLine
{
    private ExpenseNature _nature;
    private ExpenseSection _section;
    private decimal _quantity;
    private decimal _unitPrice;
    private decimal _amount;

    /// <summary>The statement.</summary>
    public required long StatementId { get; init; }

    /// <summary>1 for the first line.</summary>
    public required int Order { get; init; }

    /// <summary>The cost.</summary>
    public required ExpenseNature Nature { get => _nature; init => _nature = value; }

    /// <summary>The form's section.</summary>
    public required ExpenseSection Section { get => _section; init => _section = value; }

    /// <summary>How many kilometres, meals, tickets ...</summary>
    public required decimal Quantity { get => _quantity; init => _quantity = value; }

    /// <summary>Price of one.</summary>
    public required decimal UnitPrice { get => _unitPrice; init => _unitPrice = value; }

    /// <summary>Quantity times price, rounded to the cent.</summary>
    public required decimal Amount { get => _amount; init => _amount = value; }

    internal static CourtFeeLine Of(long statementId, int order, ExpenseLine line) => new()
    {
        StatementId = statementId,
        Order = order,
        Nature = line.Nature,
        Section = line.Nature.SectionOf(),
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        Amount = line.Amount,
    };

    // The line keeps its place: a row deleted and added again under one key would be a conflict for the store.
    internal void Become(ExpenseLine line) =>
        (_nature, _section, _quantity, _unitPrice, _amount) = (line.Nature, line.Nature.SectionOf(), line.Quantity, line.UnitPrice, line.Amount);
}
