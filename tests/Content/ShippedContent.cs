namespace ChorusAssistant.Tests.Content;

/// <summary>The content files as the build copies them beside the program.</summary>
internal static class ShippedContent
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Content");
}
