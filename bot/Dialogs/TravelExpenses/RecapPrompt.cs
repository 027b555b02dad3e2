using ChorusAssistant.Bot.Dialogs.Engine;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>What can still be changed when everything is shown: the lines, and the end of the mission.</summary>
internal sealed class RecapPrompt(ExpenseDraft draft, DateOnly today) : Prompt<ExpenseDraft>
{
    private readonly ExpensePrompt _lines = new(draft, []);
    private readonly MissionEndPrompt _missionEnd = new([], today);

    public override string Kind => _lines.Kind;

    public override PromptResult<ExpenseDraft> Parse(PromptInput input)
    {
        var lines = _lines.Parse(input);
        return lines.Problem is not null && _missionEnd.Parse(input) is { Problem: null, Value: { } missionEnd }
            ? PromptResult<ExpenseDraft>.Accept(draft with { MissionEnd = missionEnd })
            : lines;
    }
}
