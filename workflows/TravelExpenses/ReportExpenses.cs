using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Identity;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>
/// Puts the expenses into a draft statement: the total in "Frais divers", the form attached to the line. The statement stays a draft; its
/// owner sends it.
/// </summary>
public sealed class ReportExpenses(
    IActors actors, ICourtFeeStatements statements, ExpenseTariffs tariffs, ExpenseFormFiles files, IAuditTrail audit,
    IOptions<TravelExpenseOptions> options)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Reported), "reported"), JsonDerivedType(typeof(NotFound), "not-found"), JsonDerivedType(typeof(SpaceClosed), "space-closed")]
    [JsonDerivedType(typeof(NotADraft), "not-a-draft"), JsonDerivedType(typeof(Changed), "changed")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Declared amount and F30 are one, and the form is attached.</summary>
        public sealed record Reported(string Number, decimal Total) : Outcome;

        /// <summary>There is no such statement among one's own.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>The space of court-fee statements is closed to the person for that provider.</summary>
        public sealed record SpaceClosed : Outcome;

        /// <summary>It was sent meanwhile, and cannot be changed.</summary>
        public sealed record NotADraft : Outcome;

        /// <summary>It, or the total, is not what was shown any more; nothing was changed.</summary>
        public sealed record Changed : Outcome;
    }

    /// <summary>Reports the expenses.</summary>
    /// <param name="login">Who is signed in.</param>
    /// <param name="shown">The draft as it was confirmed.</param>
    /// <param name="claim">The costs.</param>
    /// <param name="confirmedTotal">The total as it was confirmed, in euros.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome> RunAsync(
        EmailAddress login, DraftStatement shown, ExpenseClaim claim, decimal confirmedTotal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        ArgumentNullException.ThrowIfNull(shown);
        var actor = await actors.FindAsync(login, cancellationToken);
        var statement = await statements.FindAsync(shown.Id, cancellationToken);
        if (actor is null || statement is null || actor.In(statement.SupplierId) is null)
        {
            // Another provider's statement and none at all look alike.
            return Refuse(login, shown, new Outcome.NotFound());
        }

        if (!actor.MayUse(SpaceCodes.CourtFeeStatements, statement.SupplierId))
        {
            return Refuse(login, shown, new Outcome.SpaceClosed());
        }

        if (statement.Status != InvoiceStatus.Draft)
        {
            return Refuse(login, shown, new Outcome.NotADraft());
        }

        var today = tariffs.Today;
        var form = tariffs.Estimate(claim, today);
        if (form.Total != confirmedTotal || statement.DeclaredExpenses != shown.DeclaredExpenses || statement.HasForm != shown.HasForm)
        {
            return Refuse(login, shown, new Outcome.Changed());
        }

        var document = files.Add(form, actor, claim, today, options.Value.AttachedFormLifetime, statement.SupplierId);
        statement.ReportExpenses(form, document.Id, today);
        audit.Record(login.Address, nameof(DeclareTravelExpenses), statement.Number, AuditOutcome.Done);
        return new Outcome.Reported(statement.Number, form.Total);
    }

    private Outcome Refuse(EmailAddress login, DraftStatement shown, Outcome outcome)
    {
        audit.Record(login.Address, nameof(DeclareTravelExpenses), shown.Number, AuditOutcome.Refused);
        return outcome;
    }
}
