using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Privacy;
using ChorusAssistant.Workflows.Persistence.Notices;

namespace ChorusAssistant.Bot.Turns;

/// <summary>One incoming activity on its way into a turn.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Activity">The activity; the channel has already put in who it is from.</param>
/// <param name="Key">Recognises a repeated post, or null.</param>
/// <param name="UserId">The user id that the credential proves, or null.</param>
/// <param name="User">Who the credential proves to be signed in, or null.</param>
public sealed record TurnRequest(string ConversationId, Activity Activity, string? Key, string? UserId, SignedInUser? User)
{
    /// <summary>Scheme, host and port by which the client reaches the service; null where nobody asked.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether a server with the channel's secret sent it, and not a user's client.</summary>
    public bool IsFromService { get; init; }

    /// <summary>Whether the person has signed out: tokens from before open the conversation no more.</summary>
    public bool EndsSignIn { get; init; }

    /// <summary>What was taken out of the activity before anything looked at it.</summary>
    public SensitiveKinds Masked { get; init; }

    /// <summary>What the bot says of its own accord in this turn; null in turns that a user causes.</summary>
    public Notice? Notice { get; init; }
}

/// <summary>How a turn ended.</summary>
/// <param name="ActivityId">The incoming activity's id; the first one's where the post was a repetition.</param>
/// <param name="IsRepetition">Whether the turn had been done before and nothing was changed now.</param>
/// <param name="Replies">What the bot said in this turn.</param>
public sealed record TurnResult(string ActivityId, bool IsRepetition, IReadOnlyList<Activity> Replies);

/// <summary>The conversation was erased: it cannot go on.</summary>
public sealed class ConversationErasedException() : Exception("The conversation was erased.");
