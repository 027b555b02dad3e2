namespace ChorusAssistant.Domain.CourtFees;

/// <summary>The vehicles that the mileage rates tell apart (order of 3 July 2006, article 1).</summary>
public enum VehicleClass
{
    /// <summary>Cars of up to 5 fiscal horsepower ("CV").</summary>
    CarUpTo5,

    /// <summary>Cars of 6 and 7.</summary>
    Car6To7,

    /// <summary>Cars of 8 and more.</summary>
    CarFrom8,

    /// <summary>Motorcycles over 125 cm³.</summary>
    Motorcycle,

    /// <summary>Mopeds and other motor vehicles.</summary>
    Moped,
}

/// <summary>Cars by their power.</summary>
public static class VehicleClasses
{
    /// <summary>No passenger car has more.</summary>
    public const int MostPower = 99;

    /// <summary>The class of a car; null where <paramref name="fiscalPower"/> is no fiscal power of a car.</summary>
    public static VehicleClass? OfCar(decimal fiscalPower) => fiscalPower switch
    {
        < 1 or > MostPower => null,
        < 6 => VehicleClass.CarUpTo5,
        < 8 => VehicleClass.Car6To7,
        _ => VehicleClass.CarFrom8,
    };
}
