using System.Numerics.Tensors;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Encoders;
using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Intents;
using ChorusAssistant.Bot.Nlu.Vocabulary;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Nlu.Encoders;

public sealed class SentenceEncoderTests : IDisposable
{
    private static readonly (string Text, string Intent)[] Phrases =
    [
        ("rendre le livre", "Return"), ("je veux rendre un livre", "Return"), ("comment rendre mon livre ?", "Return"), ("rendre un livre", "Return"),
        ("emprunter le livre", "Borrow"), ("je veux emprunter un livre", "Borrow"), ("comment emprunter un livre ?", "Borrow"), ("emprunter un livre", "Borrow"),
        ("horaires", "Hours"), ("fermeture", "Hours"), ("ouvert ?", "Hours"), ("comment la fermeture ?", "Hours"),
    ];

    private readonly TinyEncoder _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Words_of_one_meaning_have_one_vector()
    {
        using var encoder = Load();

        Assert.Equal(5, encoder.Dimensions);
        Assert.Equal(1f, TensorPrimitives.Norm<float>(VectorOf(encoder, "je veux rendre un livre")), 1e-5f);
        Assert.Equal(VectorOf(encoder, "rendre le livre"), VectorOf(encoder, "restituer le bouquin"));
        Assert.NotEqual(VectorOf(encoder, "rendre le livre"), VectorOf(encoder, "emprunter le livre"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("🙂 \uD83D \0")]
    [InlineData("xyz")]
    public void A_sentence_without_a_known_word_has_no_direction(string sentence)
    {
        using var encoder = Load();

        Assert.All(VectorOf(encoder, sentence), number => Assert.Equal(0, number));
    }

    [Fact]
    public void A_very_long_sentence_is_read_in_part()
    {
        using var encoder = Load();

        Assert.Equal(VectorOf(encoder, "livre"), VectorOf(encoder, string.Concat(Enumerable.Repeat("livre ", 1_600))));
    }

    [Fact]
    public void The_second_opinion_understands_words_that_no_phrase_has()
    {
        using var encoder = Load();
        var words = IntentTraining.Train(Phrases, "fr", TrainingOptions.Default);
        var meaning = new EncodedClassifier(encoder, EncodedTraining.Train(Phrases, encoder), share: 0.6f);
        var alone = new IntentClassifier(words, LanguageVocabulary.For("fr"), Phrases);
        var both = new IntentClassifier(words, LanguageVocabulary.For("fr"), Phrases, meaning);

        var unseen = FoldedText.Of("restituer bouquin");

        Assert.Equal("Return", both.Rank(unseen, [])[0].Name);
        Assert.True(ReturnIn(both.Rank(unseen, [])) > ReturnIn(alone.Rank(unseen, [])) + 0.1);
        Assert.Equal(1, both.Rank(unseen, []).Sum(score => score.Confidence), 0.01);
    }

    [Fact]
    public void The_same_phrases_give_the_same_model()
    {
        using var encoder = Load();

        Assert.Equal(EncodedTraining.Train(Phrases, encoder).Weights.All.ToArray(), EncodedTraining.Train(Phrases, encoder).Weights.All.ToArray());
    }

    [Fact]
    public void Another_model_and_another_reading_have_another_hash()
    {
        using var other = new TinyEncoder(scale: 2);
        using var first = Load();
        using var second = OnnxSentenceEncoder.Load(new EncoderOptions { ModelPath = other.ModelPath });
        using var third = OnnxSentenceEncoder.Load(new EncoderOptions { ModelPath = _tiny.ModelPath, LowerCase = true });
        using var again = Load();

        Assert.Equal(3, new[] { first.Hash, second.Hash, third.Hash }.Distinct().Count());
        Assert.Equal(first.Hash, again.Hash);
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused_in_one_line()
    {
        File.WriteAllText(_tiny.ModelPath, "not a model");

        var wrong = Assert.Throws<OptionsValidationException>(() => Load());

        var line = Assert.Single(wrong.Failures);
        Assert.StartsWith($"Nlu:Encoder:ModelPath: {_tiny.ModelPath} is no sentence encoder: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void A_model_of_something_else_is_refused_with_its_inputs()
    {
        using var other = new TinyEncoder(input: "pixel_values");

        var wrong = Assert.Throws<OptionsValidationException>(() => OnnxSentenceEncoder.Load(new EncoderOptions { ModelPath = other.ModelPath }));

        Assert.Contains("its inputs are pixel_values, attention_mask", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    private static double ReturnIn(IReadOnlyList<IntentScore> ranking) => ranking.Single(score => score.Name == "Return").Confidence;

    private static float[] VectorOf(OnnxSentenceEncoder encoder, string sentence)
    {
        var vector = new float[encoder.Dimensions];
        encoder.Encode(sentence, vector);
        return vector;
    }

    private OnnxSentenceEncoder Load() => OnnxSentenceEncoder.Load(new EncoderOptions { ModelPath = _tiny.ModelPath });
}
