using System.Text.Json;
using ChorusAssistant.Bot.Nlu.Evaluation;
using ChorusAssistant.Tests.Content;

namespace ChorusAssistant.Tests.Nlu;

public sealed class NluCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Evaluates_a_test_set_as_one_json_line()
    {
        var train = Write("train.tsv", "text\tintent\nbonjour\tGreet\nbonsoir à tous\tGreet\nsalut\tGreet\nau revoir\tGoodbye\nà bientôt\tGoodbye\nbonne soirée\tGoodbye\n");
        var test = Write("test.tsv", "text\tintent\nbonjour à tous\tGreet\nau revoir et à bientôt\tGoodbye\n");

        var (code, output, _) = Run("evaluate", "--train", train, "--test", test, "--locale", "fr");

        Assert.Equal(0, code);
        var report = JsonDocument.Parse(Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal(1, report.GetProperty("accuracy").GetDouble());
        Assert.Equal(1, report.GetProperty("macroF1").GetDouble());
        Assert.True(report.GetProperty("trainingSeconds").GetDouble() >= 0);
        Assert.True(report.GetProperty("microsecondsPerParse").GetDouble() > 0);
    }

    [Fact]
    public void Prints_a_confusion_table_on_request()
    {
        var train = Write("train.tsv", "text\tintent\nbonjour\tGreet\nau revoir\tGoodbye\n");

        var (_, output, _) = Run("evaluate", "--train", train, "--test", train, "--confusion");

        Assert.Contains("Goodbye", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text\tintent\nbonjour\tGreet\nune ligne sans intention\n", ":3:")]
    [InlineData("text\tintent\nbonjour\tGreet\textra\n", ":2:")]
    [InlineData("text\tintent\n\tGreet\n", ":2:")]
    [InlineData("phrase\tlabel\nbonjour\tGreet\n", ":1:")]
    [InlineData("text\tintent\n", ":1:")]
    [InlineData("", ":0:")]
    public void Names_the_line_of_a_broken_file(string content, string place)
    {
        var train = Write("train.tsv", content);

        var (code, output, error) = Run("evaluate", "--train", train, "--test", train);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(place, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("dance")]
    [InlineData("evaluate")]
    [InlineData("evaluate", "--train")]
    [InlineData("evaluate", "--train", "/nowhere/a.tsv", "--test", "/nowhere/b.tsv")]
    [InlineData("check", "--content", "/nowhere")]
    public void Explains_itself_when_called_wrongly(params string[] args)
    {
        var (code, _, error) = Run(args);

        Assert.Equal(1, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public void Leaves_other_command_lines_alone() => Assert.Null(NluCommand.TryRun(["--urls", "http://localhost:5080"]));

    [Fact]
    public void Finds_nothing_wrong_with_the_phrases_we_ship()
    {
        var (code, output, _) = Run("check", "--content", ShippedContent.Folder);

        Assert.True(code == 0, output);
    }

    [Fact]
    public void Finds_a_phrase_that_two_intents_claim()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "fr"));
        Write("fr/Greet.yaml", "intent: Greet\ntitle: t\nutterances:\n- bonjour\n- Bonjour !\n");
        Write("fr/Thank.yaml", "intent: Thank\ntitle: t\nutterances: [bonjour]\n");

        var (code, output, _) = Run("check", "--content", _folder);

        Assert.Equal(1, code);
        Assert.Contains("fr/Greet.yaml:5: 'Bonjour !' says the same as 'bonjour' of line 4", output, StringComparison.Ordinal);
        Assert.Contains("fr/Thank.yaml:3: 'bonjour' contradicts fr/Greet.yaml:4", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (NluCommand.Run(args, output, error), output.ToString(), error.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
