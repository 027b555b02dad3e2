using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Workflows.Documents;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>A file of one of the kinds, or one of the labels that say that there is none. Its answer is null for a label.</summary>
internal sealed class FilePrompt(IReadOnlyList<string> extensions, IReadOnlyList<string> labels) : Prompt<FileAnswer>
{
    public override string Kind => "file";

    public override IReadOnlyList<string> Choices => labels;

    /// <summary>The kinds that are taken, each with its point.</summary>
    public IReadOnlyList<string> Extensions => extensions;

    public override PromptResult<FileAnswer> Parse(PromptInput input)
    {
        if (input.Files.Count > 1)
        {
            return PromptResult<FileAnswer>.Refuse("file-several");
        }

        if (input.Files is [var (file, name)])
        {
            return extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
                ? PromptResult<FileAnswer>.Accept(new FileAnswer(file, name))
                : PromptResult<FileAnswer>.Refuse("file-kind");
        }

        var isLabel = labels.Any(label => TextNormalizer.Normalize(label) == input.Normalized);
        return isLabel ? PromptResult<FileAnswer>.Accept(new FileAnswer(null, null)) : PromptResult<FileAnswer>.Refuse("file-missing");
    }
}

/// <summary>What a question for a file was answered with.</summary>
/// <param name="File">The file, or null where the user has none.</param>
/// <param name="Name">Its name with extension, or null.</param>
public sealed record FileAnswer(UploadedFile? File, string? Name);
