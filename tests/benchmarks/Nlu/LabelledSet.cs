using ChorusAssistant.Bot.Nlu.Evaluation;

namespace ChorusAssistant.Benchmarks.Nlu;

/// <summary>Training phrases and test texts, also as the files that a peer in another language reads.</summary>
internal sealed record LabelledSet(string Name, string Language, IReadOnlyList<(string Text, string Intent)> Train, IReadOnlyList<(string Text, string Intent)> Test)
{
    public static LabelledSet OfFiles(string name, string language, string train, string test) =>
        new(name, language, LabelledFile.Read(train), LabelledFile.Read(test));

    /// <summary>Writes <c>train.tsv</c> and <c>test.tsv</c>, and returns their paths.</summary>
    public (string Train, string Test) WriteTo(string folder) => (Write(Train, folder, "train.tsv"), Write(Test, folder, "test.tsv"));

    private static string Write(IEnumerable<(string Text, string Intent)> phrases, string folder, string file)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllLines(path, phrases.Select(phrase => $"{phrase.Text}\t{phrase.Intent}").Prepend("text\tintent"));
        return path;
    }
}
