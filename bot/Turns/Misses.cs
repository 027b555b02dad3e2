using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// Messages that were not understood, one after the other, outside a dialog: a person is offered soon, then ever more rarely, and in
/// between what is said changes and names the ways out. Nothing is asked for ever.
/// </summary>
public sealed class Misses(KnowledgeAnswers knowledge, IOptions<AssistantOptions> options)
{
    private const int Variants = 4;

    // A request for a person that says no more than that: what it is about was said before.
    private const int LongestBareRequest = 8;

    private const int LongestSubject = 500;

    // What is said besides the matter itself.
    private static readonly string[] _besides = ["Greet", "Thank", "Goodbye", "Help", "Cancel", "Confirm", "Deny", "AboutAssistant", IntentNames.None];

    /// <summary>Something was understood: the count begins anew, and what it was about is remembered.</summary>
    public void Forget(TurnContext turn, string intent, PromptInput said)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(said);
        turn.State = turn.State with { Misses = 0, Chats = 0, Subject = SubjectOf(turn, intent, said) };
    }

    /// <summary>Whether asking back has been tried often enough.</summary>
    public bool AreMany(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.State.Misses >= 2 * options.Value.MissesBeforeHuman;
    }

    /// <summary>Says that it was not understood, or offers a person.</summary>
    public void OnMiss(TurnContext turn)
    {
        if (TryOfferHuman(turn, intent: null))
        {
            return;
        }

        var misses = turn.State.Misses;
        if (misses >= options.Value.MissesBeforeHuman)
        {
            turn.Replies.Say(ContentLibrary.SharedSection, FormattableString.Invariant($"still-not-understood-{1 + (misses % Variants)}"));
        }
        else if (!knowledge.TrySayNo(turn))
        {
            turn.Replies.Say(IntentNames.None, "answer");
        }
    }

    /// <summary>Counts a miss; offers a person where it is time to.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="intent">What the message may have been about, or null.</param>
    public bool TryOfferHuman(TurnContext turn, string? intent)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var misses = turn.State.Misses + 1;
        turn.State = turn.State with { Misses = misses, Subject = new Subject(intent, Cut(turn.Input.Text)) };
        if (!IsTimeToOffer(misses))
        {
            return false;
        }

        turn.State = turn.State with { Offer = new Offer(OfferKind.Human, [], turn.Input.Text) };
        turn.Replies.SayAndListen(ContentLibrary.SharedSection, misses == options.Value.MissesBeforeHuman ? "offer-human" : "offer-human-again");
        return true;
    }

    /// <summary>With the usual two: after the 2nd miss, the 5th, 11th, 23rd ...</summary>
    private bool IsTimeToOffer(int misses)
    {
        long time = options.Value.MissesBeforeHuman;
        while (time < misses)
        {
            time = (2 * time) + 1;
        }

        return time == misses;
    }

    private Subject? SubjectOf(TurnContext turn, string intent, PromptInput said)
    {
        if (_besides.Contains(intent))
        {
            return turn.State.Subject;
        }

        if (intent != DialogFlow.Support)
        {
            return new Subject(intent, Cut(said.Text));
        }

        var saysMore = said.Recognized.Entities.Count > 0 || said.Normalized.Count(character => character == ' ') >= LongestBareRequest;
        return saysMore ? new Subject(AlsoAbout(said), Cut(said.Text)) : turn.State.Subject;
    }

    private string? AlsoAbout(PromptInput said) => said.Recognized.Ranking
        .FirstOrDefault(score => score.Name != DialogFlow.Support && !_besides.Contains(score.Name) && score.Confidence >= options.Value.PossibleFrom / 2)?.Name;

    private static string Cut(string text) => text.Length > LongestSubject ? text[..LongestSubject] : text;
}
