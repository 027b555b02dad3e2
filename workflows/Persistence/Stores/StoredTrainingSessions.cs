using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Training;
using ChorusAssistant.Workflows.TrainingSessions;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredTrainingSessions(ChorusDbContext context) : ITrainingSessions
{
    public async Task<IReadOnlyList<TrainingSession>> UpcomingAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Set<TrainingSession>().AsNoTracking()
            .Where(session => session.StartsAt > now && session.State != TrainingSessionState.Over)
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Id)
            .ToListAsync(cancellationToken);

    public Task<TrainingSession?> FindAsync(long id, CancellationToken cancellationToken) =>
        context.Set<TrainingSession>().AsTracking()
            .Include(session => session.Registrations)
            .SingleOrDefaultAsync(session => session.Id == id, cancellationToken);

    public async Task<IReadOnlyList<TrainingSession>> OfAccountAsync(long accountId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Set<TrainingSession>().AsNoTracking()
            .Include(session => session.Registrations)
            .Where(session => session.StartsAt > now && session.State != TrainingSessionState.Over)
            .Where(session => session.Registrations.Any(registration =>
                registration.AccountId == accountId && registration.State != TrainingRegistrationState.Cancelled))
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Id)
            .ToListAsync(cancellationToken);

    public Task<Account?> FindAccountAsync(long id, CancellationToken cancellationToken) =>
        context.Set<Account>().AsNoTracking().SingleOrDefaultAsync(account => account.Id == id, cancellationToken);

    public async Task<IReadOnlyList<SeatToRemind>> FindToRemindAsync(
        DateTimeOffset now, DateTimeOffset until, DateTimeOffset seatedBefore, int maximum, CancellationToken cancellationToken)
    {
        // Tracking is the whole query's: a part that were not tracked would leave the registration untracked too.
        var due = await context.Set<TrainingRegistration>().AsTracking()
            .Where(registration => registration.State == TrainingRegistrationState.Registered && registration.RemindedAt == null)
            .Where(registration => registration.SeatedAt == null || registration.SeatedAt <= seatedBefore)
            .Join(context.Set<TrainingSession>().Where(session => session.StartsAt > now && session.StartsAt < until),
                registration => registration.SessionId, session => session.Id, (registration, session) => new { registration, session })
            .Join(context.Set<Account>(), pair => pair.registration.AccountId, account => account.Id,
                (pair, account) => new { pair.registration, pair.session, account })
            .OrderBy(pair => pair.session.StartsAt).ThenBy(pair => pair.account.Id)
            .Take(maximum)
            .ToListAsync(cancellationToken);
        return [.. due.Select(pair => new SeatToRemind(pair.session, pair.registration, pair.account))];
    }
}
