namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>Lists of words that are built into the program.</summary>
internal static class Resource
{
    /// <summary>The file's lines; those that are empty or begin with # are for its readers.</summary>
    public static IEnumerable<string> LinesOf(string name)
    {
        var type = typeof(Resource);
        using var stream = type.Assembly.GetManifestResourceStream($"{type.Namespace}.{name}")
            ?? throw new FileNotFoundException($"The list {name} is not built in.", name);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
