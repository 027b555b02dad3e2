using ChorusAssistant.Bot.Nlu.Intents;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Tests.Nlu;

public sealed class IntentModelFileTests : IDisposable
{
    private static readonly List<(string, string)> Phrases =
        [("bonjour", "Greet"), ("bonsoir", "Greet"), ("au revoir", "Goodbye"), ("à bientôt", "Goodbye"), ("il pleut", "None")];

    private readonly string _folder = Directory.CreateTempSubdirectory("model").FullName;

    private string ModelPath => Path.Combine(_folder, "sub", "intents.model");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_phrases_give_the_same_bytes()
    {
        IntentModelFile.Write(ModelPath, "key", Train());
        var first = File.ReadAllBytes(ModelPath);

        IntentModelFile.Write(ModelPath, "key", Train());

        Assert.Equal(first, File.ReadAllBytes(ModelPath));
    }

    [Fact]
    public void A_model_read_back_answers_as_the_one_written()
    {
        var model = Train();
        IntentModelFile.Write(ModelPath, "key", model);

        var read = IntentModelFile.TryRead(ModelPath, "key")!;

        Assert.Equal(model.Labels, read.Labels);
        Assert.Equal(Score(model), Score(read));
    }

    [Fact]
    public void A_model_of_other_phrases_is_not_read()
    {
        IntentModelFile.Write(ModelPath, "key", Train());

        Assert.Null(IntentModelFile.TryRead(ModelPath, "other key"));
        Assert.Null(IntentModelFile.TryRead(ModelPath + ".missing", "key"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(400)]
    public void A_file_cut_short_is_not_read(int length)
    {
        IntentModelFile.Write(ModelPath, "key", Train());
        File.WriteAllBytes(ModelPath, File.ReadAllBytes(ModelPath)[..length]);

        Assert.Null(IntentModelFile.TryRead(ModelPath, "key"));
    }

    private static IntentModel Train() => IntentTraining.Train(Phrases, "fr", TrainingOptions.Default);

    private static float[] Score(IntentModel model)
    {
        var probabilities = new float[model.Labels.Count];
        model.Score(["bonsoir", "a", "tous"], LanguageVocabulary.For("fr").Concepts, probabilities);
        return probabilities;
    }
}
