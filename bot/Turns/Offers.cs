using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Takes the answer to what the bot offered outside a dialog's own questions.</summary>
public sealed class Offers(DialogFlow flow, Misses misses)
{
    /// <summary>Acts on the answer; false when the message is no answer to the offer.</summary>
    public async Task<bool> TryAnswerAsync(TurnContext turn, Offer offer)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(offer);
        switch (offer.Kind)
        {
            case OfferKind.Leave when IsYes(turn, "leave-question"):
                turn.State = turn.State with { Dialog = null, Parked = null };
                await flow.StartAsync(turn, offer.Intents[0], offer.Text);
                return true;
            case OfferKind.Human when IsYes(turn, "offer-human") || IsYes(turn, "offer-human-in-dialog"):
                await flow.CallSupportAsync(turn, offer.Text);
                return true;
            case OfferKind.Leave when IsNo(turn, "leave-question"):
            case OfferKind.Human when IsNo(turn, "offer-human") || IsNo(turn, "offer-human-in-dialog"):
                await GoOnAsync(turn);
                return true;
            case OfferKind.Do when IsYes(turn, "offer-to-do", KnowledgeAnswers.Section):
                await flow.StartAsync(turn, offer.Intents[0], offer.Text);
                return true;
            case OfferKind.Do when IsNo(turn, "offer-to-do", KnowledgeAnswers.Section):
                await GoOnAsync(turn);
                return true;
            case OfferKind.Clarify:
                return await TryClarifyAsync(turn, offer);
            default:
                return false;
        }
    }

    private async Task GoOnAsync(TurnContext turn)
    {
        if (turn.State.Dialog is null)
        {
            turn.Replies.Say(ContentLibrary.SharedSection, "as-you-like");
        }
        else
        {
            turn.Replies.Say(ContentLibrary.SharedSection, "let-us-go-on");
            await flow.AskPendingAsync(turn);
        }
    }

    private async Task<bool> TryClarifyAsync(TurnContext turn, Offer offer)
    {
        var titles = offer.Intents.Select(intent => flow.TitleOf(intent, turn.Language)).ToList();
        if (new Dialogs.Engine.ChoicePrompt(titles).Parse(turn.Input) is { Problem: null, Value: { } chosen })
        {
            await StartAsync(turn, offer.Intents[titles.IndexOf(chosen)], offer.Text);
            return true;
        }

        if (turn.Phrases.Has(PhraseNames.Yes, turn.Input.Normalized))
        {
            // Yes to "this or that?" means the first, which was the likelier one, only when there was just one.
            if (offer.Intents.Count == 1)
            {
                await StartAsync(turn, offer.Intents[0], offer.Text);
                return true;
            }

            turn.State = turn.State with { Offer = offer };
            turn.Replies.SayAndListen(ContentLibrary.SharedSection, "which-one", titles);
            return true;
        }

        if (turn.Phrases.Has(PhraseNames.No, turn.Input.Normalized) || Is(turn, "clarify", 0))
        {
            turn.Replies.Say(ContentLibrary.SharedSection, "say-it-otherwise");
            return true;
        }

        return false;
    }

    private Task StartAsync(TurnContext turn, string intent, string text)
    {
        misses.Forget(turn, intent, turn.Read(text));
        return flow.StartAsync(turn, intent, text);
    }

    private static bool IsYes(TurnContext turn, string reply, string section = ContentLibrary.SharedSection) =>
        turn.Phrases.Has(PhraseNames.Yes, turn.Input.Normalized) || Is(turn, reply, 0, section);

    private static bool IsNo(TurnContext turn, string reply, string section = ContentLibrary.SharedSection) =>
        turn.Phrases.Has(PhraseNames.No, turn.Input.Normalized) || Is(turn, reply, 1, section);

    private static bool Is(TurnContext turn, string reply, int choice, string section = ContentLibrary.SharedSection)
    {
        var choices = turn.Replies.ChoicesOf(section, reply);
        return choice < choices.Count && TextNormalizer.Normalize(choices[choice]) == turn.Input.Normalized;
    }
}
