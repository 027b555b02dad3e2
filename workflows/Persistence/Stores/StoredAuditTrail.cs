using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Workflows.Audit;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredAuditTrail(ChorusDbContext context, TimeProvider timeProvider) : IAuditTrail
{
    public void Record(string actor, string action, string? target, AuditOutcome outcome) => context.Add(
        new AuditEntry { At = timeProvider.GetUtcNow(), Actor = actor, Action = action, Target = target, Outcome = outcome });
}
