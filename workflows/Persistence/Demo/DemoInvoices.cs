using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Works;

namespace ChorusAssistant.Workflows.Persistence.Demo;

internal static class DemoInvoices
{
    public static Market Market(DemoRow row) => new()
    {
        Id = row.Number<long>("id_marche"),
        Number = row.Text("numero_marche"),
        Type = row.Code<MarketType>("type_marche"),
        Subject = row.Text("objet"),
        ContractingAuthorityId = row.Number<long>("id_moa"),
        ProjectManagerId = row.OptionalNumber<long>("id_moe"),
        FollowsWorksTerms = row.Flag("ccag_travaux"),
        HasIdentitySheet = row.Flag("fiche_identite_marche"),
        Consortium = row.OptionalCode<ConsortiumType>("groupement"),
        NotifiedOn = row.Day("date_notification"),
        TotalExclTax = row.Number<decimal>("montant_ht"),
    };

    public static MarketParty Party(DemoRow row) => new()
    {
        MarketId = row.Number<long>("id_marche"),
        StructureId = row.Number<long>("id_structure_cpp"),
        Role = row.Code<MarketRole>("role"),
        Rank = row.OptionalNumber<int>("rang"),
        WorksForId = row.OptionalNumber<long>("id_structure_rattachement"),
        MaximumExclTax = row.Number<decimal>("montant_ht_max"),
        AcceptedOn = row.Day("date_acceptation"),
        IsPaidDirectly = row.Flag("paiement_direct"),
    };

    public static BillingDossier Dossier(DemoRow row) => new()
    {
        Id = row.Number<long>("id_dossier"),
        Number = row.Text("numero_dossier"),
        MarketId = row.Number<long>("id_marche"),
        Period = row.Month("periode"),
        State = row.Code<BillingDossierState>("etat"),
        PaymentPeriodFrom = row.Day("date_point_depart_dgp"),
        DocumentCount = row.Number<int>("nb_pieces"),
    };

    public static Invoice Invoice(DemoRow row) => new()
    {
        Id = row.Number<long>("id_facture_cpp"),
        Number = row.Identifier<InvoiceNumber>("numero_facture"),
        RequestType = row.Text("type_demande_paiement"),
        DocumentType = row.Text("type_facture"),
        Frame = row.Text("cadre_facturation"),
        WorksDocumentType = row.OptionalText("type_facture_travaux"),
        SupplierId = row.Number<long>("id_fournisseur"),
        DepositorId = row.Number<long>("id_deposant"),
        RecipientId = row.Number<long>("id_destinataire"),
        RecipientServiceId = row.OptionalNumber<long>("id_service_destinataire"),
        MarketId = row.OptionalNumber<long>("id_marche"),
        DossierId = row.OptionalNumber<long>("id_dossier_facturation"),
        FirstValidatorId = row.OptionalNumber<long>("id_valideur1"),
        SecondValidatorId = row.OptionalNumber<long>("id_valideur2"),
        CommitmentNumber = row.OptionalText("numero_engagement"),
        IssuedOn = row.Day("date_facture"),
        DepositedOn = row.OptionalDay("date_depot"),
        Status = row.Code<InvoiceStatus>("statut"),
        StatusSince = row.WallClock("date_statut"),
        ValidateBy = row.OptionalDay("date_limite_validation"),
        PaymentPeriodFrom = row.OptionalDay("date_point_depart_dgp"),
        PayBy = row.OptionalDay("date_limite_paiement"),
        TotalExclTax = row.Number<decimal>("montant_ht"),
        TaxRate = row.Number<decimal>("taux_tva"),
        Tax = row.Number<decimal>("montant_tva"),
        TotalInclTax = row.Number<decimal>("montant_ttc"),
        AmountDue = row.Number<decimal>("montant_a_payer"),
        Currency = row.Text("devise"),
        TaxType = row.Text("type_tva"),
        DepositMode = row.Text("mode_depot"),
        Reason = row.OptionalText("motif"),
    };

    public static InvoiceStatusChange StatusChange(DemoRow row) => new()
    {
        InvoiceId = row.Number<long>("id_facture_cpp"),
        Order = row.Number<int>("ordre"),
        Status = row.Code<InvoiceStatus>("statut"),
        At = row.WallClock("date_passage"),
        AccountId = row.OptionalNumber<long>("id_utilisateur"),
        Comment = row.OptionalText("commentaire"),
    };

    public static InvoiceAttachment Attachment(DemoRow row) => new()
    {
        Id = row.Number<long>("id_piece_jointe"),
        InvoiceId = row.Number<long>("id_facture_cpp"),
        Name = row.Text("designation"),
        Extension = row.Text("extension"),
        TypeCode = row.Text("type_code"),
        Size = row.Number<long>("taille_octets"),
    };

    public static CourtFeeStatement CourtFeeStatement(DemoRow row) => new()
    {
        Id = row.Number<long>("id_memoire"),
        Number = row.Text("numero_memoire"),
        SupplierId = row.Number<long>("id_fournisseur"),
        RecipientId = row.Number<long>("id_destinataire"),
        Frame = row.Text("cadre_facturation"),
        MissionType = row.Text("nature_mission"),
        MissionEndedOn = row.Day("date_fin_mission"),
        FileBy = row.Day("date_limite_depot"),
        FeesExclTax = row.Number<decimal>("honoraires_ht"),
        FormTotal = row.Number<decimal>("total_f30"),
        DeclaredExpenses = row.Number<decimal>("frais_divers_declares"),
        HasForm = row.Flag("bordereau_joint"),
        Status = row.Code<InvoiceStatus>("statut"),
        Anomaly = row.OptionalCode<CourtFeeAnomaly>("anomalie"),
    };

    public static CourtFeeLine CourtFeeLine(DemoRow row) => new()
    {
        StatementId = row.Number<long>("id_memoire"),
        Order = row.Number<int>("ordre"),
        Nature = row.Code<ExpenseNature>("nature"),
        Section = row.Code<ExpenseSection>("rubrique"),
        Quantity = row.Number<decimal>("quantite"),
        UnitPrice = row.Number<decimal>("prix_unitaire"),
        Amount = row.Number<decimal>("montant"),
    };
}
