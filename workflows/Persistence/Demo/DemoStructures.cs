using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Sirene;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Workflows.Persistence.Demo;

internal static class DemoStructures
{
    public static Structure Structure(DemoRow row) => new()
    {
        Id = row.Number<long>("id_structure_cpp"),
        IdentifierType = row.Code<StructureIdentifierType>("type_identifiant"),
        Identifier = row.Text("identifiant"),
        Siren = row.OptionalIdentifier<Siren>("siren"),
        Name = row.Text("raison_sociale"),
        Kind = row.Code<StructureKind>("type_structure"),
        State = row.Code<StructureState>("statut_chorus"),
        SireneState = row.OptionalCode<SireneState>("etat_sirene"),
        LegalUnitState = row.OptionalCode<LegalUnitState>("etat_unite_legale"),
        LegalCategory = row.OptionalText("categorie_juridique"),
        Activity = row.OptionalText("code_naf"),
        RequiresService = row.Flag("code_service_obligatoire"),
        RequiresCommitmentNumber = row.Flag("numero_ej_obligatoire"),
        RequiresServiceOrCommitmentNumber = row.Flag("ej_ou_service_obligatoire"),
        IsContractingAuthority = row.Flag("est_moa"),
        IsContractingAuthorityOnly = row.Flag("est_moa_uniquement"),
        UsesHelios = row.Flag("comptabilite_helios"),
        HidesPayment = row.Flag("statut_mise_en_paiement_non_remonte"),
        PaymentPeriodDays = row.OptionalNumber<int>("delai_paiement_jours"),
        Street = row.Text("adresse"),
        PostalCode = row.OptionalText("code_postal"),
        City = row.Text("ville"),
        Country = row.Text("pays"),
        ContactAddress = row.Identifier<EmailAddress>("email"),
    };

    public static Service Service(DemoRow row) => new()
    {
        Id = row.Number<long>("id_service"),
        StructureId = row.Number<long>("id_structure_cpp"),
        Code = row.Text("code_service"),
        Name = row.Text("libelle"),
        IsActive = row.Flag("actif"),
        RequiresCommitmentNumber = row.Flag("numero_ej_obligatoire"),
        ValidFrom = row.Day("date_debut_validite"),
        ValidUntil = row.Day("date_fin_validite"),
    };

    public static StructureRequest Request(DemoRow row) => new()
    {
        Id = row.Number<long>("id_demande"),
        Type = row.Code<StructureRequestType>("type_demande"),
        StructureId = row.Number<long>("id_structure_cpp"),
        AccountId = row.Number<long>("id_utilisateur"),
        ObservedSireneState = row.Code<SireneState>("etat_sirene_constate"),
        State = row.Code<StructureRequestState>("etat"),
        CreatedAt = row.WallClock("creee_le"),
        Rating = row.OptionalCode<RequestRating>("evaluation"),
    };

    public static Establishment Establishment(DemoRow row) => new()
    {
        Siret = row.Identifier<Siret>("siret"),
        Siren = row.Identifier<Siren>("siren"),
        DiffusionStatus = row.Text("statutDiffusionEtablissement"),
        CreatedOn = row.Day("dateCreationEtablissement"),
        IsHeadOffice = row.Flag("etablissementSiege"),
        StreetNumber = row.OptionalText("numeroVoieEtablissement"),
        StreetType = row.OptionalText("typeVoieEtablissement"),
        StreetName = row.OptionalText("libelleVoieEtablissement"),
        PostalCode = row.OptionalText("codePostalEtablissement"),
        City = row.OptionalText("libelleCommuneEtablissement"),
        CityCode = row.OptionalText("codeCommuneEtablissement"),
        State = row.Code<SireneState>("etatAdministratifEtablissement"),
        StateSince = row.Day("dateDebut"),
        Activity = row.OptionalText("activitePrincipaleEtablissement"),
    };

    public static LegalUnit LegalUnit(DemoRow row) => new()
    {
        Siren = row.Identifier<Siren>("siren"),
        DiffusionStatus = row.Text("statutDiffusionUniteLegale"),
        CreatedOn = row.Day("dateCreationUniteLegale"),
        State = row.Code<LegalUnitState>("etatAdministratifUniteLegale"),
        StateSince = row.Day("dateDebut"),
        Name = row.OptionalText("denominationUniteLegale"),
        FirstName = row.OptionalText("prenomUsuelUniteLegale"),
        LastName = row.OptionalText("nomUniteLegale"),
        LegalCategory = row.Text("categorieJuridiqueUniteLegale"),
        Activity = row.OptionalText("activitePrincipaleUniteLegale"),
        HeadOfficeNic = row.Text("nicSiegeUniteLegale"),
    };
}
