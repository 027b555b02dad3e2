using ChorusAssistant.Bot.Content;

namespace ChorusAssistant.Tests.Content;

public sealed class ContentLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("content").FullName;

    public ContentLibraryTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "fr"));
        Directory.CreateDirectory(Path.Combine(_folder, "en"));
        Write("fr/Greet.yaml", """
            intent: Greet
            title: dire bonjour
            utterances:
            - bonjour
            - salut
            replies:
              answer: Bonjour {name}
              with-choices:
                text: Que voulez-vous ?
                speak: Dites ce que vous voulez.
                choices: [Une facture, Un compte]
            """);
        Write("fr/Assistant.yaml", "replies: {anything-else: Autre chose ?}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reads_utterances_and_replies()
    {
        var library = ContentLibrary.Load(_folder);

        var intent = Assert.Single(library.Intents("fr"));
        Assert.Equal(("Greet", "dire bonjour"), (intent.Name, intent.Title));
        Assert.Equal(["bonjour", "salut"], intent.Utterances);
        Assert.Equal("Bonjour {name}", library.Reply("Greet", "answer", "fr").Text);
        var reply = library.Reply("Greet", "with-choices", "fr");
        Assert.Equal("Dites ce que vous voulez.", reply.Speak);
        Assert.Equal(["Une facture", "Un compte"], reply.Choices);
    }

    [Fact]
    public void Falls_back_to_the_shared_replies_and_then_to_french()
    {
        Write("en/Assistant.yaml", "replies: {anything-else: Anything else?}");

        var library = ContentLibrary.Load(_folder);

        Assert.Equal("Anything else?", library.Reply("Greet", "anything-else", "en").Text);
        Assert.Equal("Bonjour {name}", library.Reply("Greet", "answer", "en").Text);
        Assert.True(library.HasReply("Greet", "answer", "en"));
        Assert.False(library.HasReply("Greet", "nothing", "en"));
        Assert.Throws<ContentException>(() => library.Reply("Greet", "nothing", "en"));
    }

    [Fact]
    public void Finds_an_intent_by_name_and_language()
    {
        var library = ContentLibrary.Load(_folder);

        Assert.NotNull(library.Find("Greet", "fr"));
        Assert.Null(library.Find("Greet", "en"));
        Assert.Null(library.Find("Nothing", "fr"));
        Assert.Empty(library.Intents("de"));
    }

    [Theory]
    [InlineData("intent: Thank\ntitle: t\nutterances: [merci]\ncolour: red", "Thank.yaml:4")]
    [InlineData("intent: Thank\ntitle: t\nutterances: [merci]\nreplies:\n  a: {text: x, txet: y}", "Thank.yaml:5")]
    [InlineData("intent: Thank\ntitle: t\nutterances:\n- merci\n- ''", "Thank.yaml:5")]
    [InlineData("intent: Thank\ntitle: t\nutterances:\n- merci\n- merci", "Thank.yaml:5")]
    [InlineData("intent: Thank\ntitle: t\nutterances: [merci]\nreplies:\n  a: x\n  a: y", "Thank.yaml:6")]
    [InlineData("intent: Thank\ntitle: t\nutterances: [merci]\nreplies:\n  a: ''", "Thank.yaml:5")]
    [InlineData("intent: Greet\ntitle: t\nutterances: [merci]", "Thank.yaml:1")]
    [InlineData("intent: Thank\nutterances: [merci]", "Thank.yaml:1")]
    [InlineData("title: t\nreplies: {a: x}", "Thank.yaml:1")]
    [InlineData("intent: Thank\ntitle: t\nutterances: merci", "Thank.yaml:3")]
    [InlineData("intent: Thank\n  title: [", "Thank.yaml:2")]
    [InlineData("", "Thank.yaml:1")]
    public void Refuses_a_broken_file_with_its_line(string yaml, string place)
    {
        Write("fr/Thank.yaml", yaml);

        var refusal = Assert.Throws<ContentException>(() => ContentLibrary.Load(_folder));

        Assert.Contains(place + ":", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_folder_without_french()
    {
        Directory.Delete(Path.Combine(_folder, "fr"), recursive: true);

        Assert.Throws<ContentException>(() => ContentLibrary.Load(_folder));
    }

    [Fact]
    public void The_content_we_ship_is_sound()
    {
        var library = ContentLibrary.Load(ShippedContent.Folder);

        Assert.All(library.Intents("fr"), intent => Assert.True(intent.Utterances.Count >= 60, $"{intent.Name}: {intent.Utterances.Count} utterances"));
        Assert.True(library.Find("None", "fr")!.Utterances.Count >= 250);
        Assert.All(library.Intents("en"), intent => Assert.NotNull(library.Find(intent.Name, "fr")));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
