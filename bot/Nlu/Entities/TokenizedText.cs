using System.Globalization;
using ChorusAssistant.Bot.Nlu.Folding;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>A folded text cut into tokens, with what the scanners ask about them. Indexes past the ends are allowed and match nothing.</summary>
internal sealed class TokenizedText
{
    private readonly Token[] _tokens;

    private TokenizedText(FoldedText folded, Token[] tokens, int count)
    {
        Folded = folded;
        _tokens = tokens;
        Count = count;
    }

    public FoldedText Folded { get; }

    public int Count { get; }

    public Token this[int index] => _tokens[index];

    public static TokenizedText Of(FoldedText folded)
    {
        var characters = folded.Characters;
        var tokens = new Token[characters.Length];
        var (count, at, space) = (0, 0, true);
        while (at < characters.Length)
        {
            if (characters[at] == ' ')
            {
                (at, space) = (at + 1, true);
                continue;
            }

            var kind = KindOf(characters[at]);
            var end = at + 1;
            while (kind != TokenKind.Sign && end < characters.Length && KindOf(characters[end]) == kind)
            {
                end++;
            }

            tokens[count++] = new Token(kind, at, end, space);
            (at, space) = (end, false);
        }

        return new TokenizedText(folded, tokens, count);
    }

    public ReadOnlySpan<char> Text(int index) =>
        index >= 0 && index < Count ? Folded.Characters[_tokens[index].Start.._tokens[index].End] : [];

    public bool Is(int index, string text) => Text(index).SequenceEqual(text);

    public bool IsOneOf(int index, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> texts) =>
        index >= 0 && index < Count && texts.Contains(Text(index));

    public bool IsDigits(int index) => index >= 0 && index < Count && _tokens[index].Kind == TokenKind.Digits;

    public bool IsWord(int index) => index >= 0 && index < Count && _tokens[index].Kind == TokenKind.Word;

    /// <summary>Whether these words stand at a token, one after the other.</summary>
    public bool Matches(int index, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!Is(index + i, words[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the token follows the one before without a space.</summary>
    public bool Touches(int index) => index > 0 && index < Count && !_tokens[index].SpaceBefore;

    /// <summary>The value of a digit token of at most nine digits, or -1.</summary>
    public int Integer(int index) =>
        IsDigits(index) && _tokens[index].Length <= 9 ? int.Parse(Text(index), NumberStyles.None, CultureInfo.InvariantCulture) : -1;

    /// <summary>An entity over the tokens from <paramref name="first"/> to <paramref name="last"/>, the latter included.</summary>
    public Entity Entity(string type, int first, int last, object value)
    {
        var (start, end) = (_tokens[first].Start, _tokens[last].End);
        return new Entity(type, Folded.SourceStart(start), Folded.SourceEnd(end), value, Folded.SourceText(start, end));
    }

    private static TokenKind KindOf(char character) =>
        char.IsAsciiDigit(character) ? TokenKind.Digits : char.IsLetter(character) ? TokenKind.Word : TokenKind.Sign;
}
