namespace ChorusAssistant.Bot.Content;

/// <summary>Content that cannot be used. The message names the file and the line, for the person who edits it.</summary>
public sealed class ContentException : Exception
{
    public ContentException()
    {
    }

    public ContentException(string message)
        : base(message)
    {
    }

    public ContentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static ContentException At(string file, long line, string problem) => new($"{file}:{line}: {problem}");
}
