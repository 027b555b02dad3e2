using ChorusAssistant.Bot.Nlu.Folding;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>The digits that somebody said or typed one after the other, right or wrong.</summary>
public static class DictatedDigits
{
    /// <summary>The longest run of the text, as one hears it ("sept trois deux, puis huit deux neuf" is 732829); empty where there is none.</summary>
    public static string In(string text)
    {
        var state = new ScanState(TokenizedText.Of(FoldedText.Of(text)));
        var longest = "";
        for (var at = 0; at < state.Text.Count; at++)
        {
            if (!state.Text.IsDigits(at) && !SpokenDigits.MayBegin(state.Text, at))
            {
                continue;
            }

            var run = SpokenDigits.RunAt(state, at, withPauses: true);
            var heard = run.AsHeard();
            longest = heard.Length > longest.Length ? heard : longest;
            at = run.Last;
        }

        return longest;
    }
}
