using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// "Non, l'autre SIRET", "en fait c'est jeanne@exemple.fr": an earlier answer is taken back, and the journal is cut at its question.
/// </summary>
public sealed class Corrections(DialogFlow flow)
{
    /// <summary>Corrects the earlier answer that the message is about, if it is about one.</summary>
    public async Task<bool> TryRunAsync(TurnContext turn, DialogState dialog)
    {
        var input = turn.Input;
        if (!turn.Phrases.Opens(PhraseNames.CorrectionOpeners, input.Normalized))
        {
            return false;
        }

        var answered = await flow.AnsweredAsync(turn, dialog);
        // From the newest to the oldest; an answer that something was done with is past correcting.
        foreach (var (index, question) in answered.Reverse())
        {
            if (dialog.Journal.Skip(index).Any(entry => entry.Kind == JournalKind.Act))
            {
                return false;
            }

            if (question.Prompt.FillsFromSentence && question.Prompt.Accepts(input))
            {
                await flow.RewindAsync(turn, dialog, index, input);
                return true;
            }

            if (turn.Phrases.HoldsAny(PhraseNames.Subject(question.Prompt.Kind), input.Normalized))
            {
                await flow.RewindAsync(turn, dialog, index, input: null);
                return true;
            }
        }

        return false;
    }
}
