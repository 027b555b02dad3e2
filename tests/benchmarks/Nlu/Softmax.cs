using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Intents;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Benchmarks.Nlu;

/// <summary>What the product runs.</summary>
internal sealed class Softmax : IPeer
{
    public string Name => "our softmax";

    public Task<IReadOnlyList<string>> PredictAsync(LabelledSet set)
    {
        var model = IntentTraining.Train(set.Train, set.Language, TrainingOptions.Default);
        var classifier = new IntentClassifier(model, LanguageVocabulary.For(set.Language), set.Train);
        return Task.FromResult<IReadOnlyList<string>>(set.Test.Select(test =>
        {
            var folded = FoldedText.Of(test.Text);
            return classifier.Rank(folded, EntityReader.Read(folded, DateTimeOffset.UnixEpoch))[0].Name;
        }).ToList());
    }
}
