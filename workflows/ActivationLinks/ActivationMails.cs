using System.Globalization;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Portal;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.ActivationLinks;

/// <summary>The words of the mails about activation. Mail goes to one language here, so the words stand here.</summary>
public sealed class ActivationMails(IOptions<ActivationLinkOptions> links, IOptions<PublicAddressOptions> portal)
{
    /// <summary>The mail with the link; the only place where the token's text goes.</summary>
    public OutgoingMail Link(EmailAddress to, LinkToken token)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(token);
        return Letter.Write(to, "Votre lien d'activation Chorus Pro",
        [
            $"Vous avez demandé à recevoir de nouveau le lien d’activation de votre compte Chorus Pro ({to}).",
            $"Pour activer votre compte, ouvrez cette page, puis appuyez sur le bouton « Activer mon compte » :\n[Activer mon compte Chorus Pro]({PublicUrl}/activation/{token.Text})",
            $"Ce lien est valable {Duration(links.Value.LinkLifetime)} et ne sert qu’une seule fois. Il remplace les liens envoyés auparavant, qui ne fonctionnent plus.",
            "Ce message est peut-être arrivé dans vos courriers indésirables (spams) : si c’est le cas, signalez-le comme légitime afin de recevoir les suivants.",
            "Vous n’avez rien demandé ? Ignorez ce message : sans action de votre part, rien ne change.",
        ]);
    }

    /// <summary>The mail to an account that needs no link any more.</summary>
    public OutgoingMail AlreadyActive(EmailAddress to)
    {
        ArgumentNullException.ThrowIfNull(to);
        return Letter.Write(to, "Votre compte Chorus Pro est déjà actif",
        [
            $"Un lien d’activation a été demandé pour votre compte Chorus Pro ({to}). Votre compte est déjà actif : aucun lien n’est nécessaire.",
            $"Vous pouvez vous connecter dès maintenant.\n[Se connecter à Chorus Pro]({PublicUrl}/)",
            "Vous ne connaissez plus votre mot de passe ? Sur la page de connexion, choisissez « Mot de passe oublié ».",
            "Vous n’avez rien demandé ? Ignorez ce message : rien n’a changé.",
        ]);
    }

    private string PublicUrl => portal.Value.PublicUrl.TrimEnd('/');

    private static string Duration(TimeSpan lifetime) => lifetime.TotalHours > 2 && lifetime.Minutes == 0
        ? $"{lifetime.TotalHours.ToString("0", CultureInfo.InvariantCulture)} heures"
        : $"{lifetime.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes";
}
