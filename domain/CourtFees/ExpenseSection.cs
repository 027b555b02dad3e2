using System.Diagnostics;

namespace ChorusAssistant.Domain.CourtFees;

/// <summary>The form's sections: what "frais divers" is made of.</summary>
public enum ExpenseSection
{
    /// <summary>Mission allowances: kilometres, meals, nights.</summary>
    [ChorusCode("INDEMNITE_DE_MISSION")]
    MissionAllowance,

    /// <summary>Transport refunds: tickets, tolls, parking.</summary>
    [ChorusCode("FRAIS_DE_TRANSPORT")]
    Transport,

    /// <summary>Postage.</summary>
    [ChorusCode("AFFRANCHISSEMENT")]
    Postage,
}

/// <summary>Where each cost stands on the form.</summary>
public static class ExpenseSections
{
    /// <summary>The section of a cost.</summary>
    public static ExpenseSection SectionOf(this ExpenseNature nature) => nature switch
    {
        ExpenseNature.Mileage or ExpenseNature.Meal or ExpenseNature.Night => ExpenseSection.MissionAllowance,
        ExpenseNature.Ticket or ExpenseNature.Toll or ExpenseNature.Parking or ExpenseNature.Taxi => ExpenseSection.Transport,
        ExpenseNature.Postage => ExpenseSection.Postage,
        var unknown => throw new UnreachableException($"No section for {unknown}."),
    };
}
