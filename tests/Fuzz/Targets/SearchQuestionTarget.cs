using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Tests.Knowledge;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>A question to the articles, and small talk: findings with confidences from 0 to 1, no more than were asked for.</summary>
internal sealed class SearchQuestionTarget : FuzzTarget
{
    public override string Name => "search-question";

    public override int Longest => 6_000;

    public override IReadOnlyList<string> Words =>
        ["facture ", "comment ", "rejetée", "SIRET", "mot de passe", "AND ", "OR ", "NOT ", "*", "~", "^2", "title:", "\"", "(", ")", "[a TO b]", "?", "+", "-", "merci", "bonjour", "mourir"];

    public override string Read(byte[] input)
    {
        var text = TextOf(input);
        var found = ShippedKnowledge.Shared.Search(text, most: 3);
        Assert.All(found, finding => Assert.InRange(finding.Confidence, 0, 1));
        Assert.InRange(found.Count, 0, 3);
        var topic = Brain.Shipped.Phrases.Of("fr").SmallTalk.Match(TextNormalizer.Normalize(text), () => false);
        return $"{(found.Count > 0 ? found[0].Article.Slug : null)} {topic?.Topic}";
    }
}
