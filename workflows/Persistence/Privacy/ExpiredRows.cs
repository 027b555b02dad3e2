using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Satisfaction;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>
/// Deletes what is kept no longer, a few rows of each kind in one transaction, so that turns wait for none of it. Conversations are ended
/// elsewhere, through the gate that their turns pass.
/// </summary>
public sealed class ExpiredRows(ChorusDbContext context, PickupFolder pickup, IOptions<RetentionOptions> options, TimeProvider time) : IScheduledJob
{
    private const int Batch = 100;
    private static readonly TimeSpan RequestsCount = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public static string Name => "expired-rows";

    /// <inheritdoc/>
    public static TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var keep = options.Value;
        var audit = now - keep.Audit;
        var sent = now - keep.SentMail;
        var dead = now - keep.DeadLetters;
        var links = now - keep.Links;
        var feedback = now - keep.Feedback;
        var tickets = now - keep.Tickets;
        pickup.DeleteWrittenBefore(sent);
        var hasMore = await RemoveAsync<AuditEntry>(rows => rows.Where(entry => entry.At < audit).OrderBy(entry => entry.At), cancellationToken);
        hasMore |= await RemoveAsync<OutboxMessage>(
            rows => rows.Where(mail => (mail.State == OutboxState.Sent && mail.SentAt < sent) || (mail.State == OutboxState.Dead && mail.DiedAt < dead)).OrderBy(mail => mail.Id), cancellationToken);
        hasMore |= await RemoveAsync<ActivationLink>(
            rows => rows.Where(link => link.ExpiresAt < links && (link.UsedAt ?? link.SentAt) < links).OrderBy(link => link.ExpiresAt), cancellationToken);
        hasMore |= await RemoveAsync<PasswordLink>(rows => rows.Where(link => link.ExpiresAt < links).OrderBy(link => link.ExpiresAt), cancellationToken);
        hasMore |= await RemoveAsync<Feedback>(rows => rows.Where(vote => vote.At < feedback).OrderBy(vote => vote.At), cancellationToken);
        hasMore |= await RemoveAsync<Ticket>(rows => rows.Where(ticket => ticket.CreatedAt < tickets).OrderBy(ticket => ticket.CreatedAt), cancellationToken);
        hasMore |= await DropTranscriptsAsync(now - keep.TicketTranscripts, cancellationToken);
        await DropCountersAsync(now, cancellationToken);
        return hasMore;
    }

    private async Task<bool> RemoveAsync<T>(Func<IQueryable<T>, IQueryable<T>> which, CancellationToken cancellationToken)
        where T : class
    {
        var rows = await which(context.Set<T>().AsTracking()).Take(Batch).ToListAsync(cancellationToken);
        context.RemoveRange(rows);
        return rows.Count == Batch;
    }

    private async Task<bool> DropTranscriptsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var tickets = await context.Set<Ticket>().AsTracking().Where(ticket => ticket.Transcript != null && ticket.CreatedAt < before)
            .OrderBy(ticket => ticket.CreatedAt).Take(Batch).ToListAsync(cancellationToken);
        tickets.ForEach(ticket => ticket.DropTranscript());
        return tickets.Count == Batch;
    }

    /// <summary>How often a link was asked for an address counts for a day.</summary>
    private async Task DropCountersAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limit = (now - RequestsCount).UtcTicks;
        var rows = await context.Set<ActivationLinkRequests>().AsTracking().Where(requests => requests.GrantedTicks.All(ticks => ticks <= limit))
            .OrderBy(requests => requests.AddressHash).Take(Batch).ToListAsync(cancellationToken);
        context.RemoveRange(rows);
    }
}
