namespace ChorusAssistant.Domain.CourtFees;

/// <summary>A cost as its payer tells it: so many kilometres with such a vehicle, so many of something at such a price.</summary>
public sealed record ClaimedExpense
{
    /// <summary>The most of anything on one line, and the highest price of one, in euros.</summary>
    public const decimal Most = 99_999.99m;

    private const int Decimals = 2;

    private ClaimedExpense(ExpenseNature nature, decimal quantity, decimal? unitPrice, VehicleClass? vehicle) =>
        (Nature, Quantity, UnitPrice, Vehicle) = (nature, quantity, unitPrice, vehicle);

    /// <summary>What for.</summary>
    public ExpenseNature Nature { get; }

    /// <summary>Kilometres, meals, tickets ...</summary>
    public decimal Quantity { get; }

    /// <summary>Price of one, in euros; null for kilometres, whose rate is in a table.</summary>
    public decimal? UnitPrice { get; }

    /// <summary>The vehicle; for kilometres only.</summary>
    public VehicleClass? Vehicle { get; }

    /// <summary>Kilometres with one's own vehicle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">See <see cref="IsQuantity"/>.</exception>
    public static ClaimedExpense Mileage(decimal distance, VehicleClass vehicle) =>
        new(ExpenseNature.Mileage, Checked(distance, IsQuantity(distance), nameof(distance)), null, vehicle);

    /// <summary>Anything else.</summary>
    /// <exception cref="ArgumentOutOfRangeException">See <see cref="IsQuantity"/> and <see cref="IsPrice"/>.</exception>
    /// <exception cref="ArgumentException">Kilometres have no price of their own.</exception>
    public static ClaimedExpense Paid(ExpenseNature nature, decimal quantity, decimal unitPrice) => nature == ExpenseNature.Mileage
        ? throw new ArgumentException("Kilometres have no price of their own.", nameof(nature))
        : new ClaimedExpense(nature, Checked(quantity, IsQuantity(quantity), nameof(quantity)), Checked(unitPrice, IsPrice(unitPrice), nameof(unitPrice)), null);

    /// <summary>Whether there can be so many: more than none, two decimals at most.</summary>
    public static bool IsQuantity(decimal quantity) => quantity is > 0 and <= Most && decimal.Round(quantity, Decimals) == quantity;

    /// <summary>Whether one can cost so much: more than nothing, whole cents.</summary>
    public static bool IsPrice(decimal price) => price is > 0 and <= Most && decimal.Round(price, Decimals) == price;

    private static decimal Checked(decimal value, bool isGood, string name) => isGood ? value : throw new ArgumentOutOfRangeException(name);
}
