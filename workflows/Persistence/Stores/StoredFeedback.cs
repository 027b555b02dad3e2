using ChorusAssistant.Domain.Satisfaction;
using ChorusAssistant.Workflows.Satisfaction;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredFeedback(ChorusDbContext context) : IFeedbackStore
{
    public Task<Feedback?> FindAsync(string conversationId, string activityId, CancellationToken cancellationToken) =>
        context.Set<Feedback>().FirstOrDefaultAsync(f => f.ConversationId == conversationId && f.ActivityId == activityId, cancellationToken);

    public void Add(Feedback feedback) => context.Add(feedback);

    public void Remove(Feedback feedback) => context.Remove(feedback);
}
