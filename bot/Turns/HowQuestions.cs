using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// Tells who wants to know how a thing is done from who wants it done. The rule:
/// <list type="number">
/// <item>To be explained to, one must ask: how ("comment", "quelles sont les étapes") or what, how long, who ("c'est quoi", "quel délai").</item>
/// <item>Whoever states a matter of one's own ("j'ai", "je ne trouve pas", "ma facture est ..."), names the thing itself (a SIRET, an invoice
/// number, an address) or tells the assistant to act ("renvoyez-moi") wants it done, however it is put.</item>
/// <item>Asking how to get the activation link is asking for it: nobody studies that. Only what it is and how long it lasts is explained.</item>
/// </list>
/// The words stand in <c>Content/Phrases</c>.
/// </summary>
internal static class HowQuestions
{
    private const string DoneAtOnce = "ResendActivationLink";

    private static readonly string[] _thingsOfOnesOwn = [EntityTypes.Siret, EntityTypes.Siren, EntityTypes.InvoiceNumber, EntityTypes.Email];

    /// <summary>Whether the message is worded as a question, whatever about.</summary>
    public static bool IsQuestion(PromptInput input) =>
        input.Text.EndsWith('?') || input.Phrases.HoldsAny(PhraseNames.AsksHow, input.Normalized) || input.Phrases.HoldsAny(PhraseNames.AsksWhat, input.Normalized);

    /// <summary>Whether the message asks how the task goes or what it is, and does not want it done.</summary>
    public static bool AsksToExplain(PromptInput input, string intent) =>
        (AsksWhat(input) || (AsksHow(input) && intent != DoneAtOnce)) && !IsMatterOfOnesOwn(input);

    /// <summary>Whether the message asks for the steps.</summary>
    public static bool AsksHow(PromptInput input) => input.Phrases.HoldsAny(PhraseNames.AsksHow, input.Normalized);

    private static bool AsksWhat(PromptInput input) => input.Phrases.HoldsAny(PhraseNames.AsksWhat, input.Normalized);

    private static bool IsMatterOfOnesOwn(PromptInput input) =>
        input.Phrases.HoldsAny(PhraseNames.OwnMatter, input.Normalized)
        || input.Phrases.HoldsAny(PhraseNames.Orders, input.Normalized)
        || input.Recognized.Entities.Any(entity => _thingsOfOnesOwn.Contains(entity.Type));
}
