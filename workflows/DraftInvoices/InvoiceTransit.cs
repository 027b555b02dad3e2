using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.DraftInvoices;

/// <summary>
/// What the portal does by itself: a deposited invoice goes on its way, then its recipient can see it. Only invoices that were asked to
/// (<c>ForwardAfter</c>) move; the supplier hears of every step by mail.
/// </summary>
public sealed class InvoiceTransit(IDraftInvoices invoices, IOutbox outbox, IOptions<DraftInvoiceOptions> options, TimeProvider time) : IScheduledJob
{
    private const int Batch = 50;

    /// <inheritdoc/>
    public static string Name => "invoice-transit";

    /// <inheritdoc/>
    public static TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await invoices.DueAsync(now, Batch, cancellationToken);
        foreach (var addressed in due)
        {
            addressed.Invoice.Forward(now, addressed.Recipient.PaymentPeriodDays);
            if (addressed.Invoice.NextOnItsWay is not null)
            {
                addressed.Invoice.ForwardAfter(now + options.Value.TransitStep);
            }

            outbox.Add(InvoiceMails.Moved(addressed));
        }

        return due.Count == Batch;
    }
}
