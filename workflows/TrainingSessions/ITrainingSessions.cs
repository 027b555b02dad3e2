using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Training;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>The guided sessions with their registrations. What is changed is stored with the unit of work.</summary>
public interface ITrainingSessions
{
    /// <summary>The sessions that begin after <paramref name="now"/>, the next one first; to be read only.</summary>
    Task<IReadOnlyList<TrainingSession>> UpcomingAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The session of that id with its registrations.</summary>
    Task<TrainingSession?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>The sessions to come at which the person has a seat or a place in the queue, the next one first; to be read only.</summary>
    Task<IReadOnlyList<TrainingSession>> OfAccountAsync(long accountId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The account of a registration.</summary>
    Task<Account?> FindAccountAsync(long id, CancellationToken cancellationToken);

    /// <summary>
    /// Seats at sessions that begin after <paramref name="now"/> and before <paramref name="until"/>, given before
    /// <paramref name="seatedBefore"/>, of which nobody was reminded yet.
    /// </summary>
    Task<IReadOnlyList<SeatToRemind>> FindToRemindAsync(
        DateTimeOffset now, DateTimeOffset until, DateTimeOffset seatedBefore, int maximum, CancellationToken cancellationToken);
}

/// <summary>A seat of which a person is to be reminded.</summary>
/// <param name="Session">The session; its registrations are not loaded.</param>
/// <param name="Registration">The seat.</param>
/// <param name="Account">Who has it.</param>
public sealed record SeatToRemind(TrainingSession Session, TrainingRegistration Registration, Account Account);
