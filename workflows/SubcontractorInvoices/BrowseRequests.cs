using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.SubcontractorInvoices;

/// <summary>The requests that await a person's answer, and any other that names the person's structures.</summary>
public sealed class BrowseRequests(IActors actors, ISubcontractorInvoices invoices, TimeProvider time)
{
    private const int Longest = 50;

    /// <summary>What there is to answer.</summary>
    [JsonDerivedType(typeof(Listed), "listed"), JsonDerivedType(typeof(SpaceClosed), "space-closed")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The requests, the nearest deadline first.</summary>
        public sealed record Listed(IReadOnlyList<PaymentRequest> Requests) : Outcome;

        /// <summary>'Factures à valider' is open to the person for no structure.</summary>
        public sealed record SpaceClosed : Outcome;
    }

    /// <summary>The requests that await an answer of one of the person's structures.</summary>
    public async Task<Outcome> ListAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        var validators = await ValidatorsAsync(login, cancellationToken);
        return validators.Length == 0
            ? new Outcome.SpaceClosed()
            : new Outcome.Listed([.. (await invoices.AwaitingAsync(validators, Longest, cancellationToken)).Select(found => PaymentRequest.Of(found, validators, time.GetUtcNow()))]);
    }

    /// <summary>The requests of that number that name one of the person's structures as a validator, whatever became of them.</summary>
    public async Task<IReadOnlyList<PaymentRequest>> FindAsync(EmailAddress login, InvoiceNumber number, CancellationToken cancellationToken)
    {
        var validators = await ValidatorsAsync(login, cancellationToken);
        return [.. (await invoices.FindAsync(validators, number, cancellationToken)).Select(found => PaymentRequest.Of(found, validators, time.GetUtcNow()))];
    }

    private async Task<long[]> ValidatorsAsync(EmailAddress login, CancellationToken cancellationToken) =>
        await actors.FindAsync(login, cancellationToken) is { } actor ? [.. actor.With(SpaceCodes.InvoicesToValidate).Select(structure => structure.Id)] : [];
}
