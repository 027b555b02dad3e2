using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>The draft statements that a person may put expenses into.</summary>
public sealed class FindDraftStatements(IActors actors, ICourtFeeStatements statements, TimeProvider time)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Found), "found"), JsonDerivedType(typeof(SpaceClosed), "space-closed")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The drafts, the latest mission first; none is an answer too.</summary>
        public sealed record Found(IReadOnlyList<DraftStatement> Drafts) : Outcome;

        /// <summary>The space of court-fee statements is open to the person for no structure.</summary>
        public sealed record SpaceClosed : Outcome;
    }

    /// <summary>Looks for the drafts of the structures for which <paramref name="login"/> may work on statements.</summary>
    public async Task<Outcome> RunAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        var actor = await actors.FindAsync(login, cancellationToken);
        var suppliers = actor?.With(SpaceCodes.CourtFeeStatements).Select(structure => structure.Id).ToList() ?? [];
        if (suppliers.Count == 0)
        {
            return new Outcome.SpaceClosed();
        }

        var today = ParisTime.DayOf(time.GetUtcNow());
        var drafts = await statements.DraftsOfAsync(suppliers, cancellationToken);
        return new Outcome.Found([.. drafts.Select(draft => DraftStatement.Of(draft.Statement, draft.Recipient, today))]);
    }
}

/// <summary>A draft as it was shown to the person.</summary>
/// <param name="Id">The portal's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Recipient">The court.</param>
/// <param name="MissionEndedOn">Last day of the mission.</param>
/// <param name="IsPast">More than a year ago.</param>
/// <param name="DeclaredExpenses">What it declares as "frais divers", in euros.</param>
/// <param name="HasForm">Whether a form is attached.</param>
public sealed record DraftStatement(
    long Id, string Number, string Recipient, DateOnly MissionEndedOn, bool IsPast, decimal DeclaredExpenses, bool HasForm)
{
    internal static DraftStatement Of(CourtFeeStatement statement, string recipient, DateOnly today) => new(
        statement.Id, statement.Number, recipient, statement.MissionEndedOn, CourtFeeFiling.IsPast(statement.MissionEndedOn, today),
        statement.DeclaredExpenses, statement.HasForm);
}
