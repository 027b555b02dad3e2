using System.Text.RegularExpressions;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Satisfaction;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence.Notices;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>What is stored of a person, or of one stream, beside the log. Changes go with the unit of work.</summary>
public sealed class PersonalRows(ChorusDbContext context)
{
    private const string Erased = "effacé";

    /// <summary>The account of that login, or null.</summary>
    public Task<Account?> AccountAsync(EmailAddress login, CancellationToken cancellationToken) =>
        context.Set<Account>().AsTracking().FirstOrDefaultAsync(account => account.Login == login, cancellationToken);

    /// <summary>The mails to the address.</summary>
    public Task<List<OutboxMessage>> MailsToAsync(string address, CancellationToken cancellationToken) =>
        context.Set<OutboxMessage>().AsTracking().Where(mail => mail.To == address).OrderBy(mail => mail.Id).ToListAsync(cancellationToken);

    /// <summary>The tickets of the person, signed in or not.</summary>
    public Task<List<Ticket>> TicketsOfAsync(EmailAddress login, CancellationToken cancellationToken) =>
        context.Set<Ticket>().AsTracking().Where(ticket => ticket.Login == login || ticket.Contact == login).OrderBy(ticket => ticket.CreatedAt).ToListAsync(cancellationToken);

    /// <summary>The totals of the expense forms made for the person.</summary>
    public Task<List<ExpenseSheet>> ExpenseSheetsOfAsync(EmailAddress login, CancellationToken cancellationToken) =>
        context.Set<ExpenseSheet>().AsTracking().Where(sheet => sheet.Login == login).ToListAsync(cancellationToken);

    /// <summary>The activation links of the account.</summary>
    public Task<List<ActivationLink>> ActivationLinksOfAsync(EmailAddress login, CancellationToken cancellationToken) =>
        context.Set<ActivationLink>().AsTracking().Where(link => link.AccountLogin == login).ToListAsync(cancellationToken);

    /// <summary>The links to new technical passwords that were mailed to the person.</summary>
    public Task<List<PasswordLink>> PasswordLinksOfAsync(EmailAddress login, CancellationToken cancellationToken) =>
        context.Set<PasswordLink>().AsTracking().Where(link => link.SentTo == login).ToListAsync(cancellationToken);

    /// <summary>The rows of the audit trail that name the person.</summary>
    public Task<List<AuditEntry>> AuditOfAsync(string login, CancellationToken cancellationToken) =>
        context.Set<AuditEntry>().AsTracking().Where(entry => entry.Actor == login || entry.Target == login).OrderBy(entry => entry.Id).ToListAsync(cancellationToken);

    /// <summary>The thumbs of a stream.</summary>
    public Task<List<Feedback>> FeedbackOfAsync(string stream, CancellationToken cancellationToken) =>
        context.Set<Feedback>().AsTracking().Where(vote => vote.ConversationId == stream).ToListAsync(cancellationToken);

    /// <summary>The files that were sent into a stream or made in it, but for those that a court-fee statement of the portal holds.</summary>
    public Task<List<StoredFile>> FilesOfAsync(string stream, CancellationToken cancellationToken) =>
        context.Set<StoredFile>().AsTracking()
            .Where(file => file.Owner == stream || EF.Property<string?>(file, StreamColumn.Name) == stream)
            .Where(file => !context.Set<CourtFeeStatement>().Any(statement => statement.FormDocumentId == file.Id))
            .ToListAsync(cancellationToken);

    /// <summary>Erases what belongs to the stream; where the audit trail names a person for it, <paramref name="number"/> stands from now on.</summary>
    public async Task EraseStreamAsync(string stream, string number, ErasedCounts counts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(counts);
        counts.Files += Remove(await FilesOfAsync(stream, cancellationToken));
        counts.Feedback += Remove(await FeedbackOfAsync(stream, cancellationToken));
        counts.Tickets += Remove(await context.Set<Ticket>().AsTracking().Where(ticket => ticket.Origin == stream).ToListAsync(cancellationToken));
        counts.Notices += Remove(await context.Set<Notice>().AsTracking().Where(notice => notice.Address == stream).ToListAsync(cancellationToken));
        var mails = await context.Set<OutboxMessage>().AsTracking().Where(mail => EF.Property<string?>(mail, StreamColumn.Name) == stream).ToListAsync(cancellationToken);
        counts.MessageIds.AddRange(mails.Select(mail => mail.MessageId));
        counts.Mails += Remove(mails);
        var acts = await context.Set<AuditEntry>().AsTracking().Where(entry => EF.Property<string?>(entry, StreamColumn.Name) == stream).ToListAsync(cancellationToken);
        counts.Audit += Pseudonymise(acts, text => text.Contains('@', StringComparison.Ordinal), number);
    }

    /// <summary>Erases what names the person outside of streams, and puts <paramref name="number"/> for them in the audit trail.</summary>
    public async Task ErasePersonAsync(EmailAddress login, string number, bool withAccount, ErasedCounts counts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        ArgumentNullException.ThrowIfNull(counts);
        var mails = await MailsToAsync(login.Address, cancellationToken);
        counts.MessageIds.AddRange(mails.Select(mail => mail.MessageId));
        counts.Mails += Remove(mails);
        counts.Tickets += Remove(await TicketsOfAsync(login, cancellationToken));
        counts.ExpenseSheets += Remove(await ExpenseSheetsOfAsync(login, cancellationToken));
        counts.Links += Remove(await ActivationLinksOfAsync(login, cancellationToken)) + Remove(await PasswordLinksOfAsync(login, cancellationToken));
        counts.Audit += Pseudonymise(await AuditOfAsync(login.Address, cancellationToken), text => text == login.Address, number);
        if (withAccount && await AccountAsync(login, cancellationToken) is { } account)
        {
            Pseudonymise(account, number);
            counts.Accounts++;
        }
    }

    /// <summary>Puts a mark for the address in the entries of a stream that belongs to somebody else; returns how many held it.</summary>
    public async Task<int> MaskAsync(string stream, Regex address, string mark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var masked = 0;
        foreach (var row in await context.Set<Log.LogRow>().AsTracking().Where(row => row.Stream == stream).ToListAsync(cancellationToken))
        {
            var text = System.Text.Encoding.UTF8.GetString(row.Payload);
            var without = address.Replace(text, mark);
            if (without.Length != text.Length || without != text)
            {
                row.Payload = System.Text.Encoding.UTF8.GetBytes(without);
                masked++;
            }
        }

        return masked;
    }

    private int Remove<T>(List<T> rows)
        where T : class
    {
        // A row may have been marked already by the stream it belongs to.
        var left = rows.Where(row => context.Entry(row).State != EntityState.Deleted).ToList();
        context.RemoveRange(left);
        return left.Count;
    }

    private int Pseudonymise(List<AuditEntry> entries, Func<string, bool> isPerson, string number)
    {
        foreach (var entry in entries)
        {
            var stored = context.Entry(entry);
            stored.Property(e => e.Actor).CurrentValue = isPerson(entry.Actor) ? number : entry.Actor;
            stored.Property(e => e.Target).CurrentValue = entry.Target is { } target && isPerson(target) ? number : entry.Target;
        }

        return entries.Count;
    }

    /// <summary>The rest of the portal's record refers to the account by its number and stays whole.</summary>
    private void Pseudonymise(Account account, string number)
    {
        var nobody = EmailAddress.Parse($"{number}@efface.invalid");
        var stored = context.Entry(account);
        stored.Property(a => a.Login).CurrentValue = nobody;
        stored.Property(a => a.ContactAddress).CurrentValue = nobody;
        stored.Property(a => a.FirstName).CurrentValue = Erased;
        stored.Property(a => a.LastName).CurrentValue = Erased;
    }
}
