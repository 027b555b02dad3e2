using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu.Intents;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Evaluation;

/// <summary>The command line of the understanding: <c>nlu evaluate</c> and <c>nlu check</c>.</summary>
public static class NluCommand
{
    private const string Usage = """
        nlu evaluate --train A.tsv --test B.tsv [--locale fr] [--confusion]   accuracy, macro-F1 and times as one JSON line
        nlu cross-validate [--locale fr] [--folds 5] [--content FOLDER] [--mistyped] [--confusion]   the same on our own phrases, each unseen
        nlu check [--content FOLDER]                                          refuses duplicate or contradictory training phrases
        """;

    /// <summary>The exit code, or null when the arguments ask for something else than <c>nlu</c>.</summary>
    public static int? TryRun(string[] args) => args is ["nlu", .. var rest] ? Run(rest, Console.Out, Console.Error) : null;

    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            return args switch
            {
                ["evaluate", .. var options] => Evaluate(options, output),
                ["cross-validate", .. var options] => CrossValidate(options, output),
                ["check", .. var options] => Check(options, output),
                _ => throw new FormatException(Usage),
            };
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException or ContentException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }

    private static int Evaluate(string[] options, TextWriter output)
    {
        var train = LabelledFile.Read(Option(options, "--train") ?? throw new FormatException(Usage));
        var test = LabelledFile.Read(Option(options, "--test") ?? throw new FormatException(Usage));
        var language = (Option(options, "--locale") ?? ContentLibrary.DefaultLanguage).Split('-')[0];
        var clock = Stopwatch.StartNew();
        var model = IntentTraining.Train(train, language, TrainingOptions.Default);
        var classifier = new IntentClassifier(model, LanguageVocabulary.For(language), train);
        var trainingSeconds = clock.Elapsed.TotalSeconds;
        var measured = Measurement.Of(classifier, test);
        var report = measured.Report;
        output.WriteLine(JsonSerializer.Serialize(new
        {
            accuracy = Math.Round(report.Accuracy, 4),
            macroF1 = Math.Round(report.MacroF1, 4),
            firstTwo = Math.Round(report.FirstTwo, 4),
            outOfScopeRecall = Rounded(report.OutOfScopeRecall),
            wronglyRefused = Rounded(report.WronglyRefused),
            trainingSeconds = Math.Round(trainingSeconds, 2),
            microsecondsPerParse = Math.Round(measured.MedianMicroseconds, 1),
            microsecondsP99 = Math.Round(measured.P99Microseconds, 1),
            bytesPerParse = measured.BytesPerParse,
            intents = model.Labels.Count,
            features = model.Table.Features.Length,
            train = train.Count,
            test = test.Count,
        }));
        WriteDetails(report, options, output);
        return 0;
    }

    private static int CrossValidate(string[] options, TextWriter output)
    {
        var language = (Option(options, "--locale") ?? ContentLibrary.DefaultLanguage).Split('-')[0];
        var folds = int.Parse(Option(options, "--folds") ?? "5", CultureInfo.InvariantCulture);
        var phrases = Content(options).Intents(language).SelectMany(intent => intent.Utterances.Select(text => (text, intent.Name))).ToList();
        var report = CrossValidation.Run(phrases, language, folds, TrainingOptions.Default, options.Contains("--mistyped"));
        output.WriteLine(JsonSerializer.Serialize(new
        {
            accuracy = Math.Round(report.Accuracy, 4),
            macroF1 = Math.Round(report.MacroF1, 4),
            firstTwo = Math.Round(report.FirstTwo, 4),
            outOfScopeRecall = Rounded(report.OutOfScopeRecall),
            wronglyRefused = Rounded(report.WronglyRefused),
            phrases = phrases.Count,
            folds,
        }));
        WriteDetails(report, options, output);
        return 0;
    }

    private static void WriteDetails(EvaluationReport report, string[] options, TextWriter output)
    {
        if (options.Contains("--confusion"))
        {
            output.Write(report.ConfusionTable());
        }

        if (options.Contains("--mistakes"))
        {
            output.Write(report.Mistakes);
        }
    }

    private static ContentLibrary Content(string[] options) =>
        ContentLibrary.Load(Option(options, "--content") ?? Path.Combine(AppContext.BaseDirectory, "Content"));

    private static int Check(string[] options, TextWriter output)
    {
        var content = Content(options);
        var problems = ContentLibrary.Languages.SelectMany(language => PhraseCheck.Problems(content, language)).ToList();
        problems.ForEach(output.WriteLine);
        var phrases = ContentLibrary.Languages.Sum(language => content.Intents(language).Sum(intent => intent.Utterances.Count));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{phrases} phrases, {problems.Count} problems"));
        return problems.Count == 0 ? 0 : 1;
    }

    private static double? Rounded(double? share) => share is { } value ? Math.Round(value, 4) : null;

    private static string? Option(string[] options, string name)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? options[at + 1] : null;
    }
}
