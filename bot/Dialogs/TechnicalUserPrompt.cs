using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Workflows.TechnicalPasswords;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>
/// One of the technical users, by its button, its login or a part of it that no other has, its structure's name or SIRET, alone or inside
/// a sentence. A login or SIRET that is none of theirs is accepted as it is: the workflow knows what it is to the person.
/// </summary>
/// <param name="users">Those that the person may reset.</param>
/// <param name="labels">Their buttons, in the same order.</param>
/// <param name="readsOpening">
/// Whether the sentence that asked for the reset answers it too; where there is one technical user only, it means that one unless it
/// names another.
/// </param>
internal sealed partial class TechnicalUserPrompt(IReadOnlyList<TechnicalUserView> users, IReadOnlyList<string> labels, bool readsOpening) : Prompt<string>
{
    private readonly ChoicePrompt _buttons = new(labels);

    public override string Kind => "technical-user";

    public override IReadOnlyList<string> Choices => labels;

    public override bool FillsFromSentence => readsOpening;

    public override PromptResult<string> Parse(PromptInput input)
    {
        var named = Login().Matches(input.Text).Select(match => match.Value.TrimEnd('.', '-', '_')).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        named = named.Count > 0 ? named : [.. input.EntitiesOf(EntityTypes.Siret).Select(entity => $"{entity.Value}").Distinct()];
        if (named is [var name])
        {
            return PromptResult<string>.Accept(LoginOf(name) ?? name);
        }

        var found = named.Count == 0 ? ByButton(input) ?? ByPart(input.Normalized) ?? TheOnlyOne(input) : null;
        return found is null ? PromptResult<string>.Refuse("choose-again") : PromptResult<string>.Accept(found);
    }

    private string? LoginOf(string name)
    {
        var meant = users.Where(user => user.Identifier == name || IsLogin(user, name)).ToList();
        return meant.Count == 1 ? meant[0].Login : null;
    }

    private static bool IsLogin(TechnicalUserView user, string name) =>
        string.Equals(user.Login, name, StringComparison.OrdinalIgnoreCase) || string.Equals(user.Login.Split('@')[0], name, StringComparison.OrdinalIgnoreCase);

    private string? ByButton(PromptInput input) =>
        _buttons.Parse(input) is { Problem: null, Value: var label } ? users[labels.ToList().IndexOf(label!)].Login : null;

    // The number at the end of a login tells it apart; people say it, as they say the structure's name.
    private string? ByPart(string text)
    {
        var padded = $" {text} ";
        var meant = users.Where(user => Holds(user.Login.Split('@')[0].Split('_')[^1]) || Holds(user.Structure)).ToList();
        return meant.Count == 1 ? meant[0].Login : null;

        bool Holds(string part) => padded.Contains($" {TextNormalizer.Normalize(part)} ", StringComparison.Ordinal);
    }

    private string? TheOnlyOne(PromptInput input) =>
        readsOpening && users.Count == 1 && input.Recognized.Ranking is [{ Name: nameof(ResetTechnicalPassword) }, ..] ? users[0].Login : null;

    // As the portal makes them, such as TECH_1_41017@cpro.fr; what follows the @ is often left out.
    [GeneratedRegex(@"(?<![\w@.])tech_\w+(@[\w.-]+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Login();
}
