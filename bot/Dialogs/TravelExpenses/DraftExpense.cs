using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>A cost as far as it has been told.</summary>
/// <param name="Nature">What for.</param>
/// <param name="Quantity">Kilometres, meals, tickets ...; null until told.</param>
/// <param name="Price">Euros; null until told, and always for kilometres.</param>
/// <param name="PriceOf">What the price is of, where there are several.</param>
/// <param name="Vehicle">For kilometres; null until told.</param>
public sealed record DraftExpense(
    ExpenseNature Nature, decimal? Quantity = null, decimal? Price = null, PriceOf PriceOf = PriceOf.One, VehicleClass? Vehicle = null)
{
    /// <summary>What is still to be asked; null where nothing is.</summary>
    public MissingDetail? Missing => Nature == ExpenseNature.Mileage
        ? Quantity is null ? MissingDetail.Distance : Vehicle is null ? MissingDetail.Vehicle : null
        : Price is null ? MissingDetail.Price : PriceOf == PriceOf.Unsaid && Quantity > 1 ? MissingDetail.PriceOf : null;

    /// <summary>The same as it is claimed; nothing may be missing.</summary>
    public ClaimedExpense ToClaim() => Nature == ExpenseNature.Mileage
        ? ClaimedExpense.Mileage(Quantity!.Value, Vehicle!.Value)
        : ClaimedExpense.Paid(Nature, ClaimedQuantity, ClaimedPrice);

    /// <summary>What its price says once there is one, in words of the form: price times quantity.</summary>
    private decimal ClaimedQuantity => IsOneSum ? 1 : Quantity ?? 1;

    private decimal ClaimedPrice => PriceOf == PriceOf.All && !IsOneSum ? Price!.Value / (Quantity ?? 1) : Price!.Value;

    // 30.51 for two meals is no price of one in whole cents: it stands as one sum.
    private bool IsOneSum => PriceOf == PriceOf.All && !ClaimedExpense.IsPrice(Price!.Value / (Quantity ?? 1));
}

/// <summary>What a price that was told is the price of.</summary>
public enum PriceOf
{
    /// <summary>Of one.</summary>
    One,

    /// <summary>Of all together.</summary>
    All,

    /// <summary>It was not said.</summary>
    Unsaid,
}

/// <summary>What is to be asked about a cost.</summary>
public enum MissingDetail
{
    /// <summary>How far.</summary>
    Distance,

    /// <summary>With which vehicle.</summary>
    Vehicle,

    /// <summary>For how much.</summary>
    Price,

    /// <summary>Whether the price is of one or of all.</summary>
    PriceOf,
}
