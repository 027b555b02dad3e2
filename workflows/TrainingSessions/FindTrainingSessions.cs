using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>Which sessions there are, and at which of them a person has a seat.</summary>
public sealed class FindTrainingSessions(IActors actors, ITrainingSessions sessions, TimeProvider timeProvider)
{
    /// <summary>The sessions to come, the next one first. Anybody may know them.</summary>
    public async Task<IReadOnlyList<TrainingSessionView>> UpcomingAsync(CancellationToken cancellationToken) =>
        [.. (await sessions.UpcomingAsync(timeProvider.GetUtcNow(), cancellationToken)).Select(TrainingSessionView.Of)];

    /// <summary>The person's seats and places in queues, the next session first.</summary>
    public async Task<IReadOnlyList<Booking>> BookingsAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        if (await actors.FindAsync(login, cancellationToken) is not { Account.Id: var account })
        {
            return [];
        }

        return [.. (await sessions.OfAccountAsync(account, timeProvider.GetUtcNow(), cancellationToken)).Select(session => Booking.Of(session, account))];
    }
}
