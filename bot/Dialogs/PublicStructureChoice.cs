using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.PublicStructures;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>How a dialog learns which public structure is meant: from the first sentence, as the only one, or by asking.</summary>
public sealed class PublicStructureChoice(ManagedPublicStructures structures)
{
    /// <summary>The structure's SIRET; null where there is nothing to choose from, which was said.</summary>
    public async Task<Siret?> AskAsync(DialogContext dialog, SignedInUser user)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        ArgumentNullException.ThrowIfNull(user);
        var managed = await dialog.LookAsync("managed", () => structures.RunAsync(user.Address, dialog.CancellationToken));
        var mention = await dialog.LookAsync("mention", () => Task.FromResult(Mention(dialog.Opening)));
        if (!mention.IsThere && managed.Count < 2)
        {
            if (managed.Count == 0)
            {
                await dialog.SayAsync("no-structure");
            }

            return managed.Count == 0 ? null : managed[0].Siret;
        }

        if (mention.Problem is { } problem)
        {
            await dialog.SayAsync(problem);
        }

        var prompt = new PublicStructurePrompt(managed);
        return managed.Count == 0
            ? await dialog.AskAsync("ask-siret", prompt)
            : await dialog.AskAsync("ask-structure", prompt, ("structures", Lines(dialog, managed)));
    }

    private static Markdown Lines(DialogContext dialog, IReadOnlyList<ManagedStructure> managed) => Markdown.Lines(managed.Select(structure => dialog.Text(
        "structure-line", ("name", structure.Name), ("siret", structure.Siret), ("state", dialog.Text(structure.State == StructureState.Active ? "state-active" : "state-inactive")))));

    private static SiretMention Mention(PromptInput? opening) =>
        new(opening is not null && PublicStructurePrompt.Number.IsIn(opening), PublicStructurePrompt.Number.ProblemIn(opening));

    private sealed record SiretMention(bool IsThere, string? Problem);
}
