using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace ChorusAssistant.Bot.Pages;

/// <summary>
/// A file of French HTML with places to fill: <c>{{name}}</c> takes text and encodes it, <c>{{&amp;name}}</c> takes HTML that
/// another template made. Its first line is a comment with the title: <c>&lt;!-- Mon titre --&gt;</c>.
/// </summary>
internal sealed partial class PageTemplate
{
    // French letters stay letters in the page's source; what means something to HTML is encoded as ever.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string _name;
    private readonly string _html;

    private PageTemplate(string name, string text)
    {
        var first = TitleLine().Match(text);
        _name = name;
        Title = first.Groups["title"].Value;
        _html = text[first.Length..];
    }

    /// <summary>The title in the file's first line; empty where there is none.</summary>
    public string Title { get; }

    /// <summary>Reads a file that was built into the program, such as <c>Activation/Pages/expired.html</c>.</summary>
    public static PageTemplate Load(string path)
    {
        var resource = $"{typeof(PageTemplate).Assembly.GetName().Name}.{path.Replace('/', '.')}";
        using var stream = typeof(PageTemplate).Assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"The page {path} is not built in.", path);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new PageTemplate(path, reader.ReadToEnd());
    }

    /// <summary>Fills the places. A place without a value is a mistake of ours, and fails.</summary>
    public string Render(params (string Name, string Value)[] values) => Place().Replace(_html, place =>
    {
        var name = place.Groups["name"].Value;
        var value = Array.Find(values, candidate => candidate.Name == name).Value
            ?? throw new InvalidOperationException($"{_name} has no value for {name}.");
        return place.Groups["raw"].Success ? value : Encode(value);
    });

    /// <summary>Text as HTML shows it.</summary>
    public static string Encode(string text) => Encoder.Encode(text);

    [GeneratedRegex(@"\A<!-- (?<title>[^\n]*) -->\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"\{\{(?<raw>&)?(?<name>[a-z-]+)\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
