using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Mail;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>
/// The main manager of a structure resets the password of its technical user. The old one stops working at once. The new one is in
/// no chat, mail, log or table: it is drawn when the link in the mail is opened (<see cref="RevealTechnicalPassword"/>).
/// </summary>
public sealed class ResetTechnicalPassword(
    FindTechnicalUsers find, IActors actors, ITechnicalUsers users, TechnicalPasswordMails mails, IOutbox outbox, IDocuments documents,
    IAuditTrail audit, IOptions<TechnicalPasswordOptions> options, TimeProvider timeProvider)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Reset), "reset"), JsonDerivedType(typeof(Changed), "changed")]
    [JsonDerivedType(typeof(NotMainManager), "not-main-manager"), JsonDerivedType(typeof(Gone), "gone")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>It was reset; the new password works until <paramref name="ExpiresOn"/>.</summary>
        /// <param name="Login">The technical user.</param>
        /// <param name="ExpiresOn">The last day the new password works.</param>
        /// <param name="SentTo">Where the link went.</param>
        /// <param name="LinkExpiresAt">Until when the link works.</param>
        /// <param name="Export">The connection data, without the password.</param>
        public sealed record Reset(string Login, DateOnly ExpiresOn, EmailAddress SentTo, DateTimeOffset LinkExpiresAt, DocumentTicket Export) : Outcome;

        /// <summary>It is no longer what was shown, but this; nothing was done.</summary>
        public sealed record Changed(TechnicalUserView Now) : Outcome;

        /// <summary>The person is not, or no longer, main manager of that structure.</summary>
        public sealed record NotMainManager(IReadOnlyList<string> Structures) : Outcome;

        /// <summary>The technical user, or the person's attachment to its structure, is no longer there.</summary>
        public sealed record Gone(string Login) : Outcome;
    }

    /// <summary>Resets the password of the technical user as the person was shown it.</summary>
    public async Task<Outcome> RunAsync(EmailAddress login, TechnicalUserView shown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        ArgumentNullException.ThrowIfNull(shown);
        var memberships = (await actors.FindAsync(login, cancellationToken))?.Memberships ?? [];
        var theirs = await users.OfStructuresAsync([.. memberships.Select(membership => membership.Structure.Id)], cancellationToken);
        if (theirs.FirstOrDefault(candidate => candidate.Login == shown.Login) is not { } user)
        {
            audit.Record(login.Address, nameof(ResetTechnicalPassword), target: null, AuditOutcome.Refused);
            return new Outcome.Gone(shown.Login);
        }

        var membership = memberships.First(membership => membership.Structure.Id == user.StructureId);
        if (membership.Role != Domain.Structures.StructureRole.MainManager)
        {
            return new Outcome.NotMainManager(find.Refuse(login, user.Login, [membership]).Structures);
        }

        var now = await find.ViewAsync(user, membership.Structure, cancellationToken);
        return now == shown ? await ResetAsync(login, user, now, cancellationToken) : new Outcome.Changed(now);
    }

    private async Task<Outcome> ResetAsync(EmailAddress login, TechnicalUser user, TechnicalUserView view, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        user.ResetPassword(ParisTime.DayOf(now));
        foreach (var open in await users.OpenLinksAsync(user.Id, cancellationToken))
        {
            open.Replace(now);
        }

        var token = LinkToken.Create();
        var link = new PasswordLink
        {
            TokenHash = token.Hash,
            TechnicalUserId = user.Id,
            SentTo = login,
            SentAt = now,
            ExpiresAt = now + options.Value.LinkLifetime,
        };
        users.Add(link);
        var export = ConnectionSheet.Of(user, view);
        outbox.Add(mails.NewPassword(login, user, view, token, link.ExpiresAt, export));
        audit.Record(login.Address, nameof(ResetTechnicalPassword), user.Login, AuditOutcome.Done);
        return new Outcome.Reset(
            user.Login, user.PasswordExpiresOn, login, link.ExpiresAt,
            documents.Add(export.Name, export.ContentType, export.Content, options.Value.ExportLifetime));
    }
}
