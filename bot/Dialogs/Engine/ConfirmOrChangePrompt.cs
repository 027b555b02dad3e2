namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>Yes or no to what is shown, or a change to it. Plain words and buttons come first, then a change, then what sounds like yes or no.</summary>
internal sealed class ConfirmOrChangePrompt<T>(ConfirmPrompt confirm, Prompt<T> changes) : Prompt<Confirmation<T>>
    where T : class
{
    public override string Kind => confirm.Kind;

    public override IReadOnlyList<string> Choices => confirm.Choices;

    public override string? Corrects => changes.Kind;

    public override PromptResult<Confirmation<T>> Parse(PromptInput input)
    {
        if (confirm.PlainAnswer(input) is { } plain)
        {
            return PromptResult<Confirmation<T>>.Accept(new Confirmation<T>(plain, Change: null));
        }

        if (changes.Parse(input) is { Problem: null, Value: { } change })
        {
            return PromptResult<Confirmation<T>>.Accept(new Confirmation<T>(IsYes: false, change));
        }

        var result = confirm.Parse(input);
        return result.Problem is { } problem ? PromptResult<Confirmation<T>>.Refuse(problem) : PromptResult<Confirmation<T>>.Accept(new Confirmation<T>(result.Value, Change: null));
    }
}

/// <summary>What was answered to something that could still be changed.</summary>
/// <param name="IsYes">A yes to exactly what was shown.</param>
/// <param name="Change">The change that was asked for instead; null for a yes and for a no.</param>
public sealed record Confirmation<T>(bool IsYes, T? Change)
    where T : class;
