using System.Text.Json;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>What the user last asked about: said before a dialog began, and good to know in it.</summary>
/// <param name="Intent">What it was taken for, or null where it was not understood.</param>
/// <param name="Text">The user's words; empty where only the intent is known.</param>
public sealed record Subject(string? Intent, string Text);

/// <summary>The conversation around a dialog.</summary>
public interface IConversation
{
    /// <summary>What the user last asked about, or null.</summary>
    Subject? Subject { get; }

    /// <summary>What was said so far, as text that a person can read, in the words of the default language. Not masked.</summary>
    Task<string> TranscriptAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Puts <c>handoff.initiate</c> on the wire: whatever system advisors work with may take the conversation over. Nothing is
    /// known about its answer before it comes.
    /// </summary>
    /// <param name="context">The event's value.</param>
    /// <param name="withTranscript">Whether what was said goes along; only with the user's consent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task HandOffAsync(JsonElement context, bool withTranscript, CancellationToken cancellationToken);
}
