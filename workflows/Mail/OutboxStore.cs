using System.Globalization;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>What the delivery reads and writes of the outbox: each step a unit of work of its own.</summary>
internal sealed class OutboxStore(IServiceScopeFactory scopes, StoreAddress address, TimeProvider timeProvider)
{
    /// <summary>How long a claimed mail is nobody else's.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly string _node = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Guid.NewGuid():N}");

    /// <summary>
    /// An embedded database has one node, so at start every lease is a dead predecessor's: its mail need not wait for the
    /// lease to run out.
    /// </summary>
    public async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        if (address.Provider == DatabaseProvider.Sqlite)
        {
            await ChangeAsync(
                pending => pending.Where(message => message.LeaseUntil != null), message => message.EndLease(), cancellationToken);
        }
    }

    /// <summary>Claims the mails that are due, the longest overdue first.</summary>
    public Task<List<OutboxMessage>> ClaimAsync(int maximum, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        return ChangeAsync(
            pending => pending
                .Where(message => message.NextAttemptAt <= now && (message.LeaseUntil == null || message.LeaseUntil <= now))
                .OrderBy(message => message.NextAttemptAt)
                .Take(maximum),
            message => message.Claim(_node, now + Lease),
            cancellationToken);
    }

    /// <summary>Writes down how an attempt on a claimed mail ended, unless somebody else has settled it by now.</summary>
    public Task SettleAsync(OutboxMessage claimed, Action<OutboxMessage> settle, CancellationToken cancellationToken) =>
        ChangeAsync(
            pending => pending.Where(message => message.Id == claimed.Id && message.LeaseOwner == _node), settle, cancellationToken);

    /// <summary>
    /// Writes down that a mail was handed over, even if its lease ran out meanwhile: what another node does about it now can
    /// only be another copy.
    /// </summary>
    public Task SettleSentAsync(OutboxMessage claimed, CancellationToken cancellationToken) =>
        ChangeAsync(
            pending => pending.Where(message => message.Id == claimed.Id),
            message => message.MarkSent(timeProvider.GetUtcNow()),
            cancellationToken);

    /// <summary>How the outbox stands.</summary>
    public async Task<OutboxCounts> CountAsync(CancellationToken cancellationToken)
    {
        var yesterday = timeProvider.GetUtcNow() - TimeSpan.FromDays(1);
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<UnitOfWork>().Context.Set<OutboxMessage>().AsNoTracking();
        var pending = outbox.Where(message => message.State == OutboxState.Pending);
        return new OutboxCounts(
            await pending.CountAsync(cancellationToken),
            await pending.OrderBy(message => message.CreatedAt)
                .Select(message => (DateTimeOffset?)message.CreatedAt).FirstOrDefaultAsync(cancellationToken),
            await pending.Where(message => message.LeaseUntil == null).OrderBy(message => message.NextAttemptAt)
                .Select(message => (DateTimeOffset?)message.NextAttemptAt).FirstOrDefaultAsync(cancellationToken),
            await outbox.CountAsync(message => message.State == OutboxState.Dead && message.DiedAt > yesterday, cancellationToken));
    }

    private async Task<List<OutboxMessage>> ChangeAsync(
        Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> which, Action<OutboxMessage> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
            var pending = work.Context.Set<OutboxMessage>().Where(message => message.State == OutboxState.Pending);
            var messages = await which(pending).ToListAsync(cancellationToken);
            messages.ForEach(change);
            if (await work.CommitAsync(cancellationToken) == CommitOutcome.Committed)
            {
                return messages;
            }
        }
    }
}

/// <summary>How the outbox stands.</summary>
/// <param name="Pending">Mails that wait or are being sent.</param>
/// <param name="OldestPending">When the oldest of them was written.</param>
/// <param name="NextDue">When the next of them that nobody is sending may be tried.</param>
/// <param name="RecentlyDead">Dead letters of the last day.</param>
internal sealed record OutboxCounts(int Pending, DateTimeOffset? OldestPending, DateTimeOffset? NextDue, int RecentlyDead);
