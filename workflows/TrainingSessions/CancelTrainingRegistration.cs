using System.Globalization;
using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Training;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Notices;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>A person gives up a seat at a session, or a place in its queue. A freed seat goes to the first who waits, and they are told.</summary>
public sealed class CancelTrainingRegistration(
    IActors actors, ITrainingSessions sessions, TrainingSessionMails mails, IOutbox outbox, INotices notices, IAuditTrail audit, TimeProvider timeProvider)
{
    /// <summary>The text that tells a person in a queue, in their conversation, that they have a seat; with <c>theme</c>, <c>day</c> and <c>hour</c>.</summary>
    public const string MovedUpNotice = "moved-up";

    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Cancelled), "cancelled"), JsonDerivedType(typeof(Changed), "changed"), JsonDerivedType(typeof(NotRegistered), "not-registered")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The person gave up what was shown.</summary>
        public sealed record Cancelled(Booking Was) : Outcome;

        /// <summary>It is no longer what was shown (a seat came free), but this; nothing was done.</summary>
        public sealed record Changed(Booking Now) : Outcome;

        /// <summary>The person has neither a seat nor a place in the queue, or the session has begun.</summary>
        public sealed record NotRegistered : Outcome;
    }

    /// <summary>Gives up what the person was shown.</summary>
    public async Task<Outcome> RunAsync(EmailAddress login, Booking shown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        ArgumentNullException.ThrowIfNull(shown);
        var outcome = await CancelAsync(login, shown, cancellationToken);
        audit.Record(login.Address, nameof(PrepareTrainingSession), login.Address, outcome is Outcome.Cancelled ? AuditOutcome.Done : AuditOutcome.Refused);
        return outcome;
    }

    private async Task<Outcome> CancelAsync(EmailAddress login, Booking shown, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        if (await actors.FindAsync(login, cancellationToken) is not { Account: var account }
            || await sessions.FindAsync(shown.Session.Id, cancellationToken) is not { } session
            || !session.IsOpenAt(now)
            || session.RegistrationOf(account.Id) is not { State: not TrainingRegistrationState.Cancelled } registration)
        {
            return new Outcome.NotRegistered();
        }

        // Moving up in the queue changes nothing; getting a seat does.
        var current = Booking.Of(session, account.Id);
        if (current.Position is null != shown.Position is null)
        {
            return new Outcome.Changed(current);
        }

        var movedUp = session.Cancel(account.Id, now);
        outbox.Add(mails.Cancelled(account, session, registration, hadSeat: current.Position is null));
        if (movedUp is { } next)
        {
            await TellAsync(session, next.Registration, next.ReturnAddress, cancellationToken);
        }

        return new Outcome.Cancelled(current);
    }

    private async Task TellAsync(TrainingSession session, TrainingRegistration registration, string? returnAddress, CancellationToken cancellationToken)
    {
        if (await sessions.FindAccountAsync(registration.AccountId, cancellationToken) is { } account)
        {
            outbox.Add(mails.MovedUp(account, session, registration));
        }

        if (returnAddress is not null)
        {
            var start = ParisTime.Of(session.StartsAt);
            notices.Add(returnAddress, nameof(PrepareTrainingSession), MovedUpNotice,
                ("theme", session.Theme),
                ("day", start.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
                ("hour", start.ToString("HH:mm", CultureInfo.InvariantCulture)));
        }
    }
}
