using System.Globalization;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Training;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Portal;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>The words of the mails about guided sessions.</summary>
public sealed class TrainingSessionMails(
    IOptions<PublicAddressOptions> portal, IOptions<TrainingSessionOptions> options, TimeProvider timeProvider)
{
    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr-FR");

    // The seven points of the help article on guided sessions, in its order.
    private const string Advice = """
        - installez-vous dans un endroit calme ;
        - prenez un casque, pour suivre et manipuler en même temps ; sans casque, rejoignez la session par téléphone pour pouvoir parler ;
        - gardez le micro coupé pendant la présentation, et ouvrez-le seulement pour poser une question ;
        - gardez le son ouvert ;
        - posez vos questions : les échanges résolvent les problèmes ;
        - vérifiez vos branchements et votre matériel avant le début ;
        - participez.
        """;

    private const string WithInvitation = "L’invitation jointe ajoute la session à votre agenda.";

    private const string HowToCancel = "Écrivez à ClaudIA, sur le portail : « annuler mon inscription à la session ».";

    /// <summary>A seat, with its invitation.</summary>
    public OutgoingMail Registered(Account account, TrainingSession session, TrainingRegistration registration) => ForSeat(
        account, session, registration, $"Inscription confirmée : {session.Theme}", "Votre inscription à cette session d’accompagnement est confirmée :", WithInvitation);

    /// <summary>A seat that has come free, with its invitation.</summary>
    public OutgoingMail MovedUp(Account account, TrainingSession session, TrainingRegistration registration) => ForSeat(
        account, session, registration, $"Une place s’est libérée : {session.Theme}",
        "Vous étiez sur la liste d’attente de cette session d’accompagnement. Une place s’est libérée : elle est à vous, vous êtes inscrit.", WithInvitation);

    /// <summary>A place in the queue.</summary>
    public OutgoingMail Queued(Account account, TrainingSession session, int position)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(session);
        return Letter.Write(account.Login, $"Liste d’attente : {session.Theme}",
        [
            "Cette session d’accompagnement est complète. Vous êtes sur la liste d’attente :",
            $"{Facts(session)}\n- Votre rang : {position.ToString(CultureInfo.InvariantCulture)}",
            "Si une place se libère, elle vous est attribuée dans l’ordre de la liste, et un message vous le dit aussitôt. Vous n’avez rien à faire.",
            $"Vous ne souhaitez plus attendre ? {HowToCancel}",
            PublicUrl,
        ]);
    }

    /// <summary>What was given up; a seat is taken out of the calendar.</summary>
    public OutgoingMail Cancelled(Account account, TrainingSession session, TrainingRegistration registration, bool hadSeat)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(registration);
        string[] paragraphs =
        [
            hadSeat
                ? "Votre inscription à cette session d’accompagnement est annulée, et votre place est libérée :"
                : "Vous n’êtes plus sur la liste d’attente de cette session d’accompagnement :",
            Facts(session),
            "D’autres sessions vous attendent : demandez à ClaudIA, sur le portail, « quelles sont les prochaines sessions ».",
            PublicUrl,
        ];
        return hadSeat
            ? Letter.Write(account.Login, $"Inscription annulée : {session.Theme}", paragraphs,
                SessionInvitation.Cancel(session, registration, account, options.Value.Organizer, timeProvider.GetUtcNow()))
            : Letter.Write(account.Login, $"Liste d’attente quittée : {session.Theme}", paragraphs);
    }

    /// <summary>What comes the day before.</summary>
    public OutgoingMail Reminder(Account account, TrainingSession session, TrainingRegistration registration, bool isToday)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(registration);
        var day = isToday ? "aujourd’hui" : "demain";
        return ForSeat(account, session, registration, $"Rappel : {session.Theme}, {day} à {Hour(session)}",
            $"Vous participez {day} à cette session d’accompagnement :",
            "L’invitation est jointe de nouveau, au cas où la session ne serait pas dans votre agenda.");
    }

    private OutgoingMail ForSeat(
        Account account, TrainingSession session, TrainingRegistration registration, string subject, string opening, string aboutInvitation)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(registration);
        return Letter.Write(account.Login, subject,
        [
            opening,
            Facts(session),
            "Pour rejoindre la session :",
            session.RegistrationLink.ToString(),
            aboutInvitation,
            "Pour bien en profiter :",
            Advice,
            $"Un empêchement ? {HowToCancel} Votre place servira à quelqu’un d’autre.",
        ], SessionInvitation.Request(session, registration, account, options.Value.Organizer, timeProvider.GetUtcNow()));
    }

    private string PublicUrl => $"{portal.Value.PublicUrl.TrimEnd('/')}/";

    private static string Facts(TrainingSession session) => string.Create(_french, $"""
        - Thème : {session.Theme}
        - Date : {ParisTime.Of(session.StartsAt):dddd d MMMM yyyy} à {Hour(session)}, heure de Paris
        - Durée : {session.DurationMinutes} minutes
        """);

    private static string Hour(TrainingSession session) => ParisTime.Of(session.StartsAt).ToString("H' h 'mm", _french);
}
