using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Privacy;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Mail;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.SupportTickets;

/// <summary>What a ticket is to say.</summary>
/// <param name="Category">The category's label.</param>
/// <param name="Description">The user's words; cut at <see cref="Ticket.MaximumDescriptionLength"/> characters.</param>
/// <param name="Login">Who is signed in, or null.</param>
/// <param name="Contact">Where the answer goes; the login's address where somebody is signed in.</param>
/// <param name="Transcript">The conversation as text, only where the user agreed to hand it over; else null.</param>
/// <param name="Origin">Where it is asked for, opaque; tickets are limited by it.</param>
public sealed record TicketRequest(
    string Category, string Description, EmailAddress? Login, EmailAddress Contact, string? Transcript, string Origin);

/// <summary>
/// A ticket ("sollicitation") for the support team: stored, mailed to the team, acknowledged to the person. What looks like a secret
/// is masked in everything that is kept or sent.
/// </summary>
public sealed class ContactSupport(
    ITickets tickets, TicketMails mails, IOutbox outbox, IAuditTrail audit, IOptions<SupportOptions> options, TimeProvider time)
{
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Opened), "opened"), JsonDerivedType(typeof(TooMany), "too-many")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The support team has it under that number; both mails are on their way.</summary>
        public sealed record Opened(string Number) : Outcome;

        /// <summary>This person, or this conversation, has opened too many lately; nothing was done.</summary>
        public sealed record TooMany : Outcome;
    }

    /// <summary>Whether another ticket may be opened now. <paramref name="contact"/> is null where the address is not known yet.</summary>
    public async Task<bool> MayOpenAsync(string origin, EmailAddress? contact, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var opened = await tickets.OpenedSinceAsync(now - _day, origin, contact, cancellationToken);
        return opened.Count < options.Value.DailyLimit && opened.Count(at => at > now - _hour) < options.Value.HourlyLimit;
    }

    /// <summary>Opens the ticket.</summary>
    public async Task<Outcome> OpenTicketAsync(TicketRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // Asked for before the limit: a ticket that another conversation opens from here on gets the same number, and the later of the two
        // turns runs again and sees it.
        var earlier = await tickets.NumbersOfAsync(request.Contact, cancellationToken);
        if (!await MayOpenAsync(request.Origin, request.Contact, cancellationToken))
        {
            Record(request.Login, AuditOutcome.Refused);
            return new Outcome.TooMany();
        }

        var description = SensitiveText.Mask(request.Description.Trim());
        var ticket = new Ticket
        {
            Number = TicketNumber.After(request.Contact, earlier, options.Value.NumberKey),
            Category = request.Category,
            Login = request.Login,
            Contact = request.Contact,
            Description = description.Length > Ticket.MaximumDescriptionLength ? description[..Ticket.MaximumDescriptionLength] : description,
            Transcript = request.Transcript is null ? null : SensitiveText.Mask(request.Transcript),
            Origin = request.Origin,
            CreatedAt = time.GetUtcNow(),
        };
        tickets.Add(ticket);
        outbox.Add(mails.ToSupport(ticket));
        outbox.Add(TicketMails.ToPerson(ticket));
        Record(request.Login, AuditOutcome.Done);
        return new Outcome.Opened(ticket.Number);
    }

    /// <summary>Leaves the trace of a conversation that is handed over to advisors.</summary>
    public void RecordHandOff(EmailAddress? login) => Record(login, AuditOutcome.Done);

    private void Record(EmailAddress? login, AuditOutcome outcome) =>
        audit.Record(login?.Address ?? IAuditTrail.Anonymous, nameof(ContactSupport), login?.Address, outcome);
}
