using System.Globalization;
using System.Net;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Portal;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.ActivationLinks;

/// <summary>The words of the mails about activation. Mail goes to one language here, so the words stand with their layout.</summary>
public sealed class ActivationMails(IOptions<ActivationLinkOptions> links, IOptions<PublicAddressOptions> portal)
{
    /// <summary>The mail with the link; the only place where the token's text goes.</summary>
    public OutgoingMail Link(EmailAddress to, LinkToken token)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(token);
        var url = $"{PublicUrl}/activation/{token.Text}";
        var validity = Duration(links.Value.LinkLifetime);
        var text = $"""
            Bonjour,

            Vous avez demandé à recevoir de nouveau le lien d'activation de votre compte Chorus Pro ({to}).

            Pour activer votre compte, ouvrez cette page, puis appuyez sur le bouton « Activer mon compte » :
            {url}

            Ce lien est valable {validity} et ne sert qu'une seule fois. Il remplace les liens envoyés auparavant, qui ne fonctionnent plus.

            Ce message est peut-être arrivé dans vos courriers indésirables (spams) : si c'est le cas, signalez-le comme légitime afin de recevoir les suivants.

            Vous n'avez rien demandé ? Ignorez ce message : sans action de votre part, rien ne change.

            ClaudIA, l'assistante de Chorus Pro
            Ce message est envoyé automatiquement, merci de ne pas y répondre.
            """;
        var html = $"""
                <h1>Activez votre compte Chorus Pro</h1>
                <p>Bonjour,</p>
                <p>Vous avez demandé à recevoir de nouveau le lien d'activation de votre compte Chorus Pro ({WebUtility.HtmlEncode(to.Address)}).</p>
                <p><a href="{WebUtility.HtmlEncode(url)}">Activer mon compte Chorus Pro</a></p>
                <p>Une page s'ouvre : appuyez-y sur le bouton « Activer mon compte ».</p>
                <p>Ce lien est valable <strong>{validity}</strong> et ne sert qu'une seule fois. Il remplace les liens envoyés auparavant, qui ne fonctionnent plus.</p>
                <p>Ce message est peut-être arrivé dans vos courriers indésirables (spams) : si c'est le cas, signalez-le comme légitime afin de recevoir les suivants.</p>
                <p>Vous n'avez rien demandé ? Ignorez ce message : sans action de votre part, rien ne change.</p>
            """;
        return Mail(to, "Votre lien d'activation Chorus Pro", text, html);
    }

    /// <summary>The mail to an account that needs no link any more.</summary>
    public OutgoingMail AlreadyActive(EmailAddress to)
    {
        ArgumentNullException.ThrowIfNull(to);
        var text = $"""
            Bonjour,

            Un lien d'activation a été demandé pour votre compte Chorus Pro ({to}). Votre compte est déjà actif : aucun lien n'est nécessaire.

            Vous pouvez vous connecter dès maintenant :
            {PublicUrl}/

            Vous ne connaissez plus votre mot de passe ? Sur la page de connexion, choisissez « Mot de passe oublié ».

            Vous n'avez rien demandé ? Ignorez ce message : rien n'a changé.

            ClaudIA, l'assistante de Chorus Pro
            Ce message est envoyé automatiquement, merci de ne pas y répondre.
            """;
        var html = $"""
                <h1>Votre compte Chorus Pro est déjà actif</h1>
                <p>Bonjour,</p>
                <p>Un lien d'activation a été demandé pour votre compte Chorus Pro ({WebUtility.HtmlEncode(to.Address)}). Votre compte est déjà actif : aucun lien n'est nécessaire.</p>
                <p><a href="{WebUtility.HtmlEncode(PublicUrl)}/">Se connecter à Chorus Pro</a></p>
                <p>Vous ne connaissez plus votre mot de passe ? Sur la page de connexion, choisissez « Mot de passe oublié ».</p>
                <p>Vous n'avez rien demandé ? Ignorez ce message : rien n'a changé.</p>
            """;
        return Mail(to, "Votre compte Chorus Pro est déjà actif", text, html);
    }

    private string PublicUrl => portal.Value.PublicUrl.TrimEnd('/');

    private static OutgoingMail Mail(EmailAddress to, string subject, string text, string content) => new(to, subject, text + "\n", $"""
        <!DOCTYPE html>
        <html lang="fr">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{subject}</title>
        </head>
        <body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #1e1e1e; background-color: #ffffff">
          <main>
        {content}
          </main>
          <footer>
            <p>ClaudIA, l'assistante de Chorus Pro<br>Ce message est envoyé automatiquement, merci de ne pas y répondre.</p>
          </footer>
        </body>
        </html>

        """, []);

    private static string Duration(TimeSpan lifetime) => lifetime.TotalHours > 2 && lifetime.Minutes == 0
        ? $"{lifetime.TotalHours.ToString("0", CultureInfo.InvariantCulture)} heures"
        : $"{lifetime.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes";
}
