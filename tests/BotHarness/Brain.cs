using System.Reflection;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Tests.Content;

namespace ChorusAssistant.Tests;

/// <summary>What does not change between tests: content, and the recognizer trained from it, once in a run.</summary>
internal sealed class Brain
{
    private static readonly Lazy<Brain> _shipped = new(() => new Brain(ShippedContent.Folder, typeof(Dialog).Assembly));
    private static readonly Lazy<Brain> _withTestDialogs = new(() => new Brain(WithTestContent(), typeof(Dialog).Assembly, Assembly.GetExecutingAssembly()));

    private Brain(string folder, params Assembly[] assemblies)
    {
        Content = ContentLibrary.Load(folder);
        Phrases = PhraseBook.Load(Path.Combine(folder, "Phrases"));
        Dialogs = new DialogCatalog(assemblies);
        Recognizer = new RecognizerFactory(Content, Path.Combine(Path.GetTempPath(), $"chorus-tests-nlu-{assemblies.Length}")).Create();
    }

    /// <summary>As the service ships.</summary>
    public static Brain Shipped => _shipped.Value;

    /// <summary>With the test dialogs and their content beside it.</summary>
    public static Brain WithTestDialogs => _withTestDialogs.Value;

    public ContentLibrary Content { get; }

    public PhraseBook Phrases { get; }

    public DialogCatalog Dialogs { get; }

    public IRecognizer Recognizer { get; }

    private static string WithTestContent()
    {
        var folder = Directory.CreateTempSubdirectory("content-").FullName;
        foreach (var source in (string[])[ShippedContent.Folder, Path.Combine(AppContext.BaseDirectory, "Dialogs", "Engine", "data")])
        {
            foreach (var file in Directory.EnumerateFiles(source, "*.yaml", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return folder;
    }
}
