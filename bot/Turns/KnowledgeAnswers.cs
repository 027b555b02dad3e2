using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Knowledge;
using ChorusAssistant.Bot.Knowledge.Search;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Answers from the help articles: quotes the section, names its source, and offers to do what it has explained.</summary>
public sealed class KnowledgeAnswers(KnowledgeBase knowledge, DialogFlow flow)
{
    /// <summary>The content section of what is said around a quotation.</summary>
    internal const string Section = "Knowledge";

    private const string About = "AboutAssistant";

    // Conversation itself: there is nothing to explain, and a person who wants a person gets one.
    private static readonly string[] _neverExplained =
        ["ContactSupport", "Greet", "Thank", "Goodbye", "Help", "Cancel", "Confirm", "Deny", IntentNames.None];

    /// <summary>
    /// Explains the task where the message asks how it goes rather than for it (<see cref="HowQuestions"/>), and offers to do it where there
    /// is a dialog. False when nothing was said.
    /// </summary>
    public bool TryExplain(TurnContext turn, string intent)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (Find(turn, intent) is not { } found)
        {
            return false;
        }

        Quote(turn, found);
        OfferToDo(turn, found, intent);
        return true;
    }

    /// <summary>Answers what is no task, or not surely one. False when no article surely answers it: nothing was said.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="likely">The tasks that it may be instead; only a question is answered before asking back between them.</param>
    public bool TryAnswer(TurnContext turn, IReadOnlyList<string> likely)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(likely);
        if ((likely.Count > 0 && !HowQuestions.IsQuestion(turn.Input)) || knowledge.Answer(turn.Input.Text) is not { } found)
        {
            return false;
        }

        Quote(turn, found);
        if (likely.Contains(found.Article.Intent))
        {
            OfferToDo(turn, found, found.Article.Intent);
        }

        return true;
    }

    /// <summary>Answers a question in the middle of a dialog; the caller then puts the pending question again. False when nothing was said.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="intent">What it surely is about, or null.</param>
    public bool TryAnswerDigression(TurnContext turn, string? intent)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var found = intent is not null ? Find(turn, intent) : HowQuestions.IsQuestion(turn.Input) ? knowledge.Answer(turn.Input.Text) : null;
        if (found is null)
        {
            return false;
        }

        Quote(turn, found);
        return true;
    }

    /// <summary>Says that no article answers, and what to do next, where the message was a question. False when nothing was said.</summary>
    public bool TrySayNo(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (!HowQuestions.IsQuestion(turn.Input))
        {
            return false;
        }

        turn.Replies.Say(Section, "no-article");
        return true;
    }

    private Finding? Find(TurnContext turn, string intent)
    {
        if (_neverExplained.Contains(intent) || !HowQuestions.AsksToExplain(turn.Input, intent))
        {
            return null;
        }

        // Who asks how has the steps of the task, even where no section speaks of just that.
        return knowledge.Answer(turn.Input.Text, intent)
            ?? (HowQuestions.AsksHow(turn.Input) && intent != About ? knowledge.StepsOf(intent) : null);
    }

    private void OfferToDo(TurnContext turn, Finding found, string intent)
    {
        if (found.Article.Intent == intent && flow.HasDialog(intent))
        {
            turn.State = turn.State with { Offer = new Offer(OfferKind.Do, [intent], turn.Input.Text) };
            turn.Replies.SayAndListen(Section, "offer-to-do", choices: null, ("title", flow.TitleOf(intent, turn.Language)));
        }
    }

    private static void Quote(TurnContext turn, Finding found) => turn.Replies.Say(Section, "answer",
        ("quote", new Markdown(Quotation.Of(found))),
        ("title", found.Article.Title), ("slug", found.Article.Slug), ("anchor", found.Section.Anchor));
}
