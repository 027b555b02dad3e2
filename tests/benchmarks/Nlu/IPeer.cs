namespace ChorusAssistant.Benchmarks.Nlu;

/// <summary>Another way to classify, trained and asked on the same files.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>The predicted intent of every test text, in order.</summary>
    Task<IReadOnlyList<string>> PredictAsync(LabelledSet set);
}
