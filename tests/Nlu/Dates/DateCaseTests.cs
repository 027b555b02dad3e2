using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Dates;
using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Bot.Nlu.Folding;

namespace ChorusAssistant.Tests.Nlu.Dates;

/// <summary>Ours, Microsoft's, and what is taken, side by side in <c>data/dates.fr.tsv</c>: a change of any of the three is seen.</summary>
public sealed class DateCaseTests
{
    private const string Nothing = "-";

    private static readonly MicrosoftDateRecognizer Theirs = new();

    public static IEnumerable<object[]> Cases() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Nlu", "Data", "dates.fr.tsv")).Where(line => line[0] != '#').Select(line => line.Split('\t'));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Takes_ours_and_theirs_only_where_ours_has_none(string text, string taken, string ours, string theirs)
    {
        Assert.Equal(ours, DatesIn(EntityReader.Read(FoldedText.Of(text), RecognizerFixture.Now)));
        Assert.Equal(theirs, Joined(Theirs.Find(text, RecognizerFixture.Now).Select(mention => mention.Past.ToString())));
        Assert.Equal(taken, DatesIn(EntityReader.Read(FoldedText.Of(text), RecognizerFixture.Now, Theirs)));
    }

    [Fact]
    public void Asks_them_nothing_unless_a_word_shows_a_date_that_ours_do_not_read()
    {
        foreach (var (text, _) in EntityCases.All())
        {
            EntityReader.Read(FoldedText.Of(text), RecognizerFixture.Now, new Unwanted());
        }
    }

    [Fact]
    public void Asks_them_about_short_pieces_and_twice_at_most()
    {
        var asked = new List<string>();

        EntityReader.Read(FoldedText.Of(string.Concat(Enumerable.Repeat("à Noël ou le premier lundi de mars, ", 300))), RecognizerFixture.Now, new Listening(asked));
        EntityReader.Read(FoldedText.Of("noël " + new string('x', 9_000)), RecognizerFixture.Now, new Listening(asked));

        Assert.Equal(2, asked.Count);
        Assert.All(asked, piece => Assert.InRange(piece.Length, 1, IDateRecognizer.MaximumLength));
    }

    [Theory]
    [InlineData("Reçu à l’été 🙂, payé la veille de Noël 🎄", "veille de Noël")]
    [InlineData("e\u0301crit il y a quelques jours", "il y a quelques jours")]
    [InlineData("la session du premier\u00A0lundi de mars", "premier\u00A0lundi de mars")]
    public void Gives_their_words_as_they_stand(string text, string words)
    {
        var entity = Assert.Single(EntityReader.Read(FoldedText.Of(text), RecognizerFixture.Now, Theirs));

        Assert.Equal(words, entity.Text);
        Assert.Equal(words, text[entity.Start..entity.End]);
    }

    private static string DatesIn(IEnumerable<Entity> entities) =>
        Joined(entities.Where(entity => entity.Type == EntityTypes.Date).Select(entity => (string)entity.Value));

    private static string Joined(IEnumerable<string> days) => string.Join(' ', days) is { Length: > 0 } some ? some : Nothing;

    private sealed class Unwanted : IDateRecognizer
    {
        public IReadOnlyList<DateMention> Find(string text, DateTimeOffset now) => throw new InvalidOperationException($"Asked about \"{text}\".");
    }

    private sealed class Listening(List<string> asked) : IDateRecognizer
    {
        public IReadOnlyList<DateMention> Find(string text, DateTimeOffset now)
        {
            asked.Add(text);
            return [];
        }
    }
}
