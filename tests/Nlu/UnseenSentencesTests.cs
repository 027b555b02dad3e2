using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Evaluation;
using ChorusAssistant.Tests.Content;

namespace ChorusAssistant.Tests.Nlu;

/// <summary>
/// French sentences kept apart in <c>Data/fr</c>, one file a manner of writing; no training phrase may be copied from them. A fall below a
/// floor means that phrases or code got worse.
/// </summary>
public sealed class UnseenSentencesTests(RecognizerFixture fixture) : IClassFixture<RecognizerFixture>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Nlu", "Data", "fr");

    public static TheoryData<string> Manners => new(Directory.EnumerateFiles(Folder, "*.tsv").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void Are_understood()
    {
        var report = Ask(Directory.EnumerateFiles(Folder, "*.tsv").Order(StringComparer.Ordinal).SelectMany(LabelledFile.Read));

        Assert.True(report.Accuracy >= 0.93, report.Mistakes);
        Assert.True(report.MacroF1 >= 0.93, report.Mistakes);
        Assert.True(report.FirstTwo >= 0.97, report.Mistakes);
        Assert.True(report.OutOfScopeRecall >= 0.92, report.Mistakes);
        Assert.True(report.WronglyRefused <= 0.04, report.Mistakes);
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public void Are_understood_in_every_manner_of_writing(string file)
    {
        var report = Ask(LabelledFile.Read(Path.Combine(Folder, file)));

        Assert.True(report.Accuracy >= 0.80, report.Mistakes);
    }

    [Fact]
    public void Are_not_training_phrases()
    {
        var phrases = ContentLibrary.Load(ShippedContent.Folder).Intents("fr").SelectMany(intent => intent.Utterances).Select(TextNormalizer.Normalize).ToHashSet();
        var copied = Directory.EnumerateFiles(Folder, "*.tsv").SelectMany(LabelledFile.Read).Select(sentence => sentence.Text)
            .Where(text => phrases.Contains(TextNormalizer.Normalize(text)));

        Assert.Empty(copied);
    }

    private EvaluationReport Ask(IEnumerable<(string Text, string Intent)> sentences) => new(sentences.Select(sentence =>
    {
        var ranking = fixture.Recognize(sentence.Text).Ranking;
        return new EvaluatedText(sentence.Text, sentence.Intent, ranking[0].Name, ranking[1].Name);
    }));
}
