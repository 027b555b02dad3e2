using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>Writes forms and keeps them as documents.</summary>
public sealed class ExpenseFormFiles(IExpenseFormWriter writer, IDocuments documents)
{
    /// <summary>Adds the form as a document.</summary>
    /// <param name="form">The form, worked out.</param>
    /// <param name="actor">For whom.</param>
    /// <param name="claim">What it was worked out from.</param>
    /// <param name="today">The legal day.</param>
    /// <param name="keptFor">How long it can be fetched.</param>
    /// <param name="supplierId">The provider it is for; null leaves it to the attachments: where there is only one, it is that.</param>
    public DocumentTicket Add(ExpenseForm form, Actor actor, ExpenseClaim claim, DateOnly today, TimeSpan keptFor, long? supplierId = null)
    {
        var filled = new FilledForm(form, ProviderOf(actor, supplierId)?.Name, actor.Login, claim.MissionEndedOn, today);
        return documents.Add(writer.NameFor(today), writer.ContentType, writer.Write(filled), keptFor);
    }

    private static Structure? ProviderOf(Actor actor, long? supplierId)
    {
        if (supplierId is { } id)
        {
            return actor.In(id)?.Structure;
        }

        return actor.With(SpaceCodes.CourtFeeStatements).ToList() is [var provider]
            ? provider
            : actor.Memberships is [{ Structure.Kind: StructureKind.Private } only] ? only.Structure : null;
    }
}
