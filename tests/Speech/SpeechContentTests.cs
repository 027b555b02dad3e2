using System.Reflection;
using ChorusAssistant.Bot.Speech;
using ChorusAssistant.Tests.Content;

namespace ChorusAssistant.Tests.Speech;

public sealed class SpeechContentTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_refusal_has_its_words_and_no_words_are_left_over(string language)
    {
        var codes = typeof(SpeechRefusal).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((SpeechRefusal)field.GetValue(null)!).Code);
        var written = File.ReadLines(Path.Combine(ShippedContent.Folder, language, "Speech.yaml"))
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim().Split(':')[0]);

        Assert.Equal(codes.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }
}
