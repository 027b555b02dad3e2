using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.ActivationLinks;

/// <summary>
/// Somebody who cannot sign in yet asks for the activation mail again. Whoever asks learns nothing: the outcome is the same for
/// every address, and so is the work, up to the rows that only a sent mail needs. The owner of the address learns everything, by mail.
/// </summary>
public sealed class ResendActivationLink(
    IAccounts accounts, ActivationLinkIssuer issuer, ActivationMails mails, IOutbox outbox, IAuditTrail audit)
{
    /// <summary>How it can end: there is one way.</summary>
    [JsonDerivedType(typeof(Requested), "requested")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>If an account waits for activation under that address, and the limit is not reached, a mail is on its way.</summary>
        public sealed record Requested : Outcome;
    }

    /// <summary>Asks for the link of the account that signs in with <paramref name="address"/>.</summary>
    public async Task<Outcome> RunAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        // All that takes time happens for every address, before anything depends on what was found.
        var account = await accounts.FindAsync(address, cancellationToken);
        var offer = await issuer.PrepareAsync(address, cancellationToken);
        var linkMail = mails.Link(address, offer.Token);
        var alreadyActiveMail = mails.AlreadyActive(address);

        var mail = account switch
        {
            { State: AccountState.Pending } when issuer.TryIssue(account, offer) => linkMail,
            { State: AccountState.Active } when offer.IsWithinLimit => alreadyActiveMail,
            _ => null,
        };
        if (mail is not null)
        {
            outbox.Add(mail);
        }

        audit.Record(IAuditTrail.Anonymous, nameof(ResendActivationLink), account?.Login.Address,
            mail is null ? AuditOutcome.Refused : AuditOutcome.Done);
        return new Outcome.Requested();
    }
}
