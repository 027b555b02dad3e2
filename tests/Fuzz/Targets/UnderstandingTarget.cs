using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Tests.Nlu;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>
/// What a person writes: entities stand in the text at their offsets and never overlap, their values are what their types say, confidences
/// are probabilities, the normal form is one, and the same text gives the same answer.
/// </summary>
internal sealed class UnderstandingTarget : FuzzTarget
{
    private static readonly string[] _words = [.. EntityCases.All().SelectMany(item => item.Text.Split(' ')).Distinct()];

    public override string Name => "understanding";

    public override IReadOnlyList<string> Words => [.. _words, .. ((string[])[" du ", " au ", " mars ", "€", " arobase ", " point fr", "73282932000074", "732 829 320 00074", "soixante ", "virgule "])];

    public override string Read(byte[] input)
    {
        var text = TextOf(input);
        var result = Brain.Shipped.Recognizer.Recognize(text, "fr-FR", RecognizerFixture.Now);
        var end = 0;
        foreach (var entity in result.Entities)
        {
            Assert.True(entity.Start >= end && entity.End > entity.Start && entity.End <= text.Length);
            Assert.Equal(text[entity.Start..entity.End], entity.Text);
            AssertValue(entity);
            end = entity.End;
        }

        Assert.NotEmpty(result.Ranking);
        Assert.All(result.Ranking, score => Assert.InRange(score.Confidence, 0, 1));
        Assert.Equal(result.Ranking.Select(score => score.Confidence).OrderDescending(), result.Ranking.Select(score => score.Confidence));
        var normal = TextNormalizer.Normalize(text);
        Assert.Equal(normal, TextNormalizer.Normalize(normal));
        Assert.DoesNotContain("  ", normal, StringComparison.Ordinal);
        return $"{result.Language} {string.Join(' ', result.Entities.Take(4).Select(entity => entity.Type))} {result.Ranking[0].Name}";
    }

    private static void AssertValue(Entity entity)
    {
        switch (entity.Type)
        {
            case EntityTypes.Siret:
                Assert.True(ChorusAssistant.Domain.Identifiers.Siret.TryParse((string)entity.Value, out _));
                break;
            case EntityTypes.Siren:
                Assert.True(ChorusAssistant.Domain.Identifiers.Siren.TryParse((string)entity.Value, out _));
                break;
            case EntityTypes.Date:
                Assert.All(((string)entity.Value).Split('/'), day => Assert.True(DateOnly.TryParseExact(day, "yyyy-MM-dd", out _), (string)entity.Value));
                break;
            case EntityTypes.Amount or EntityTypes.DistanceKm or EntityTypes.Number:
                Assert.IsType<decimal>(entity.Value);
                break;
            default:
                Assert.NotEqual("", Assert.IsType<string>(entity.Value));
                break;
        }
    }
}
