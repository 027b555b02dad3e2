using System.Globalization;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>What the delivery reads and writes of the outbox: each step a unit of work of its own.</summary>
internal sealed class OutboxStore(IServiceScopeFactory scopes, StoreAddress address, StoreConnections connections, TimeProvider timeProvider)
{
    /// <summary>How long a claimed mail is nobody else's.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const string Counts = """
        SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'pending'),
               (SELECT MIN(created_at) FROM outbox WHERE state = 'pending'),
               (SELECT MIN(next_attempt_at) FROM outbox WHERE state = 'pending' AND lease_until IS NULL),
               (SELECT COUNT(*) FROM outbox WHERE state = 'dead' AND died_at > @yesterday)
        """;

    private readonly string _node = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Guid.NewGuid():N}");

    /// <summary>
    /// An embedded database has one node, so at start every lease is a dead predecessor's: its mail need not wait for the
    /// lease to run out.
    /// </summary>
    public async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        if (address.Provider == DatabaseProvider.Sqlite && (await CountAsync(cancellationToken)).Pending > 0)
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

    /// <summary>How the outbox stands. Asked at every start, and by every health check: in plain SQL.</summary>
    public async Task<OutboxCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Counts;
        var yesterday = command.CreateParameter();
        yesterday.ParameterName = "@yesterday";
        yesterday.Value = (timeProvider.GetUtcNow() - TimeSpan.FromDays(1)).UtcTicks;
        command.Parameters.Add(yesterday);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new OutboxCounts((int)row.GetInt64(0), Instant(1), Instant(2), (int)row.GetInt64(3));

        DateTimeOffset? Instant(int column) => row.IsDBNull(column) ? null : new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero);
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
