using System.Diagnostics;
using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Intents;

namespace ChorusAssistant.Bot.Nlu.Evaluation;

/// <summary>What a classifier says of a test set, and what a parse costs: folding, entities and intents together, on one thread.</summary>
internal sealed record Measurement(EvaluationReport Report, double MedianMicroseconds, double P99Microseconds, long BytesPerParse)
{
    private const int WarmUp = 500;

    public static Measurement Of(IntentClassifier classifier, IReadOnlyList<(string Text, string Intent)> test)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            Rank(classifier, test[i % test.Count].Text);
        }

        var answers = new List<EvaluatedText>(test.Count);
        var times = new double[test.Count];
        var bytes = 0L;
        for (var i = 0; i < test.Count; i++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var ranking = Rank(classifier, test[i].Text);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
            answers.Add(new EvaluatedText(test[i].Text, test[i].Intent, ranking[0].Name, ranking.Count > 1 ? ranking[1].Name : ""));
        }

        Array.Sort(times);
        return new Measurement(new EvaluationReport(answers), times[times.Length / 2], times[(int)(times.Length * 0.99)], bytes / test.Count);
    }

    private static IReadOnlyList<IntentScore> Rank(IntentClassifier classifier, string text)
    {
        var folded = FoldedText.Of(text);
        return classifier.Rank(folded, EntityReader.Read(folded, DateTimeOffset.UnixEpoch));
    }
}
