using System.Text.Json.Serialization;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Mail;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.DraftInvoices;

/// <summary>
/// 'Confirmer et envoyer': a draft leaves for its recipient, or for the one who validates it first. Only what the person was shown is
/// sent; whatever changed since then is shown again instead.
/// </summary>
public sealed class SendDraftInvoice(
    IActors actors, IDraftInvoices invoices, IDocuments documents, IOutbox outbox, IAuditTrail audit, IOptions<DraftInvoiceOptions> options, TimeProvider time)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Sent), "sent"), JsonDerivedType(typeof(SentToValidator), "sent-to-validator"), JsonDerivedType(typeof(Changed), "changed")]
    [JsonDerivedType(typeof(NoLongerDraft), "no-longer-draft"), JsonDerivedType(typeof(NotFound), "not-found")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>It is deposited; so many drafts are left.</summary>
        public sealed record Sent(InvoiceNumber Number, string Recipient, DateTimeOffset At, string ContactAddress, DocumentTicket Certificate, int Left) : Outcome;

        /// <summary>It waits for its validator until the end of that day; so many drafts are left.</summary>
        public sealed record SentToValidator(
            InvoiceNumber Number, string Validator, DateOnly ValidateBy, DateTimeOffset At, string ContactAddress, DocumentTicket Certificate, int Left) : Outcome;

        /// <summary>It, or what its recipient asks for, is not what was shown any more. This is how it stands now.</summary>
        public sealed record Changed(Draft Now) : Outcome;

        /// <summary>It was sent or deleted meanwhile; its status code.</summary>
        public sealed record NoLongerDraft(InvoiceNumber Number, string Status) : Outcome;

        /// <summary>There is no such invoice for that person.</summary>
        public sealed record NotFound(InvoiceNumber Number) : Outcome;
    }

    /// <summary>Sends the draft that <paramref name="login"/> was shown and confirmed.</summary>
    public async Task<Outcome> RunAsync(EmailAddress login, Draft shown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var actor = await actors.FindAsync(login, cancellationToken);
        long[] suppliers = actor is null ? [] : [.. actor.With(SpaceCodes.IssuedInvoices).Select(structure => structure.Id)];
        var outcome = await TrySendAsync(actor, suppliers, shown, cancellationToken);
        audit.Record(actor?.Login ?? login.Address, nameof(SendDraftInvoice), shown.Number.Text,
            outcome is Outcome.Sent or Outcome.SentToValidator ? AuditOutcome.Done : AuditOutcome.Refused);
        return outcome;
    }

    private async Task<Outcome> TrySendAsync(Actor? actor, long[] suppliers, Draft shown, CancellationToken cancellationToken)
    {
        if (actor is null || await invoices.FindAsync(suppliers, shown.InvoiceId, cancellationToken) is not { } addressed)
        {
            return new Outcome.NotFound(shown.Number);
        }

        var now = time.GetUtcNow();
        var current = Draft.Of(addressed, now);
        if (!current.IsDraft)
        {
            return new Outcome.NoLongerDraft(current.Number, current.Status);
        }

        if (!current.ShowsTheSameAs(shown) || current.Problems.Count > 0)
        {
            return new Outcome.Changed(current);
        }

        var left = await invoices.CountDraftsAsync(suppliers, cancellationToken) - 1;
        return Send(actor, addressed, now, left);
    }

    private Outcome Send(Actor actor, AddressedInvoice addressed, DateTimeOffset now, int left)
    {
        var invoice = addressed.Invoice;
        invoice.Send(now, actor.Account.Id);
        if (invoice.NextOnItsWay is not null)
        {
            invoice.ForwardAfter(now + options.Value.TransitStep);
        }

        var file = DepositCertificate.Write(addressed, $"{actor.Account.FirstName} {actor.Account.LastName}", now);
        var certificate = documents.Add(file.Name, file.ContentType, file.Content, options.Value.CertificateKept);
        outbox.Add(InvoiceMails.Sent(addressed, file));
        var contact = addressed.Supplier.ContactAddress.Address;
        return addressed.Validator is { } validator
            ? new Outcome.SentToValidator(invoice.Number, validator.Name, invoice.ValidateBy!.Value, now, contact, certificate, left)
            : new Outcome.Sent(invoice.Number, addressed.Recipient.Name, now, contact, certificate, left);
    }
}
