using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Identity;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>
/// Fills in the form of travel and postage costs for a signed-in person. The form is a person's own draft, so no space of the portal
/// has to be open for it; putting it into a statement is <see cref="ReportExpenses"/>.
/// </summary>
public sealed class DeclareTravelExpenses(
    IActors actors, ExpenseTariffs tariffs, ExpenseFormFiles files, IExpenseSheets sheets, IAuditTrail audit, TimeProvider time,
    IOptions<TravelExpenseOptions> options)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Declared), "declared"), JsonDerivedType(typeof(TotalChanged), "total-changed"), JsonDerivedType(typeof(NoAccount), "no-account")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The form is made; its cell F30 holds the total.</summary>
        public sealed record Declared(DocumentTicket Form, decimal Total) : Outcome;

        /// <summary>With the rates in force the costs come to another total than the one that was confirmed; nothing was made.</summary>
        public sealed record TotalChanged(decimal Total) : Outcome;

        /// <summary>The account is not active any more; nothing was made.</summary>
        public sealed record NoAccount : Outcome;
    }

    /// <summary>Makes the form.</summary>
    /// <param name="login">Who is signed in.</param>
    /// <param name="claim">The costs.</param>
    /// <param name="confirmedTotal">The total that was shown and confirmed, in euros.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome> RunAsync(EmailAddress login, ExpenseClaim claim, decimal confirmedTotal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentOutOfRangeException.ThrowIfZero(claim.Expenses.Count);
        if (await actors.FindAsync(login, cancellationToken) is not { } actor)
        {
            Record(login, AuditOutcome.Refused);
            return new Outcome.NoAccount();
        }

        var today = tariffs.Today;
        var form = tariffs.Estimate(claim, today);
        if (form.Total != confirmedTotal)
        {
            Record(login, AuditOutcome.Refused);
            return new Outcome.TotalChanged(form.Total);
        }

        var document = files.Add(form, actor, claim, today, options.Value.FormLifetime);
        var now = time.GetUtcNow();
        sheets.Add(new ExpenseSheet { Id = Guid.CreateVersion7(now), Login = login, Total = form.Total, CreatedAt = now });
        Record(login, AuditOutcome.Done);
        return new Outcome.Declared(document, form.Total);
    }

    private void Record(EmailAddress login, AuditOutcome outcome) => audit.Record(login.Address, nameof(DeclareTravelExpenses), login.Address, outcome);
}
