using ChorusAssistant.Domain.Satisfaction;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Satisfaction;

/// <summary>The votes that are kept.</summary>
public interface IFeedbackStore
{
    /// <summary>The vote on the answer, or null.</summary>
    Task<Feedback?> FindAsync(string conversationId, string activityId, CancellationToken cancellationToken);

    /// <summary>Adds a vote.</summary>
    void Add(Feedback feedback);

    /// <summary>Takes a vote out.</summary>
    void Remove(Feedback feedback);
}

/// <summary>A thumb up or down on one answer. The last one counts, and there is one row an answer.</summary>
public sealed class RateAnswer(IFeedbackStore votes, TimeProvider time)
{
    /// <summary>The longest comment that is kept.</summary>
    public const int MaximumCommentLength = 2000;

    /// <summary>Records the vote; a later one replaces it, a later comment is added to it.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activityId">The answer; the caller has checked that the bot said it there.</param>
    /// <param name="workflow">The workflow that answered.</param>
    /// <param name="vote">Up or down.</param>
    /// <param name="comment">What the user added, or null; cut at <see cref="MaximumCommentLength"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The vote before; null where this is the first.</returns>
    public async Task<Vote?> RunAsync(string conversationId, string activityId, string? workflow, Vote vote, string? comment, CancellationToken cancellationToken)
    {
        var kept = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim() is { Length: > MaximumCommentLength } tooLong ? tooLong[..MaximumCommentLength] : comment.Trim();
        var feedback = await votes.FindAsync(conversationId, activityId, cancellationToken);
        var before = feedback?.Vote;
        if (feedback is null)
        {
            feedback = new Feedback { ConversationId = conversationId, ActivityId = activityId, Workflow = workflow };
            votes.Add(feedback);
        }

        feedback.Give(vote, kept, time.GetUtcNow());
        return before;
    }

    /// <summary>Takes the vote back, with its comment; nothing happens where the answer has another one, or none.</summary>
    public async Task WithdrawAsync(string conversationId, string activityId, Vote vote, CancellationToken cancellationToken)
    {
        if (await votes.FindAsync(conversationId, activityId, cancellationToken) is { } feedback && feedback.Vote == vote)
        {
            votes.Remove(feedback);
        }
    }
}

/// <summary>Registers satisfaction.</summary>
public static class SatisfactionServices
{
    /// <summary>Adds the use case.</summary>
    public static IServiceCollection AddSatisfaction(this IServiceCollection services) => services.AddScoped<RateAnswer>();
}
