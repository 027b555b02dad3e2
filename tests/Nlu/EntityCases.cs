using System.Globalization;
using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Tests.Nlu;

/// <summary>The cases of <c>data/entities.fr.tsv</c>: what people write, and the values in it.</summary>
internal static partial class EntityCases
{
    private const char Comment = '#';

    public static IEnumerable<(string Text, string Values)> All() => Of("entities.fr.tsv").Concat(Spoken());

    /// <summary>The cases of <c>data/spoken-identifiers.fr.tsv</c>.</summary>
    public static IEnumerable<(string Text, string Values)> Spoken() => Of("spoken-identifiers.fr.tsv");

    private static IEnumerable<(string Text, string Values)> Of(string file) =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Nlu", "Data", file))
        where line.Length > 0 && line[0] != Comment
        let columns = line.Split('\t')
        select (WithCharacters(columns[0]), columns[1]);

    /// <summary>"siret=73282932000074 amount=12.5".</summary>
    public static string ValuesOf(IEnumerable<Entity> entities) =>
        string.Join(' ', entities.Select(entity => string.Create(CultureInfo.InvariantCulture, $"{entity.Type}={Plain(entity.Value)}")));

    private static object Plain(object value) => value is decimal number ? number.ToString("0.##", CultureInfo.InvariantCulture) : value;

    private static string WithCharacters(string text) =>
        Escaped().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u([0-9A-F]{4})")]
    private static partial Regex Escaped();
}
