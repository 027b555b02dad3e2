namespace ChorusAssistant.Domain.CourtFees;

/// <summary>One line of the form.</summary>
/// <param name="Nature">What for.</param>
/// <param name="Quantity">Kilometres, meals, tickets ...</param>
/// <param name="UnitPrice">Price of one, in euros.</param>
/// <param name="Vehicle">The vehicle; for kilometres only.</param>
public sealed record ExpenseLine(ExpenseNature Nature, decimal Quantity, decimal UnitPrice, VehicleClass? Vehicle = null)
{
    /// <summary>Quantity times price, to the cent; half a cent is rounded up, as spreadsheets do.</summary>
    public decimal Amount => decimal.Round(Quantity * UnitPrice, 2, MidpointRounding.AwayFromZero);
}
