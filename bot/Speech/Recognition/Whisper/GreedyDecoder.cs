using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ChorusAssistant.Bot.Speech.Recognition.Whisper;

/// <summary>Writes the likeliest token after the likeliest token. What the layers know of the tokens before is kept, so that a step costs one token.</summary>
internal sealed class GreedyDecoder
{
    private const string Ids = "input_ids";
    private const string Heard = "encoder_hidden_states";
    private const string UsesCache = "use_cache_branch";
    private const string Logits = "logits";

    // Nobody says more in 30 s; a model that goes on is in a loop.
    private const int MostTokens = 200;

    private readonly InferenceSession _session;
    private readonly WhisperFolder _folder;
    private readonly string[] _inputs;
    private readonly string[] _caches;
    private readonly string[] _ownCaches;

    public GreedyDecoder(InferenceSession session, WhisperFolder folder)
    {
        (_session, _folder) = (session, folder);
        _inputs = [.. InputsOf(folder)];
        _ownCaches = [Logits, .. Caches("present", folder, "decoder")];
        _caches = [.. _ownCaches, .. Caches("present", folder, "encoder")];
    }

    /// <summary>The names of all its inputs.</summary>
    public static IReadOnlyList<string> InputsOf(WhisperFolder folder) =>
        [Ids, Heard, UsesCache, .. Caches("past_key_values", folder, "decoder"), .. Caches("past_key_values", folder, "encoder")];

    /// <summary>The tokens of the text, without the prompt and the end.</summary>
    public List<int> Write(RunOptions run, OrtValue heard, int[] prompt, CancellationToken cancellationToken)
    {
        List<int> written = [];
        using var empty = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, [1, _folder.Heads, 0, _folder.HeadWidth]);
        // The caches over the sound come from the first step and stay; later steps give none that are good.
        using var first = Step(run, heard, prompt, usesCache: false, Enumerable.Repeat(empty, _inputs.Length - 3), _caches);
        var ofSound = first.Skip(_ownCaches.Length).ToArray();
        var last = first;
        try
        {
            var most = Math.Min(MostTokens, _folder.MaximumTokens - prompt.Length - 1);
            while (Likeliest(last[0], isFirst: written.Count == 0) is var token && token != _folder.Tokens.End && written.Count < most)
            {
                cancellationToken.ThrowIfCancellationRequested();
                written.Add(token);
                var next = Step(run, heard, [token], usesCache: true, last.Skip(1).Take(_ownCaches.Length - 1).Concat(ofSound), _ownCaches);
                Release(last, first);
                last = next;
            }

            return written;
        }
        finally
        {
            Release(last, first);
        }
    }

    private static void Release(IDisposableReadOnlyCollection<OrtValue> values, IDisposableReadOnlyCollection<OrtValue> first)
    {
        if (values != first)
        {
            values.Dispose();
        }
    }

    private static IEnumerable<string> Caches(string prefix, WhisperFolder folder, string side) =>
        from layer in Enumerable.Range(0, folder.Layers)
        from part in (string[])["key", "value"]
        select $"{prefix}.{layer}.{side}.{part}";

    private IDisposableReadOnlyCollection<OrtValue> Step(
        RunOptions run, OrtValue heard, int[] tokens, bool usesCache, IEnumerable<OrtValue> caches, string[] outputs)
    {
        using var ids = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(tokens, token => (long)token), [1, tokens.Length]);
        using var flag = OrtValue.CreateTensorValueFromMemory(new[] { usesCache }, [1]);
        return _session.Run(run, _inputs, [ids, heard, flag, .. caches], outputs);
    }

    private int Likeliest(OrtValue logits, bool isFirst)
    {
        var size = (int)logits.GetTensorTypeAndShape().Shape[^1];
        // After the prompt there is one row for each of its tokens; the last one is the next token's.
        var row = logits.GetTensorDataAsSpan<float>()[^size..].ToArray();
        for (var token = 0; token < size; token++)
        {
            row[token] = token == _folder.Tokens.End || _folder.Tokens.IsText(token) ? row[token] : float.NegativeInfinity;
        }

        Silence(row, _folder.Suppressed);
        Silence(row, isFirst ? _folder.SuppressedAtFirst : []);
        return TensorPrimitives.IndexOfMax<float>(row);
    }

    // The end is never silenced but at first: some exports list it there, and then an empty text is written as a blank.
    private static void Silence(float[] row, IReadOnlyList<int> tokens)
    {
        foreach (var token in tokens.Where(token => token >= 0 && token < row.Length))
        {
            row[token] = float.NegativeInfinity;
        }
    }
}
