namespace ChorusAssistant.Bot.Nlu.Encoders;

/// <summary>Turns a sentence into a vector whose direction is its meaning. Safe for any number of threads.</summary>
internal interface ISentenceEncoder
{
    /// <summary>The length of its vectors.</summary>
    int Dimensions { get; }

    /// <summary>Changes whenever the vectors may: part of the key of every model that was trained from them.</summary>
    string Hash { get; }

    /// <summary>Writes the vector of a sentence, of length one, to <paramref name="vector"/>. Of a long sentence only the beginning is read.</summary>
    void Encode(string sentence, Span<float> vector);
}
