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

        var (answered, pending) = await flow.AnsweredAsync(turn, dialog);
        if (pending?.Prompt is { Corrects: not null } prompt && prompt.Accepts(input))
        {
            return false;
        }

        // Of several answers of a kind the newest counts: in a loop an earlier one would undo all that came between.
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        // From the newest to the oldest; an answer that something was done with is past correcting.
        foreach (var (index, question) in answered.Reverse())
        {
            if (question.Prompt.Kind == pending?.Prompt.Corrects || !kinds.Add(question.Prompt.Kind))
            {
                continue;
            }

            if (dialog.Journal.Skip(index).Any(entry => entry.Kind == JournalKind.Act))
            {
                return false;
            }

            if (question.Prompt.IsCorrectable && question.Prompt.Accepts(input))
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
