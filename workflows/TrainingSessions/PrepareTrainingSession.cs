using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Training;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>A person takes a seat at a guided session, or waits for one where there is none left.</summary>
public sealed class PrepareTrainingSession(
    IActors actors, ITrainingSessions sessions, TrainingSessionMails mails, IOutbox outbox, IAuditTrail audit, TimeProvider timeProvider)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(SeatOffered), "seat-offered"), JsonDerivedType(typeof(QueueOffered), "queue-offered")]
    [JsonDerivedType(typeof(Registered), "registered"), JsonDerivedType(typeof(Queued), "queued")]
    [JsonDerivedType(typeof(AlreadyRegistered), "already-registered"), JsonDerivedType(typeof(AlreadyQueued), "already-queued")]
    [JsonDerivedType(typeof(Closed), "closed"), JsonDerivedType(typeof(NoAccount), "no-account")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>There are seats; nothing was done.</summary>
        public sealed record SeatOffered(TrainingSessionView Session) : Outcome;

        /// <summary>There is no seat, and who joins the queue now is at that place; nothing was done.</summary>
        public sealed record QueueOffered(TrainingSessionView Session, int Position) : Outcome;

        /// <summary>The person has a seat; the invitation is on its way.</summary>
        /// <param name="Session">The session.</param>
        /// <param name="IsToday">It is held today: the invitation is all there is to come.</param>
        public sealed record Registered(TrainingSessionView Session, bool IsToday) : Outcome;

        /// <summary>The person waits, at that place.</summary>
        public sealed record Queued(TrainingSessionView Session, int Position) : Outcome;

        /// <summary>The person had a seat before.</summary>
        public sealed record AlreadyRegistered(TrainingSessionView Session) : Outcome;

        /// <summary>The person was in the queue before.</summary>
        public sealed record AlreadyQueued(TrainingSessionView Session, int Position) : Outcome;

        /// <summary>The session has begun, or is gone.</summary>
        public sealed record Closed : Outcome;

        /// <summary>Whoever is signed in has no active account on the portal.</summary>
        public sealed record NoAccount : Outcome;
    }

    /// <summary>What the person could have now. Changes nothing.</summary>
    public async Task<Outcome> PreviewAsync(EmailAddress login, long sessionId, CancellationToken cancellationToken) =>
        (await FindAsync(login, sessionId, cancellationToken)).Outcome;

    /// <summary>Takes a seat.</summary>
    /// <returns><see cref="Outcome.QueueOffered"/> where the last seat has gone meanwhile.</returns>
    public async Task<Outcome> RegisterAsync(EmailAddress login, long sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        var (outcome, session, account) = await FindAsync(login, sessionId, cancellationToken);
        if (outcome is Outcome.SeatOffered)
        {
            var now = timeProvider.GetUtcNow();
            var registration = session!.Register(account!.Id, now);
            outbox.Add(mails.Registered(account, session, registration));
            outcome = new Outcome.Registered(TrainingSessionView.Of(session), ParisTime.DayOf(session.StartsAt) == ParisTime.DayOf(now));
        }

        return Record(login, outcome, isDone: outcome is Outcome.Registered);
    }

    /// <summary>Joins the queue.</summary>
    /// <param name="login">Who.</param>
    /// <param name="sessionId">For what.</param>
    /// <param name="returnAddress">Where word can be left for the person when a seat comes free, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see cref="Outcome.SeatOffered"/> where a seat has come free meanwhile.</returns>
    public async Task<Outcome> JoinQueueAsync(EmailAddress login, long sessionId, string? returnAddress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        var (outcome, session, account) = await FindAsync(login, sessionId, cancellationToken);
        if (outcome is Outcome.QueueOffered)
        {
            session!.JoinQueue(account!.Id, timeProvider.GetUtcNow(), returnAddress);
            var position = session.PositionOf(account.Id)!.Value;
            outbox.Add(mails.Queued(account, session, position));
            outcome = new Outcome.Queued(TrainingSessionView.Of(session), position);
        }

        return Record(login, outcome, isDone: outcome is Outcome.Queued);
    }

    private async Task<(Outcome Outcome, TrainingSession? Session, Account? Account)> FindAsync(
        EmailAddress login, long sessionId, CancellationToken cancellationToken)
    {
        if (await actors.FindAsync(login, cancellationToken) is not { Account: var account })
        {
            return (new Outcome.NoAccount(), null, null);
        }

        if (await sessions.FindAsync(sessionId, cancellationToken) is not { } session || !session.IsOpenAt(timeProvider.GetUtcNow()))
        {
            return (new Outcome.Closed(), null, account);
        }

        var view = TrainingSessionView.Of(session);
        Outcome outcome = session.RegistrationOf(account.Id)?.State switch
        {
            TrainingRegistrationState.Registered => new Outcome.AlreadyRegistered(view),
            TrainingRegistrationState.Waitlisted => new Outcome.AlreadyQueued(view, session.PositionOf(account.Id)!.Value),
            _ => session.SeatsLeft > 0 ? new Outcome.SeatOffered(view) : new Outcome.QueueOffered(view, session.NextPosition),
        };
        return (outcome, session, account);
    }

    private Outcome Record(EmailAddress login, Outcome outcome, bool isDone)
    {
        audit.Record(login.Address, nameof(PrepareTrainingSession), login.Address, isDone ? AuditOutcome.Done : AuditOutcome.Refused);
        return outcome;
    }
}
