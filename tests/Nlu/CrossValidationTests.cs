using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu.Evaluation;
using ChorusAssistant.Bot.Nlu.Intents;
using ChorusAssistant.Tests.Content;

namespace ChorusAssistant.Tests.Nlu;

/// <summary>Floors under what our phrases predict of each other. A fall means that phrases or code got worse.</summary>
public sealed class CrossValidationTests
{
    [Fact]
    public void French_phrases_unseen_in_training_are_understood()
    {
        var report = Validate("fr", isMistyped: false);

        Assert.True(report.Accuracy >= 0.88, report.ConfusionTable());
        Assert.True(report.MacroF1 >= 0.89, report.ConfusionTable());
        Assert.True(report.FirstTwo >= 0.955, report.ConfusionTable());
        Assert.True(report.OutOfScopeRecall >= 0.83, report.ConfusionTable());
        Assert.True(report.WronglyRefused <= 0.055, report.ConfusionTable());
    }

    [Fact]
    public void Typing_errors_cost_little()
    {
        var report = Validate("fr", isMistyped: true);

        Assert.True(report.Accuracy >= 0.86, report.ConfusionTable());
    }

    [Fact]
    public void English_phrases_unseen_in_training_are_understood()
    {
        var report = Validate("en", isMistyped: false);

        Assert.True(report.Accuracy >= 0.85, report.ConfusionTable());
        Assert.True(report.MacroF1 >= 0.86, report.ConfusionTable());
        Assert.True(report.FirstTwo >= 0.935, report.ConfusionTable());
        Assert.True(report.OutOfScopeRecall >= 0.81, report.ConfusionTable());
        Assert.True(report.WronglyRefused <= 0.06, report.ConfusionTable());
    }

    private static EvaluationReport Validate(string language, bool isMistyped)
    {
        var phrases = ContentLibrary.Load(ShippedContent.Folder).Intents(language)
            .SelectMany(intent => intent.Utterances.Select(text => (text, intent.Name))).ToList();
        return CrossValidation.Run(phrases, language, folds: 5, TrainingOptions.Default, isMistyped);
    }
}
