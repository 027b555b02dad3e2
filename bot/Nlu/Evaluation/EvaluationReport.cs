using System.Globalization;
using System.Text;

namespace ChorusAssistant.Bot.Nlu.Evaluation;

/// <summary>How the predictions for a test set compare with its labels.</summary>
internal sealed class EvaluationReport
{
    private readonly Dictionary<(string Expected, string Predicted), int> _confusions = [];
    private readonly List<string> _intents;
    private readonly StringBuilder _mistakes = new();
    private readonly int _firstTwo;
    private readonly int _total;

    public EvaluationReport(IEnumerable<EvaluatedText> answers)
    {
        foreach (var answer in answers)
        {
            var (text, expected, predicted, second) = answer;
            _confusions[(expected, predicted)] = _confusions.GetValueOrDefault((expected, predicted)) + 1;
            _firstTwo += predicted == expected || second == expected ? 1 : 0;
            _total++;
            if (predicted != expected)
            {
                _mistakes.Append(CultureInfo.InvariantCulture, $"{expected}\t{predicted}\t{text}\n");
            }
        }

        _intents = _confusions.Keys.Select(pair => pair.Expected).Distinct().Order(StringComparer.Ordinal).ToList();
    }

    public double Accuracy => _confusions.Where(entry => entry.Key.Expected == entry.Key.Predicted).Sum(entry => entry.Value) / (double)_total;

    /// <summary>The share where the right intent is first or second.</summary>
    public double FirstTwo => _firstTwo / (double)_total;

    /// <summary>The mean over the intents of the test set, each counting the same.</summary>
    public double MacroF1 => _intents.Average(F1);

    /// <summary>The share of out-of-scope texts that were refused; null when the test set has none.</summary>
    public double? OutOfScopeRecall => _intents.Contains(IntentNames.None) ? Recall(IntentNames.None) : null;

    /// <summary>The share of texts in scope that were refused; null when the test set has nothing out of scope.</summary>
    public double? WronglyRefused
    {
        get
        {
            var inScope = _confusions.Where(entry => entry.Key.Expected != IntentNames.None).ToList();
            var refused = inScope.Where(entry => entry.Key.Predicted == IntentNames.None).Sum(entry => entry.Value);
            return _intents.Contains(IntentNames.None) && inScope.Count > 0 ? refused / (double)inScope.Sum(entry => entry.Value) : null;
        }
    }

    /// <summary>One line a mistake: expected intent, predicted intent, text.</summary>
    public string Mistakes => _mistakes.ToString();

    /// <summary>One line an intent: its recall, and what it was taken for.</summary>
    public string ConfusionTable()
    {
        var table = new StringBuilder();
        foreach (var intent in _intents)
        {
            var mistaken = _confusions.Where(entry => entry.Key.Expected == intent && entry.Key.Predicted != intent)
                .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key.Predicted, StringComparer.Ordinal)
                .Select(entry => $"{entry.Key.Predicted} {entry.Value}");
            table.Append(CultureInfo.InvariantCulture, $"{intent,-32} {Recall(intent),6:P0} of {Count(intent),4}  {string.Join(", ", mistaken)}\n");
        }

        return table.ToString();
    }

    private int Count(string intent) => _confusions.Where(entry => entry.Key.Expected == intent).Sum(entry => entry.Value);

    private double Recall(string intent) => _confusions.GetValueOrDefault((intent, intent)) / (double)Count(intent);

    private double F1(string intent)
    {
        var right = _confusions.GetValueOrDefault((intent, intent));
        var predicted = _confusions.Where(entry => entry.Key.Predicted == intent).Sum(entry => entry.Value);
        return 2.0 * right / (Count(intent) + predicted);
    }
}
