namespace ChorusAssistant.Bot.Content;

/// <summary>All that one file says about an intent in one language.</summary>
/// <param name="Name">The intent's name, also the file's.</param>
/// <param name="Title">An infinitive phrase naming the task, to be put after "Vouliez-vous".</param>
/// <param name="Utterances">Training phrases, in the file's order.</param>
/// <param name="Replies">What the assistant says, by reply id.</param>
public sealed record IntentContent(string Name, string Title, IReadOnlyList<string> Utterances, IReadOnlyDictionary<string, Reply> Replies)
{
    /// <summary>The file's line of each utterance, in the same order.</summary>
    public IReadOnlyList<long> UtteranceLines { get; init; } = [];
}
