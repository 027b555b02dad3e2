using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Bot.Nlu.Encoders;

/// <summary>An ONNX sentence encoder of the operator's own. Without a model there is none, and nothing of it is loaded.</summary>
public sealed class EncoderOptions : IValidatableObject
{
    public const string Section = "Nlu:Encoder";

    private const string DefaultVocabulary = "vocab.txt";

    /// <summary>The model file: BERT's inputs (input_ids, attention_mask, optionally token_type_ids), one vector a sentence or a token as first output.</summary>
    public string ModelPath { get; init; } = "";

    /// <summary>Its WordPiece vocabulary, one piece a line; by default <c>vocab.txt</c> beside the model.</summary>
    public string VocabularyPath { get; init; } = "";

    /// <summary>Whether the model was trained on text in lower case without accents ("uncased").</summary>
    public bool LowerCase { get; init; }

    [Range(8, 512)]
    public int MaximumTokens { get; init; } = 64;

    /// <summary>What the encoder's opinion weighs beside that of the words: 0 nothing, 1 all.</summary>
    [Range(0.0, 1.0)]
    public double Share { get; init; } = 0.4;

    public bool IsConfigured => ModelPath.Length > 0;

    internal string Vocabulary => VocabularyPath.Length > 0 ? VocabularyPath : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ModelPath))!, DefaultVocabulary);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured && !File.Exists(ModelPath))
        {
            yield return new ValidationResult($"{Section}:{nameof(ModelPath)}: there is no file {ModelPath}.");
        }
        else if (IsConfigured && !File.Exists(Vocabulary))
        {
            yield return new ValidationResult($"{Section}:{nameof(VocabularyPath)}: there is no file {Vocabulary}.");
        }
    }
}
