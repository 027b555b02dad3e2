using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>Where everything stands on the form, and its words: the form is for a French court, so there is one language.</summary>
internal static class ExpenseFormLayout
{
    /// <summary>The row of the total, which the portal's help names: cell F30.</summary>
    public const uint TotalRow = 30;

    public const uint HeaderRow = 7;
    public const string FormSheet = "Bordereau";
    public const string SurplusSheet = "Suite";
    public const string Title = "BORDEREAU DES FRAIS DIVERS";
    public const string Subtitle = "Mémoire de frais de justice : indemnités de mission, frais de transport et affranchissement";
    public const string TotalLabel = "MONTANT TOTAL (à reporter dans la case « Frais divers »)";
    public const string Subtotal = "Sous-total";
    public const string SurplusLine = "Autres lignes (feuille « Suite »)";
    public const string SurplusTitle = "Suite du bordereau : lignes qui ne tiennent pas sur la première feuille";
    public const string Provider = "Prestataire";
    public const string Account = "Compte Chorus Pro";
    public const string MissionEnd = "Fin de la mission";
    public const string MadeOn = "Établi le";
    public const string Unknown = "à compléter";

    public static readonly string[] Headers = ["N°", "Nature des frais", "Quantité", "Prix unitaire", "Unité", "Montant"];

    /// <summary>The sections in order, each with its heading and the rows that its lines may take.</summary>
    public static readonly SectionRows[] Sections =
    [
        new(ExpenseSection.MissionAllowance, "1. Indemnités de mission", Heading: 8, First: 9, Last: 14),
        new(ExpenseSection.Transport, "2. Frais de transport", Heading: 16, First: 17, Last: 22),
        new(ExpenseSection.Postage, "3. Affranchissement", Heading: 24, First: 25, Last: 28),
    ];

    public static IEnumerable<string> Notes(MileageRates rates) =>
    [
        $"Taux kilométriques : {rates.Source}, en vigueur depuis le {rates.ValidFrom:dd/MM/yyyy}.",
        "Estimation préparée par l’assistante ClaudIA à partir de ce que vous avez déclaré : vérifiez chaque ligne.",
        "Reportez le montant de la cellule F30 dans la case « Frais divers », puis joignez ce fichier avec « Lier pièce jointe ».",
    ];

    public static string LabelOf(ExpenseLine line) => line.Nature switch
    {
        ExpenseNature.Mileage => $"Frais kilométriques ({VehicleOf(line.Vehicle)})",
        ExpenseNature.Meal => "Repas",
        ExpenseNature.Night => "Hébergement",
        ExpenseNature.Ticket => "Titre de transport",
        ExpenseNature.Toll => "Péage",
        ExpenseNature.Parking => "Stationnement",
        ExpenseNature.Taxi => "Taxi",
        ExpenseNature.Postage => "Affranchissement",
        var unknown => throw new System.Diagnostics.UnreachableException($"No label for {unknown}."),
    };

    public static string UnitOf(ExpenseNature nature) => nature switch
    {
        ExpenseNature.Mileage => "km",
        ExpenseNature.Meal => "repas",
        ExpenseNature.Night => "nuit",
        ExpenseNature.Ticket => "titre",
        ExpenseNature.Toll => "passage",
        ExpenseNature.Taxi => "course",
        ExpenseNature.Parking => "ticket",
        ExpenseNature.Postage => "envoi",
        var unknown => throw new System.Diagnostics.UnreachableException($"No unit for {unknown}."),
    };

    private static string VehicleOf(VehicleClass? vehicle) => vehicle switch
    {
        VehicleClass.CarUpTo5 => "5 CV et moins",
        VehicleClass.Car6To7 => "6 et 7 CV",
        VehicleClass.CarFrom8 => "8 CV et plus",
        VehicleClass.Motorcycle => "motocyclette de plus de 125 cm³",
        VehicleClass.Moped => "vélomoteur et autre véhicule à moteur",
        var unknown => throw new System.Diagnostics.UnreachableException($"No label for {unknown}."),
    };
}

/// <summary>The rows of one section.</summary>
internal sealed record SectionRows(ExpenseSection Section, string Title, uint Heading, uint First, uint Last)
{
    public int Room => (int)(Last - First) + 1;

    public uint Subtotal => Last + 1;
}
