using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>What people want of guided sessions.</summary>
internal enum TrainingWish
{
    /// <summary>To see them and to take part.</summary>
    Register,

    /// <summary>To see their own registrations.</summary>
    Bookings,

    /// <summary>To give one up.</summary>
    Cancel,

    /// <summary>To know how to prepare.</summary>
    Advice,
}

/// <summary>One of the wishes, by its button or by the words of a sentence (<c>training-...</c> in the phrases).</summary>
/// <param name="labels">The buttons, in the order of <see cref="TrainingWish"/>.</param>
internal sealed class TrainingWishPrompt(IReadOnlyList<string> labels) : Prompt<TrainingWish>
{
    // What is more particular comes first: "annuler mon inscription à la formation" is no registration.
    private static readonly (string Phrases, TrainingWish Wish)[] _words =
    [
        ("training-cancel", TrainingWish.Cancel),
        ("training-advice", TrainingWish.Advice),
        ("training-bookings", TrainingWish.Bookings),
        ("training-register", TrainingWish.Register),
    ];

    private readonly ChoicePrompt _buttons = new(labels);

    public override string Kind => "training-wish";

    public override IReadOnlyList<string> Choices => labels;

    public override bool FillsFromSentence => true;

    public override PromptResult<TrainingWish> Parse(PromptInput input)
    {
        if (_buttons.Parse(input) is { Problem: null, Value: var label })
        {
            return PromptResult<TrainingWish>.Accept((TrainingWish)labels.ToList().IndexOf(label!));
        }

        foreach (var (phrases, wish) in _words)
        {
            if (input.Phrases.HoldsAny(phrases, input.Normalized))
            {
                return PromptResult<TrainingWish>.Accept(wish);
            }
        }

        return PromptResult<TrainingWish>.Refuse("choose-again");
    }
}
