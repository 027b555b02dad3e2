using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Turns;

/// <summary>What to do with a message that begins something new.</summary>
public sealed class Understanding(DialogFlow flow, KnowledgeAnswers knowledge, Misses misses, IOptions<AssistantOptions> options)
{
    private const int MostChoices = 3;

    /// <summary>Starts what was asked for, asks back between the likely ones, or says that it was not understood.</summary>
    public async Task OnRequestAsync(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Phrases.AlternativesOf(turn.Input.Normalized) is { Count: > 0 } alternatives)
        {
            turn.State = turn.State with { Misses = 0, Offer = new Offer(OfferKind.Clarify, alternatives, turn.Input.Text) };
            turn.Replies.SayAndListen(ContentLibrary.SharedSection, "which-one", [.. alternatives.Select(intent => flow.TitleOf(intent, turn.Language))]);
            return;
        }

        var ranking = turn.Input.Recognized.Ranking;
        var best = ranking.Count > 0 ? ranking[0] : new IntentScore(IntentNames.None, 1);
        if (best.Name != IntentNames.None && best.Confidence >= options.Value.CertainFrom)
        {
            misses.Forget(turn, best.Name, turn.Input);
            if (!knowledge.TryExplain(turn, best.Name))
            {
                await StartAsync(turn, best.Name);
            }

            return;
        }

        var likely = best.Name == IntentNames.None && best.Confidence >= options.Value.CertainFrom ? [] : Likely(ranking);
        if (knowledge.TryAnswer(turn, likely))
        {
            // Not a task: what it was about before still stands.
            misses.Forget(turn, IntentNames.None, turn.Input);
        }
        else if (likely.Count == 0 || misses.AreMany(turn))
        {
            misses.OnMiss(turn);
        }
        else if (!misses.TryOfferHuman(turn, likely[0]))
        {
            AskBack(turn, likely);
        }
    }

    private List<string> Likely(IReadOnlyList<IntentScore> ranking) =>
        [.. ranking
            .Where(score => score.Confidence >= options.Value.PossibleFrom && score.Name is not (IntentNames.None or "Confirm" or "Deny" or "Cancel"))
            .Take(MostChoices)
            .Select(score => score.Name)];

    private Task StartAsync(TurnContext turn, string intent)
    {
        switch (intent)
        {
            case "Cancel":
                turn.Replies.Say(ContentLibrary.SharedSection, "nothing-to-cancel");
                return Task.CompletedTask;
            case "Confirm" or "Deny":
                turn.Replies.Say(ContentLibrary.SharedSection, "nothing-to-confirm");
                return Task.CompletedTask;
            default:
                return flow.StartAsync(turn, intent, turn.Input.Text);
        }
    }

    private void AskBack(TurnContext turn, List<string> likely)
    {
        turn.State = turn.State with { Offer = new Offer(OfferKind.Clarify, likely, turn.Input.Text) };
        var titles = likely.ConvertAll(intent => flow.TitleOf(intent, turn.Language));
        var other = turn.Replies.ChoicesOf(ContentLibrary.SharedSection, "clarify")[0];
        turn.Replies.SayAndListen(ContentLibrary.SharedSection, "clarify", [.. titles, other], ("first", titles[0]));
    }
}
