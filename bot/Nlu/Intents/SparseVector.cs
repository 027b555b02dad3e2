namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>An utterance as rows of the weights and their values; each group of features has length one before its share is applied.</summary>
internal readonly record struct SparseVector(int[] Rows, float[] Values)
{
    // Found by cross-validation on our own content and on the public corpora (README, Decisions).
    private static readonly float[] GroupShare = [1.0f, 0.7f, 1.2f, 0.6f];

    public static SparseVector Of(ReadOnlySpan<ulong> features, FeatureTable table)
    {
        var rows = new int[features.Length];
        var values = new float[features.Length];
        var count = Fill(features, table, rows, values);
        return new SparseVector(rows[..count], values[..count]);
    }

    /// <summary>Writes rows and values of the known features, and returns how many there are.</summary>
    public static int Fill(ReadOnlySpan<ulong> features, FeatureTable table, Span<int> rows, Span<float> values)
    {
        Span<float> squares = stackalloc float[UtteranceFeatures.Groups];
        Span<int> groupEnds = stackalloc int[UtteranceFeatures.Groups];
        squares.Clear();
        var count = 0;
        foreach (var feature in features)
        {
            var row = table.RowOf(feature);
            var weight = row >= 0 ? table.Weights[row] : table.UnknownWeight;
            var group = UtteranceFeatures.GroupOf(feature);
            squares[group] += weight * weight;
            if (row >= 0)
            {
                rows[count] = row;
                values[count++] = weight;
            }

            groupEnds[group] = count;
        }

        var start = 0;
        for (var group = 0; group < UtteranceFeatures.Groups; group++)
        {
            // An absent group keeps the zero it was cleared to.
            var end = Math.Max(groupEnds[group], start);
            var scale = squares[group] > 0 ? GroupShare[group] / MathF.Sqrt(squares[group]) : 0;
            for (var i = start; i < end; i++)
            {
                values[i] *= scale;
            }

            start = end;
        }

        return count;
    }
}
