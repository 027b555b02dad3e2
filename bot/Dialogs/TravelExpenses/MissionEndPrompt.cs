using System.Globalization;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>The last day of the mission, or the label that says that it is not told.</summary>
internal sealed class MissionEndPrompt(IReadOnlyList<string> choices, DateOnly today) : Prompt<MissionEnd>
{
    public override string Kind => "date";

    public override IReadOnlyList<string> Choices => choices;

    public override bool FillsFromSentence => true;

    public override PromptResult<MissionEnd> Parse(PromptInput input)
    {
        if (choices.Any(choice => TextNormalizer.Normalize(choice) == input.Normalized))
        {
            return PromptResult<MissionEnd>.Accept(new MissionEnd(null));
        }

        // Of a stretch of days the last one is the end; "12.10" alone is an amount.
        var days = input.EntitiesOf(EntityTypes.Date)
            .Where(entity => entity.Text.Any(char.IsLetter) || entity.Text.Any(character => character is '/' or '-') || entity.Text.Count(char.IsAsciiDigit) >= 6)
            .Select(entity => DateOnly.ParseExact(((string)entity.Value).Split('/')[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Distinct()
            .ToList();
        return days switch
        {
            [var day] when day > today => PromptResult<MissionEnd>.Refuse("mission-end-to-come"),
            [var day] => PromptResult<MissionEnd>.Accept(new MissionEnd(day)),
            [] => PromptResult<MissionEnd>.Refuse("mission-end-missing"),
            _ => PromptResult<MissionEnd>.Refuse("mission-end-several"),
        };
    }
}

/// <summary>The last day of a mission; null where it was not told.</summary>
public sealed record MissionEnd(DateOnly? Day);
