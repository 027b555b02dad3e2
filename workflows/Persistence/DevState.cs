using System.Text.Json;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Satisfaction;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Domain.Training;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>
/// What the database holds, as tests read it from <c>/dev/state/{name}</c> in Development. Names and fields are a contract:
/// <c>design.md</c>, section 6.
/// </summary>
public sealed class DevState(ChorusDbContext context)
{
    /// <summary>An array of objects, ready for JSON; null where there is nothing of that name.</summary>
    public async Task<object?> ReadAsync(string name, CancellationToken cancellationToken) => name switch
    {
        "accounts" => (await AllAsync<Account>(cancellationToken)).ConvertAll(account => new
        {
            login = account.Login.Address,
            state = NameOf(account.State),
            linkSentAt = account.LinkSentAt,
            linkExpiresAt = account.LinkExpiresAt,
            resendCount = account.ResendCount,
        }),
        "structures" => (await AllAsync<Structure>(cancellationToken)).ConvertAll(structure => new
        {
            siret = structure.Identifier,
            name = structure.Name,
            kind = NameOf(structure.Kind),
            state = NameOf(structure.State),
            sirene = NameOf(structure.SireneState ?? SireneState.Unknown),
        }),
        "structure-requests" => await StructureRequestsAsync(cancellationToken),
        "invoices" => await InvoicesAsync(cancellationToken),
        "technical-users" => await TechnicalUsersAsync(cancellationToken),
        "bookings" => await BookingsAsync(cancellationToken),
        "tickets" => (await AllAsync<Ticket>(cancellationToken)).ConvertAll(ticket => new
        {
            number = ticket.Number,
            category = ticket.Category,
            login = ticket.Login?.Address,
            hasTranscript = ticket.Transcript is not null,
            createdAt = ticket.CreatedAt,
        }),
        "expense-sheets" => (await AllAsync<ExpenseSheet>(cancellationToken)).ConvertAll(sheet => new
        {
            id = sheet.Id,
            login = sheet.Login.Address,
            total = sheet.Total,
            createdAt = sheet.CreatedAt,
        }),
        "feedback" => (await AllAsync<Feedback>(cancellationToken)).ConvertAll(feedback => new
        {
            conversationId = feedback.ConversationId,
            activityId = feedback.ActivityId,
            workflow = feedback.Workflow,
            vote = NameOf(feedback.Vote),
            comment = feedback.Comment,
        }),
        "audit" => (await context.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(cancellationToken)).ConvertAll(entry => new
        {
            at = entry.At,
            actor = entry.Actor,
            action = entry.Action,
            target = entry.Target,
            outcome = NameOf(entry.Outcome),
        }),
        "outbox" => (await context.Set<OutboxMessage>().AsNoTracking().OrderBy(mail => mail.Id).ToListAsync(cancellationToken)).ConvertAll(mail => new
        {
            messageId = mail.MessageId,
            to = mail.To,
            state = NameOf(mail.State),
            attempts = mail.Attempts,
        }),
        "jobs" => (await AllAsync<JobRecord>(cancellationToken)).ConvertAll(job => new
        {
            name = job.Name,
            lastRunAt = job.LastRunAt,
            nextRunAt = job.NextRunAt,
            failures = job.Failures,
            lastError = job.LastError,
        }),
        _ => null,
    };

    private async Task<object> StructureRequestsAsync(CancellationToken cancellationToken)
    {
        var identifiers = await IdentifiersAsync(cancellationToken);
        var logins = await LoginsAsync(cancellationToken);
        return (await AllAsync<StructureRequest>(cancellationToken)).ConvertAll(request => new
        {
            id = request.Id,
            siret = identifiers[request.StructureId],
            type = NameOf(request.Type),
            state = ChorusCodes.CodeOf(request.State),
            login = logins[request.AccountId],
            createdAt = request.CreatedAt,
        });
    }

    private async Task<object> InvoicesAsync(CancellationToken cancellationToken)
    {
        var identifiers = await IdentifiersAsync(cancellationToken);
        return (await AllAsync<Invoice>(cancellationToken)).ConvertAll(invoice => new
        {
            id = invoice.Id,
            number = invoice.Number.Text,
            supplierSiret = identifiers[invoice.SupplierId],
            recipientSiret = identifiers[invoice.RecipientId],
            status = ChorusCodes.CodeOf(invoice.Status),
            validatorSiret = ValidatorOf(invoice) is { } validator ? identifiers[validator] : null,
            totalInclTax = invoice.TotalInclTax,
            reason = invoice.Reason,
        });
    }

    private async Task<object> TechnicalUsersAsync(CancellationToken cancellationToken)
    {
        var identifiers = await IdentifiersAsync(cancellationToken);
        return (await AllAsync<TechnicalUser>(cancellationToken)).ConvertAll(user => new
        {
            login = user.Login,
            structureSiret = identifiers[user.StructureId],
            passwordSetAt = user.PasswordSetOn,
            passwordExpiresAt = user.PasswordExpiresOn,
        });
    }

    private async Task<object> BookingsAsync(CancellationToken cancellationToken)
    {
        var logins = await LoginsAsync(cancellationToken);
        return (await AllAsync<TrainingRegistration>(cancellationToken)).ConvertAll(registration => new
        {
            sessionId = registration.SessionId,
            login = logins[registration.AccountId],
            state = NameOf(registration.State),
        });
    }

    private Task<List<T>> AllAsync<T>(CancellationToken cancellationToken)
        where T : class => context.Set<T>().AsNoTracking().ToListAsync(cancellationToken);

    private Task<Dictionary<long, string>> IdentifiersAsync(CancellationToken cancellationToken) =>
        context.Set<Structure>().ToDictionaryAsync(structure => structure.Id, structure => structure.Identifier, cancellationToken);

    private Task<Dictionary<long, string>> LoginsAsync(CancellationToken cancellationToken) =>
        context.Set<Account>().AsNoTracking().ToDictionaryAsync(account => account.Id, account => account.Login.Address, cancellationToken);

    // Of two validators the one whose turn it is, or was last.
    private static long? ValidatorOf(Invoice invoice) => invoice.Status switch
    {
        InvoiceStatus.ToValidate2 or InvoiceStatus.Validated2 or InvoiceStatus.Refused2 or InvoiceStatus.WrongValidator2
            or InvoiceStatus.TacitlyValidated2 => invoice.SecondValidatorId,
        _ => invoice.FirstValidatorId,
    };

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
