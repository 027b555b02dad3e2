using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>Trains on a part and looks at the rest, to learn how far the model's scores can be trusted.</summary>
internal sealed class Calibrator(ConceptLexicon concepts, TrainingOptions options)
{
    // At most this share of the phrases that are in scope may be refused for the sake of those that are not.
    private const double MostRefused = 0.05;
    private const int FewPhrases = 4_000;
    private const int Folds = 5;

    // Below this the quantiles say nothing.
    private const int FewestOutOfScope = 20;

    public Calibration Calibrate(IReadOnlyList<LabelledUtterance> utterances, int classes, int none)
    {
        var (scores, labels) = HeldOutScores(utterances, classes);
        if (labels.Count == 0)
        {
            return Calibration.Neutral;
        }

        var shift = labels.Count(label => label == none) < FewestOutOfScope ? 0 : NoneShift(scores, labels, classes, none);
        var best = new Calibration(1, shift);
        var bestLoss = double.MaxValue;
        for (var temperature = 0.3f; temperature < 6; temperature *= 1.08f)
        {
            var candidate = new Calibration(temperature, shift);
            var loss = Loss(candidate, scores, labels, classes, none);
            if (loss < bestLoss)
            {
                (best, bestLoss) = (candidate, loss);
            }
        }

        return best;
    }

    private (List<float[]> Scores, List<int> Labels) HeldOutScores(IReadOnlyList<LabelledUtterance> utterances, int classes)
    {
        var rounds = utterances.Count <= FewPhrases ? Folds : 1;
        var scores = new float[utterances.Count][];
        Parallel.For(0, rounds, fold => ScoreFold(utterances, classes, fold, scores));
        var held = Enumerable.Range(0, utterances.Count).Where(i => scores[i] is not null).ToList();
        return (held.ConvertAll(i => scores[i]), held.ConvertAll(i => utterances[i].Label));
    }

    private void ScoreFold(IReadOnlyList<LabelledUtterance> utterances, int classes, int fold, float[][] scores)
    {
        var rest = utterances.Where((_, i) => i % Folds != fold).ToList();
        if (rest.Count == 0)
        {
            return;
        }

        var (table, weights, words) = new IntentTrainer(concepts, options).Train(rest, classes);
        var model = new IntentModel([], table, weights, words, Calibration.Neutral);
        for (var i = fold; i < utterances.Count; i += Folds)
        {
            scores[i] = new float[weights.Stride];
            model.RawScores(utterances[i].Tokens, concepts, scores[i]);
        }
    }

    // The shift that catches the most of what is out of scope, within the share of wrong refusals.
    private static float NoneShift(List<float[]> scores, List<int> labels, int classes, int none)
    {
        var margins = new List<float>();
        for (var i = 0; i < scores.Count; i++)
        {
            if (labels[i] != none)
            {
                margins.Add(scores[i].Take(classes).Where((_, label) => label != none).DefaultIfEmpty().Max() - scores[i][none]);
            }
        }

        margins.Sort();
        return margins.Count == 0 ? 0 : margins[(int)(margins.Count * MostRefused)];
    }

    private static double Loss(Calibration calibration, List<float[]> scores, List<int> labels, int classes, int none)
    {
        var loss = 0.0;
        for (var i = 0; i < scores.Count; i++)
        {
            var probabilities = scores[i].ToArray();
            calibration.Apply(probabilities, classes, none);
            loss -= Math.Log(Math.Max(probabilities[labels[i]], 1e-9));
        }

        return loss;
    }
}
