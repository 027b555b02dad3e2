using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Tests.Content;

namespace ChorusAssistant.Tests.Nlu;

/// <summary>One recognizer, trained from the shipped content, for all the tests that only ask it.</summary>
public sealed class RecognizerFixture : IDisposable
{
    /// <summary>The reference day of the demo data, a Tuesday.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    private readonly string _cache = Directory.CreateTempSubdirectory("nlu").FullName;

    public RecognizerFixture() => Recognizer = new RecognizerFactory(ContentLibrary.Load(ShippedContent.Folder), _cache).Create();

    public IRecognizer Recognizer { get; }

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    public RecognizerResult Recognize(string text, string locale = "fr-FR") => Recognizer.Recognize(text, locale, Now);
}
