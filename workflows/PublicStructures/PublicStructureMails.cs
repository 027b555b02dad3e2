using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>The words of the mails about public structures.</summary>
internal static class PublicStructureMails
{
    /// <summary>It is active.</summary>
    public static OutgoingMail Activated(EmailAddress to, string name, Siret siret) => Letter.Write(to, "Votre structure publique est active",
    [
        $"La structure « {name} » (SIRET {siret.Digits}) est maintenant active dans Chorus Pro : vos fournisseurs peuvent lui adresser leurs factures.",
        "Vous n’êtes pas à l’origine de cette demande ? Signalez-le au support par une sollicitation.",
    ]);

    /// <summary>It is inactive.</summary>
    public static OutgoingMail Deactivated(EmailAddress to, string name, Siret siret) => Letter.Write(to, "Votre structure publique est inactive",
    [
        $"La structure « {name} » (SIRET {siret.Digits}) est maintenant inactive dans Chorus Pro : plus aucune facture ne peut lui être adressée.",
        "Vous n’êtes pas à l’origine de cette demande ? Signalez-le au support par une sollicitation.",
    ]);

    /// <summary>An agent reviews the request.</summary>
    public static OutgoingMail Submitted(EmailAddress to, string name, Siret siret) => Letter.Write(to, "Votre demande d’inactivation est transmise",
    [
        $"Votre demande d’inactivation de la structure « {name} » (SIRET {siret.Digits}) est complète : un agent l’instruit.",
        "Tant que la demande n’est pas traitée, la structure reste active et reçoit des factures.",
    ]);

    /// <summary>The request lacks a document.</summary>
    public static OutgoingMail DocumentMissing(EmailAddress to, string name, Siret siret) => Letter.Write(to, "Votre demande d’inactivation attend un justificatif",
    [
        $"Votre demande d’inactivation de la structure « {name} » (SIRET {siret.Digits}) est enregistrée. Il y manque le justificatif : délibération, arrêté ou décision.",
        "Pour le transmettre, connectez-vous, ouvrez ClaudIA et écrivez : « Je veux inactiver ma structure publique ».",
        "Tant que la demande n’est pas traitée, la structure reste active et reçoit des factures.",
    ]);

    /// <summary>The request waits for invoices.</summary>
    public static OutgoingMail Held(EmailAddress to, string name, Siret siret) => Letter.Write(to, "Votre demande d’inactivation attend le règlement de factures",
    [
        $"Votre demande d’inactivation de la structure « {name} » (SIRET {siret.Digits}) est enregistrée. Des factures adressées à cette structure sont encore en cours.",
        "L’inactivation se fera d’elle-même une fois ces factures réglées. Pour ne pas attendre, ouvrez ClaudIA et écrivez : « Je veux inactiver ma structure publique ».",
    ]);
}
