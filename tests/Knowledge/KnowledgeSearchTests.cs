using ChorusAssistant.Bot.Knowledge;
using ChorusAssistant.Bot.Knowledge.Search;
using Xunit.Abstractions;

namespace ChorusAssistant.Tests.Knowledge;

/// <summary>
/// How well the shipped articles answer questions that were written apart from them: of those that an article answers, how often its section
/// comes first and is trusted; of the others, how often one is trusted all the same.
/// </summary>
public sealed class KnowledgeSearchTests(ITestOutputHelper output)
{
    private const string Unanswerable = "-";

    /// <summary>Those of <c>questions.tsv</c> were looked at while the search was made; those of <c>questions-apart.tsv</c> were not.</summary>
    [Theory]
    [InlineData("questions.tsv", 0.9, 0.85, 0.05)]
    [InlineData("questions-apart.tsv", 0.9, 0.8, 0.1)]
    public void Questions_find_their_article_and_the_others_find_none(string file, double leastFirst, double leastAnswered, double mostFalse)
    {
        var questions = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Knowledge", "data", file)).Skip(1)
            .Select(line => line.Split('\t')).Select(cells => (Text: cells[0], Expected: cells[1])).ToList();
        var knowledge = ShippedKnowledge.Shared;
        var (first, answered, asked, wrong, falselyAnswered, unanswerable) = (0, 0, 0, 0, 0, 0);
        foreach (var (text, expected) in questions)
        {
            var best = knowledge.Search(text, most: 1) is [var found, ..] ? found : null;
            var isSure = knowledge.Answer(text) is not null;
            var isRight = expected.Split('|').Contains(best?.Article.Slug);
            (asked, unanswerable) = expected == Unanswerable ? (asked, unanswerable + 1) : (asked + 1, unanswerable);
            first += isRight ? 1 : 0;
            answered += isRight && isSure ? 1 : 0;
            wrong += expected != Unanswerable && !isRight && isSure ? 1 : 0;
            falselyAnswered += expected == Unanswerable && isSure ? 1 : 0;
            if (expected == Unanswerable ? isSure : !isRight || !isSure)
            {
                output.WriteLine($"{best?.Confidence:F2} {text} -> {Place(best)} ({expected})");
            }
        }

        output.WriteLine($"first {first}/{asked}, answered {answered}/{asked}, wrong article {wrong}/{asked}, answered though no article does {falselyAnswered}/{unanswerable}");
        Assert.True(first >= leastFirst * asked, $"The right article came first for {first} of {asked}.");
        Assert.True(answered >= leastAnswered * asked, $"{answered} of {asked} were answered from the right article.");
        Assert.True(wrong <= 0.05 * asked, $"{wrong} of {asked} were answered from another article.");
        Assert.True(falselyAnswered <= mostFalse * unanswerable, $"{falselyAnswered} of {unanswerable} were answered though no article does.");
    }

    private static string Place(Finding? found) => found is null ? "nothing" : $"{found.Article.Slug}#{found.Section.Anchor}";
}
