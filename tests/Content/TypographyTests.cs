using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Tests.Content;

/// <summary>What everybody reads, whatever they ask for, is typeset as French is.</summary>
public sealed partial class TypographyTests
{
    public static TheoryData<string> Sections { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(ShippedContent.Folder, "fr"), "*.yaml").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Replies_have_typographic_apostrophes_and_no_break_spaces(string section)
    {
        var text = File.ReadAllText(Path.Combine(ShippedContent.Folder, "fr", $"{section}.yaml"));
        var replies = text[text.IndexOf("replies:", StringComparison.Ordinal)..];
        var title = text.Split('\n').FirstOrDefault(line => line.StartsWith("title:", StringComparison.Ordinal));

        Assert.Empty(Careless().Matches($"{title}\n{replies}").Select(match => match.Value));
    }

    [Fact]
    public void A_button_means_the_same_typed_on_a_keyboard_without_such_signs()
    {
        var buttons = Brain.Shipped.Content.Intents("fr").SelectMany(intent => intent.Replies.Values).SelectMany(reply => reply.Choices);

        Assert.All(buttons.Distinct(), button =>
        {
            var typed = BotHarness.Plain(button);
            Assert.Equal(TextNormalizer.Normalize(button), TextNormalizer.Normalize(typed));
            Assert.Equal(TopOf(button), TopOf(typed));
        });
    }

    private static string TopOf(string text) => Brain.Shipped.Recognizer.Recognize(text, "fr-FR", BotHarness.Start).Ranking[0].Name;

    // An apostrophe between letters, a plain space before a double sign, a plain space inside quotation marks.
    [GeneratedRegex(@".{0,20}(?:\p{L}'\p{L}| [?!;](?=\s|$|"")| :(?= \p{L})|« | »).{0,10}")]
    private static partial Regex Careless();
}
