using System.Globalization;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Portal;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>The words of the mails about technical passwords. None holds a password.</summary>
public sealed class TechnicalPasswordMails(IOptions<PublicAddressOptions> portal)
{
    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>What follows a reset; the only place where the token's text goes.</summary>
    public OutgoingMail NewPassword(
        EmailAddress to, TechnicalUser user, TechnicalUserView view, LinkToken token, DateTimeOffset linkExpiresAt, MailAttachment export)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(token);
        return Letter.Write(to, $"Nouveau mot de passe de l’utilisateur technique {user.Login}",
        [
            $"Vous avez réinitialisé le mot de passe de l’utilisateur technique {user.Login} ({view.Structure}, {view.Identifier}). L’ancien mot de passe ne fonctionne plus.",
            "Le nouveau mot de passe s’affiche sur cette page :",
            $"{PublicUrl}/mot-de-passe-technique/{token.Text}",
            $"La page ne l’affiche qu’une seule fois, jusqu’au {Moment(linkExpiresAt)}. Préparez de quoi le noter en lieu sûr (un gestionnaire de mots de passe, par exemple) avant d’appuyer sur le bouton.",
            $"Le nouveau mot de passe est valable 424 jours, jusqu’au {Day(user.PasswordExpiresOn)} inclus. Un rappel vous sera envoyé avant l’expiration.",
            "À faire maintenant :",
            $"""
            - notez le nouveau mot de passe ;
            - mettez à jour tous les logiciels qui utilisent cet utilisateur technique : d’ici là, leurs appels sont refusés (erreur 401) ;
            - {(view.Operator is null ? "si un opérateur de dématérialisation envoie vos factures, transmettez-le-lui par un moyen sûr" : $"transmettez-le à votre opérateur de dématérialisation, {view.Operator}, par un moyen sûr")} ;
            - conservez les données de connexion jointes (le mot de passe n’y figure pas).
            """,
            "Le lien a expiré, ou quelqu’un d’autre l’a ouvert ? Demandez à ClaudIA une nouvelle réinitialisation.",
            "Vous n’avez rien demandé ? Prévenez sans attendre le support de Chorus Pro.",
        ], export);
    }

    /// <summary>What comes before the end of a password.</summary>
    public OutgoingMail Reminder(EmailAddress to, TechnicalUser user, Structure structure, int daysLeft)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(structure);
        return Letter.Write(to, $"Rappel : le mot de passe technique {user.Login} expire {When(daysLeft)}",
        [
            $"Le mot de passe de l’utilisateur technique {user.Login} ({structure.Name}) expire {When(daysLeft)}. Son dernier jour de validité est le {Day(user.PasswordExpiresOn)} ; le lendemain, les appels de vos logiciels seront refusés (erreur 401).",
            "En tant que gestionnaire principal de la structure, vous seul pouvez le réinitialiser :",
            """
            - connectez-vous au portail, ouvrez « Besoin d’aide ? Posez une question » et écrivez à ClaudIA : « réinitialiser le mot de passe technique » ;
            - choisissez un moment calme : l’ancien mot de passe cesse de fonctionner dès la réinitialisation ;
            - mettez ensuite à jour vos logiciels, et prévenez votre opérateur de dématérialisation si vous en avez un.
            """,
            $"{PublicUrl}/",
        ]);
    }

    private string PublicUrl => portal.Value.PublicUrl.TrimEnd('/');

    private static string When(int daysLeft) => daysLeft switch
    {
        0 => "aujourd’hui",
        1 => "demain",
        _ => string.Create(CultureInfo.InvariantCulture, $"dans {daysLeft} jours"),
    };

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", _french);

    private static string Moment(DateTimeOffset instant) => ParisTime.Of(instant).ToString("dddd d MMMM yyyy à H 'h' mm", _french);
}
