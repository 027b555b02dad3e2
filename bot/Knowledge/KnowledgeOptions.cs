using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>Section <c>Knowledge</c> of the configuration.</summary>
public sealed class KnowledgeOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Knowledge";

    /// <summary>
    /// The folder that holds <c>fr/*.md</c>; relative to the content root. Absent: <c>Knowledge</c> of the content root (the source tree under
    /// <c>dotnet run</c>), else the one beside the program.
    /// </summary>
    public string? Directory { get; set; }

    /// <summary>How often the folder is looked at for edited files.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From this confidence on, a section is an answer.</summary>
    [Range(0.0, 1.0)]
    public double CertainFrom { get; set; } = 0.53;
}
