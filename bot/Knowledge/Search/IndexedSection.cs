using Lucene.Net.Documents;

namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>A section with the words it is found by.</summary>
internal sealed class IndexedSection
{
    // Less than one telling word is no subject: "public" alone is in half of the articles.
    private const double LeastEvidence = 3;

    // In the text a word may stand by chance; in the heading, the title, the keywords or a question it is what the section is about.
    private const double InTheText = 0.6;
    private const double InTheTitle = 0.9;

    private readonly HashSet<string> _about;
    private readonly HashSet<string> _title;
    private readonly HashSet<string> _text;
    private readonly HashSet<string>[] _questions;

    public IndexedSection(Article article, ArticleSection section, FrenchAnalysis analysis)
    {
        (Article, Section) = (article, section);
        _questions = [.. section.Questions.Append(section.Heading).Select(question => analysis.StemsOf(question).ToHashSet(StringComparer.Ordinal))];
        _about = [.. _questions.SelectMany(words => words)];
        _title = [.. analysis.StemsOf(article.Title), .. article.Keywords.SelectMany(analysis.StemsOf)];
        _text = [.. section.Blocks.SelectMany(block => block.Text).SelectMany(analysis.StemsOf)];
        Words = [.. _about.Concat(_title).Concat(_text).Distinct(StringComparer.Ordinal)];
    }

    public Article Article { get; }

    public ArticleSection Section { get; }

    /// <summary>Each word once, wherever it stands.</summary>
    public IReadOnlyCollection<string> Words { get; }

    /// <summary>
    /// From 0 to 1: the share of the question that the section speaks of, or how near the question is to one that it is known to answer,
    /// whichever is more.
    /// </summary>
    public double Match(IReadOnlyList<AskedWord> asked, WordWeights weights)
    {
        var (found, all) = (0.0, 0.0);
        foreach (var word in asked)
        {
            var weight = weights.Of(word);
            all += weight;
            found += weight * word.Variants.Select(variant => PlaceOf(variant.Stem) * variant.Trust).DefaultIfEmpty(0).Max();
        }

        // A question that holds a word of no article at all is only seemingly the one that is known.
        var trust = asked.Any(word => word.IsUnknown) ? 0.75 : 1;
        var share = (found < LeastEvidence ? 0.5 : 0.9) * found / all;
        return Math.Max(share, trust * _questions.Max(question => Likeness(question, asked, weights)));
    }

    /// <summary>All that it is found by, as it is written.</summary>
    public IEnumerable<string> Texts =>
        [Section.Heading, Article.Title, .. Section.Questions, .. Article.Keywords, .. Section.Blocks.SelectMany(block => block.Text)];

    public Document ToDocument() =>
    [
        new TextField("heading", FrenchAnalysis.Readable(Section.Heading), Field.Store.NO),
        new TextField("questions", FrenchAnalysis.Readable(string.Join("\n", Section.Questions)), Field.Store.NO),
        new TextField("title", FrenchAnalysis.Readable(Article.Title), Field.Store.NO),
        new TextField("keywords", FrenchAnalysis.Readable(string.Join(", ", Article.Keywords)), Field.Store.NO),
        new TextField("text", FrenchAnalysis.Readable(string.Join("\n", Section.Blocks.SelectMany(block => block.Text))), Field.Store.NO),
    ];

    private double PlaceOf(string word) =>
        _about.Contains(word) ? 1 : _title.Contains(word) ? InTheTitle : _text.Contains(word) ? InTheText : 0;

    // Twice what both say, over what either says. Two words for one of the question's say it once: else the share would exceed the whole.
    private static double Likeness(HashSet<string> question, IReadOnlyList<AskedWord> asked, WordWeights weights)
    {
        var (common, sum) = (0.0, question.Sum(weights.Of));
        HashSet<string> said = [];
        foreach (var word in asked)
        {
            var same = word.Variants.FirstOrDefault(variant => question.Contains(variant.Stem));
            if (same.Stem is not null && !said.Add(same.Stem))
            {
                continue;
            }

            var weight = same.Stem is null ? weights.Of(word) : weights.Of(same.Stem);
            sum += weight;
            common += weight * same.Trust;
        }

        return sum == 0 ? 0 : 2 * common / sum;
    }
}
