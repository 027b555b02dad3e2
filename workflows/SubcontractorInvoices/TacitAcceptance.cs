using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Scheduling;

namespace ChorusAssistant.Workflows.SubcontractorInvoices;

/// <summary>
/// A validator's silence counts as acceptance once the fifteen days are over (Code de la commande publique, R2193-12): the request goes on,
/// and both sides hear of it.
/// </summary>
public sealed class TacitAcceptance(ISubcontractorInvoices invoices, IOutbox outbox, IAuditTrail audit, TimeProvider time) : IScheduledJob
{
    /// <summary>The actor of audit rows where nobody acted.</summary>
    public const string System = "system";

    private const int Batch = 50;

    /// <inheritdoc/>
    public static string Name => "tacit-acceptance";

    /// <inheritdoc/>
    public static TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = ParisTime.DayOf(now);
        var overdue = await invoices.OverdueAsync(today, Batch, cancellationToken);
        foreach (var found in overdue)
        {
            var validator = found.Validator;
            found.Invoice.AcceptTacitly(now, today);
            outbox.Add(ValidationMails.AcceptedTacitly(found, validator, found.Supplier.ContactAddress));
            outbox.Add(ValidationMails.AcceptedTacitly(found, validator, validator.ContactAddress));
            audit.Record(System, nameof(TacitAcceptance), found.Invoice.Number.Text, AuditOutcome.Done);
            if (ValidationMails.ToNextValidator(found) is { } next)
            {
                outbox.Add(next);
            }
        }

        return overdue.Count == Batch;
    }
}
