namespace ChorusAssistant.Workflows.Sirene;

/// <summary>The register's way to keep something to itself.</summary>
internal static class Masked
{
    private const string NotDisclosed = "[ND]";

    /// <summary>The text, or null where it is masked or empty.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) || text.Contains(NotDisclosed, StringComparison.Ordinal) ? null : text;
}
