namespace ChorusAssistant.Domain.CourtFees;

/// <summary>What was paid for on a court mission.</summary>
public enum ExpenseNature
{
    /// <summary>Kilometres with one's own vehicle, paid by rate.</summary>
    [ChorusCode("FRAIS_KILOMETRIQUES")]
    Mileage,

    /// <summary>Meals.</summary>
    [ChorusCode("REPAS")]
    Meal,

    /// <summary>Nights away.</summary>
    [ChorusCode("HEBERGEMENT")]
    Night,

    /// <summary>Train, plane, bus, metro: anything with a ticket.</summary>
    [ChorusCode("TITRE_DE_TRANSPORT")]
    Ticket,

    /// <summary>Motorway tolls.</summary>
    [ChorusCode("PEAGE")]
    Toll,

    /// <summary>Parking fees.</summary>
    [ChorusCode("STATIONNEMENT")]
    Parking,

    /// <summary>Taxis and other drivers.</summary>
    [ChorusCode("TAXI")]
    Taxi,

    /// <summary>Stamps, registered letters, parcels.</summary>
    [ChorusCode("AFFRANCHISSEMENT")]
    Postage,
}
