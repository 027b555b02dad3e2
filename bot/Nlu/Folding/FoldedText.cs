using System.Text;

namespace ChorusAssistant.Bot.Nlu.Folding;

/// <summary>A text without case, accents and look-alikes, which remembers where in the source each character came from.</summary>
internal sealed class FoldedText
{
    private char[] _characters;
    private int[] _starts;
    private int[] _ends;
    private int _length;

    private FoldedText(string source, int length)
    {
        Source = source;
        // A few runes grow (ligatures); Append makes room when there are many.
        _characters = new char[length + 16];
        _starts = new int[length + 16];
        _ends = new int[length + 16];
    }

    public string Source { get; }

    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, _length);

    /// <summary>
    /// Folds at most <see cref="IRecognizer.MaximumLength"/> code units into at most as many: a text of ligatures alone grows no longer than
    /// others. A lone surrogate becomes a space.
    /// </summary>
    public static FoldedText Of(string text)
    {
        var length = Math.Min(text.Length, IRecognizer.MaximumLength);
        var folded = new FoldedText(text, length);
        Span<char> buffer = stackalloc char[CharacterFolding.MaximumExpansion];
        for (var at = 0; at < length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at, length - at), out var rune, out var consumed);
            var count = CharacterFolding.Fold(rune, buffer);
            if (folded._length + count > IRecognizer.MaximumLength)
            {
                break;
            }

            folded.Append(buffer[..count], at, at + consumed);
            at += consumed;
        }

        return folded;
    }

    public int SourceStart(int index) => _starts[index];

    /// <summary>The source offset after the last character before <paramref name="end"/>.</summary>
    public int SourceEnd(int end) => _ends[end - 1];

    public string SourceText(int start, int end) => Source[SourceStart(start)..SourceEnd(end)];

    private void Append(ReadOnlySpan<char> characters, int sourceStart, int sourceEnd)
    {
        // A combining accent belongs to the letter before it; invisible marks belong to nothing.
        if (characters.IsEmpty && _length > 0 && char.IsLetter(_characters[_length - 1]) && IsAccent(sourceStart))
        {
            _ends[_length - 1] = sourceEnd;
        }

        if (_length + characters.Length > _characters.Length)
        {
            Array.Resize(ref _characters, _characters.Length * 2);
            Array.Resize(ref _starts, _characters.Length);
            Array.Resize(ref _ends, _characters.Length);
        }

        foreach (var character in characters)
        {
            _characters[_length] = character;
            _starts[_length] = sourceStart;
            _ends[_length] = sourceEnd;
            _length++;
        }
    }

    private bool IsAccent(int sourceIndex) => Source[sourceIndex] is >= '\u0300' and <= '\u036F';
}
