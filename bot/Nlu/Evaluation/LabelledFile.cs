namespace ChorusAssistant.Bot.Nlu.Evaluation;

/// <summary>A tab-separated file with the header <c>text&lt;TAB&gt;intent</c>.</summary>
internal static class LabelledFile
{
    /// <exception cref="FormatException">A line is broken; the message has its number.</exception>
    public static List<(string Text, string Intent)> Read(string path)
    {
        var phrases = new List<(string, string)>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var fields = line.TrimEnd('\r').Split('\t');
            if (number == 1)
            {
                if (fields is not ["text", "intent"])
                {
                    throw new FormatException($"{path}:1: the header must be 'text<TAB>intent'.");
                }

                continue;
            }

            if (fields is not [var text, var intent] || string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(intent))
            {
                throw new FormatException($"{path}:{number}: a text, one tab and an intent were expected.");
            }

            phrases.Add((text, intent.Trim()));
        }

        return phrases.Count > 0 ? phrases : throw new FormatException($"{path}:{number}: there is no phrase in the file.");
    }
}
