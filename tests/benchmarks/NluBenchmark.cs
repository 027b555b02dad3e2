using System.Diagnostics;
using ChorusAssistant.Benchmarks.Nlu;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu.Evaluation;
using ChorusAssistant.Bot.Nlu.Intents;

namespace ChorusAssistant.Benchmarks;

/// <summary>Our classifier against others on the same files: own content, and the public corpora where their folder is given.</summary>
internal static class NluBenchmark
{
    private const int Fifth = 5;

    private static readonly IPeer[] Peers = [new Softmax(), new LinearSvm(), new NaiveBayes(), new NearestCentroid(), new NlpJs()];

    public static async Task RunAsync(Options options)
    {
        foreach (var set in Sets(options))
        {
            Figures.Title($"nlu: {set.Name}, {set.Train.Count} phrases, {set.Test.Count} unseen");
            var ours = 0.0;
            foreach (var peer in Peers)
            {
                var clock = Stopwatch.StartNew();
                var report = new EvaluationReport((await peer.PredictAsync(set)).Select((predicted, i) =>
                    new EvaluatedText(set.Test[i].Text, set.Test[i].Intent, predicted, Second: "")));
                ours = peer is Softmax ? report.Accuracy : ours;
                Figures.Line($"{peer.Name}: accuracy", 100 * report.Accuracy, "%", "N1");
                Figures.Line($"{peer.Name}: macro-F1", 100 * report.MacroF1, "%", "N1");
                Figures.Line($"{peer.Name}: seconds of training and asking", clock.Elapsed.TotalSeconds, "s", "N1");
                if (peer is not Softmax)
                {
                    Figures.Line($"our softmax above {peer.Name}", 100 * (ours - report.Accuracy), "pt", "N1");
                }
            }
        }
    }

    private static IEnumerable<LabelledSet> Sets(Options options)
    {
        var library = ContentLibrary.Load(Path.Combine(Service.BotProject, "Content"));
        var french = PhrasesOf(library, "fr");
        var unseen = Directory.EnumerateFiles(Path.Combine(Service.BotProject, "..", "tests", "Nlu", "Data", "fr"), "*.tsv")
            .Order(StringComparer.Ordinal).SelectMany(LabelledFile.Read).ToList();
        yield return new LabelledSet("French content, sentences kept apart", "fr", french, unseen);
        yield return Split("French content, every fifth phrase", "fr", french);
        yield return Split("English content, every fifth phrase", "en", PhrasesOf(library, "en"));
        var corpora = options.Corpora is { } parent ? Directory.GetDirectories(parent) : [];
        foreach (var folder in corpora.Order(StringComparer.Ordinal))
        {
            yield return LabelledSet.OfFiles(Path.GetFileName(folder), "en", Path.Combine(folder, "train.tsv"), Path.Combine(folder, "test.tsv"));
        }
    }

    private static List<(string Text, string Intent)> PhrasesOf(ContentLibrary library, string language) =>
        library.Intents(language).SelectMany(intent => intent.Utterances.Select(text => (text, intent.Name))).ToList();

    private static LabelledSet Split(string name, string language, List<(string Text, string Intent)> phrases)
    {
        var shuffled = phrases.ToArray();
        new StableRandom(7).Shuffle(shuffled.AsSpan());
        return new LabelledSet(name, language, shuffled.Where((_, i) => i % Fifth != 0).ToList(), shuffled.Where((_, i) => i % Fifth == 0).ToList());
    }
}
