namespace ChorusAssistant.Domain.CourtFees;

/// <summary>One line of travel or postage costs. Amounts in euros.</summary>
public sealed class CourtFeeLine
{
    /// <summary>The statement.</summary>
    public required long StatementId { get; init; }

    /// <summary>1 for the first line.</summary>
    public required int Order { get; init; }

    /// <summary>Code of the cost: FRAIS_KILOMETRIQUES, REPAS, PEAGE ...</summary>
    public required string Nature { get; init; }

    /// <summary>Code of the form's section: INDEMNITE_DE_MISSION, FRAIS_DE_TRANSPORT, AFFRANCHISSEMENT.</summary>
    public required string Section { get; init; }

    /// <summary>How many kilometres, meals, tickets ...</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Price of one.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Quantity times price, rounded to the cent.</summary>
    public required decimal Amount { get; init; }
}
