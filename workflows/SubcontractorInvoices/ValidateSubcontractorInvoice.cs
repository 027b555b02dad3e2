using System.Text.Json.Serialization;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.SubcontractorInvoices;

/// <summary>
/// A validator's answer to a subcontractor's request: yes, no with a reason, or "not me". Only the contractor that is named, in time, and
/// only to exactly the request that was shown.
/// </summary>
public sealed class ValidateSubcontractorInvoice(
    IActors actors, ISubcontractorInvoices invoices, IOutbox outbox, IAuditTrail audit, TimeProvider time)
{
    /// <summary>The answers there are.</summary>
    [JsonDerivedType(typeof(Validate), "validate"), JsonDerivedType(typeof(Refuse), "refuse"), JsonDerivedType(typeof(Disown), "disown")]
    public abstract record Answer
    {
        private Answer()
        {
        }

        /// <summary>Yes, with a message or without.</summary>
        public sealed record Validate(string? Message) : Answer;

        /// <summary>No, because.</summary>
        public sealed record Refuse(string Reason) : Answer;

        /// <summary>The structure is not the validator.</summary>
        public sealed record Disown(string Comment) : Answer;
    }

    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Done), "done"), JsonDerivedType(typeof(Changed), "changed"), JsonDerivedType(typeof(NotAwaited), "not-awaited")]
    [JsonDerivedType(typeof(NotContractor), "not-contractor"), JsonDerivedType(typeof(NotFound), "not-found")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>It is answered; its status code now.</summary>
        public sealed record Done(string Status) : Outcome;

        /// <summary>It is not what was shown any more. This is how it stands now.</summary>
        public sealed record Changed(PaymentRequest Now) : Outcome;

        /// <summary>No answer of that person is awaited (any more): it was answered, or the fifteen days are over; its status code.</summary>
        public sealed record NotAwaited(string Status) : Outcome;

        /// <summary>The structure is named as the validator, but is no contractor of the contract.</summary>
        public sealed record NotContractor : Outcome;

        /// <summary>There is no such request for that person.</summary>
        public sealed record NotFound : Outcome;
    }

    /// <summary>Answers the request that <paramref name="login"/> was shown.</summary>
    public async Task<Outcome> RunAsync(EmailAddress login, PaymentRequest shown, Answer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var actor = await actors.FindAsync(login, cancellationToken);
        var outcome = actor is null ? new Outcome.NotFound() : await TryAnswerAsync(actor, shown, answer, cancellationToken);
        audit.Record(actor?.Login ?? login.Address, nameof(ValidateSubcontractorInvoice), shown.Number.Text,
            outcome is Outcome.Done ? AuditOutcome.Done : AuditOutcome.Refused);
        return outcome;
    }

    private async Task<Outcome> TryAnswerAsync(Actor actor, PaymentRequest shown, Answer answer, CancellationToken cancellationToken)
    {
        long[] validators = [.. actor.With(SpaceCodes.InvoicesToValidate).Select(structure => structure.Id)];
        if (await invoices.FindAsync(validators, shown.InvoiceId, cancellationToken) is not { } found)
        {
            return new Outcome.NotFound();
        }

        var now = time.GetUtcNow();
        var current = PaymentRequest.Of(found, validators, now);
        if (!current.IsAwaited)
        {
            return new Outcome.NotAwaited(current.Status);
        }

        if (!current.ShowsTheSameAs(shown))
        {
            return new Outcome.Changed(current);
        }

        if (answer is not Answer.Disown && !found.IsContractor(found.Invoice.AwaitedValidatorId!.Value))
        {
            return new Outcome.NotContractor();
        }

        Apply(actor, found, answer, now);
        return new Outcome.Done(ChorusCodes.CodeOf(found.Invoice.Status));
    }

    private void Apply(Actor actor, ValidatedInvoice found, Answer answer, DateTimeOffset now)
    {
        var validator = found.Validator;
        switch (answer)
        {
            case Answer.Validate yes:
                found.Invoice.Validate(now, ParisTime.DayOf(now), actor.Account.Id, yes.Message);
                outbox.Add(ValidationMails.Validated(found, validator, yes.Message));
                break;
            case Answer.Refuse no:
                found.Invoice.Refuse(now, actor.Account.Id, no.Reason);
                outbox.Add(ValidationMails.Refused(found, validator, no.Reason));
                break;
            case Answer.Disown wrong:
                found.Invoice.DisownValidation(now, actor.Account.Id, wrong.Comment);
                outbox.Add(ValidationMails.Disowned(found, validator));
                break;
        }

        if (ValidationMails.ToNextValidator(found) is { } next)
        {
            outbox.Add(next);
        }
    }
}
