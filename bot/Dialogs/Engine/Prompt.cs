using System.Text.Json;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Workflows.Documents;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>What the user gave: the text as typed, a button's value, files, and what the recognizers find in the text.</summary>
public sealed class PromptInput(
    string text, JsonElement? value, IReadOnlyList<(UploadedFile File, string Name)> files, Phrases phrases, Func<RecognizerResult> recognize)
{
    private readonly Lazy<RecognizerResult> _recognized = new(recognize);
    private readonly Lazy<string> _normalized = new(() => TextNormalizer.Normalize(text));

    /// <summary>As typed, trimmed.</summary>
    public string Text { get; } = text.Trim();

    /// <summary>Lower case, without accents, punctuation folded.</summary>
    public string Normalized => _normalized.Value;

    /// <summary>A button's value, or null.</summary>
    public JsonElement? Value { get; } = value;

    /// <summary>Files that came along and were stored for this conversation, with their names.</summary>
    public IReadOnlyList<(UploadedFile File, string Name)> Files { get; } = files;

    /// <summary>The short phrases of the user's language (yes, no, the first ...).</summary>
    public Phrases Phrases { get; } = phrases;

    /// <summary>Intents and entities, worked out when first asked for.</summary>
    public RecognizerResult Recognized => _recognized.Value;

    /// <summary>The entities of one type, in the order of the text.</summary>
    public IEnumerable<Entity> EntitiesOf(string type) => Recognized.Entities.Where(entity => entity.Type == type);
}

/// <summary>What a prompt made of an input.</summary>
public readonly struct PromptResult<T>
{
    private PromptResult(T? value, string? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>The value, where there is one.</summary>
    public T? Value { get; }

    /// <summary>The id of the reply that says what was wrong, or null when the input was accepted.</summary>
    public string? Problem { get; }

    /// <summary>The input is the answer.</summary>
    public static PromptResult<T> Accept(T value) => new(value, null);

    /// <summary>The input is not the answer, and this reply says why.</summary>
    public static PromptResult<T> Refuse(string problem) => new(default, problem);
}

/// <summary>A question's parser, whatever its type.</summary>
public abstract class Prompt
{
    /// <summary>Names the kind of thing asked for, e.g. <c>email</c>: the phrases <c>subject-email</c> name it in a correction.</summary>
    public abstract string Kind { get; }

    /// <summary>The buttons to offer.</summary>
    public virtual IReadOnlyList<string> Choices => [];

    /// <summary>Whether a value can be lifted from a longer sentence, so that what was already said is not asked again.</summary>
    public virtual bool FillsFromSentence => false;

    /// <summary>Whether an answer that was given can be taken back later by a message that holds another one ("non, c'est ...").</summary>
    public virtual bool IsCorrectable => FillsFromSentence;

    /// <summary>
    /// The kind of earlier answers that this question corrects by itself: what it accepts never goes back to one of them, and what it
    /// does not accept neither. Null where there is none.
    /// </summary>
    public virtual string? Corrects => null;

    /// <summary>Whether the input holds an answer to this prompt.</summary>
    public abstract bool Accepts(PromptInput input);
}

/// <summary>Turns what the user typed into a value, or says what is wrong with it.</summary>
public abstract class Prompt<T> : Prompt
{
    /// <summary>Parses one answer.</summary>
    public abstract PromptResult<T> Parse(PromptInput input);

    /// <inheritdoc/>
    public override bool Accepts(PromptInput input) => Parse(input).Problem is null;
}
