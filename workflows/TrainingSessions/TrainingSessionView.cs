using ChorusAssistant.Domain.Training;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>A session as people are shown it.</summary>
/// <param name="Id">The portal's id.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="Audience">Code of whom it is for: ENTREPRISE, PRESTATAIRE_JUSTICE, ENTITE_PUBLIQUE.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="DurationMinutes">How long it takes.</param>
/// <param name="SeatsLeft">Seats that nobody has.</param>
/// <param name="Link">The session's public page.</param>
public sealed record TrainingSessionView(
    long Id, string Theme, string Audience, DateTimeOffset StartsAt, int DurationMinutes, int SeatsLeft, Uri Link)
{
    internal static TrainingSessionView Of(TrainingSession session) => new(
        session.Id, session.Theme, session.Audience, session.StartsAt, session.DurationMinutes, session.SeatsLeft, session.RegistrationLink);
}

/// <summary>A person's seat at a session, or place in its queue.</summary>
/// <param name="Session">The session.</param>
/// <param name="Position">The place in the queue, from 1; null for a seat.</param>
public sealed record Booking(TrainingSessionView Session, int? Position)
{
    internal static Booking Of(TrainingSession session, long accountId) => new(TrainingSessionView.Of(session), session.PositionOf(accountId));
}
