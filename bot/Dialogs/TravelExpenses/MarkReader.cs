using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Bot.Nlu.Folding;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>Cuts a message into marks. What means nothing here leaves none.</summary>
internal sealed class MarkReader
{
    private const int Hundred = 100;
    private const int ThousandsGroup = 3;

    private readonly ExpenseWords _words = ExpenseWords.Shared;
    private readonly TokenizedText _text;
    private readonly bool[] _masked;
    private readonly List<Mark> _marks = [];

    private MarkReader(TokenizedText text, bool[] masked) => (_text, _masked) = (text, masked);

    public static (IReadOnlyList<Mark> Marks, TokenizedText Text) Read(PromptInput input)
    {
        var text = TokenizedText.Of(FoldedText.Of(input.Text));
        var reader = new MarkReader(text, Mask(text, input));
        reader.ReadAll();
        return (reader._marks, text);
    }

    /// <summary>The source's words from one token to another.</summary>
    public static string SourceOf(TokenizedText text, int first, int end) => text.Folded.SourceText(text[first].Start, text[end - 1].End);

    private void ReadAll()
    {
        var at = 0;
        while (at < _text.Count)
        {
            // "Cette année" is a date too, and the one that counts here.
            if (_masked[at] && _words.Find(_text, at) is not { Kind: MarkKind.ThisYear })
            {
                at++;
            }
            else if (ReadNumber(at) is { } number)
            {
                if (number.Value >= 0)
                {
                    _marks.Add(number);
                }

                at = number.End;
            }
            else if (_words.Find(_text, at) is { } mark)
            {
                _marks.Add(mark);
                at = mark.End;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>A number with what it counts; a negative value where it counts nothing of ours.</summary>
    private Mark? ReadNumber(int at)
    {
        var taken = NumberAt(at, out var value);
        if (taken == 0)
        {
            return null;
        }

        var end = at + taken;
        if (_words.IsDistanceUnit(_text, end, out var unitEnd))
        {
            return new Mark(MarkKind.Distance, at, unitEnd, IsThousands(at, end) ? value * 1_000 : value);
        }

        if (_words.IsPowerUnit(_text, end, out unitEnd))
        {
            return new Mark(MarkKind.Power, at, unitEnd, value);
        }

        if (_words.IsCurrency(_text, end))
        {
            var cents = CentsAt(end + 1, out var centsEnd);
            return new Mark(MarkKind.Money, at, centsEnd, value + cents);
        }

        if (_words.IsCents(_text, end))
        {
            return new Mark(MarkKind.Money, at, end + 1, value / Hundred);
        }

        if (_text.Is(at - 1, "€"))
        {
            return new Mark(MarkKind.Money, at, end, value);
        }

        var isForeign = _words.IsForeignUnit(_text, end) || IsPartOfAWord(at);
        return new Mark(MarkKind.Number, at, end, isForeign ? -1 : value, IsArticle: value == 1 && _text.IsWord(at));
    }

    private int NumberAt(int at, out decimal value)
    {
        if (_text.IsWord(at) && _words.EnglishNumber(_text.Text(at)) is >= 0 and var english && FrenchNumberWords.ValueOf(_text.Text(at)) < 0)
        {
            value = english;
            return 1;
        }

        return NumberReader.Read(_text, at, out value);
    }

    // "1,200 km" is how English writes 1200; nobody gives a distance to the metre.
    private bool IsThousands(int at, int end) =>
        end == at + 3 && _text.Is(at + 1, ",") && _text.IsDigits(at + 2) && _text[at + 2].Length == ThousandsGroup && !_text.Is(at, "0");

    // "3 euros 50", "12€50"; not "15 euros 3 timbres".
    private decimal CentsAt(int at, out int end)
    {
        end = at;
        var isGlued = _text.Touches(at) && _text.IsDigits(at);
        var taken = _text.IsDigits(at) && _text[at].Length != 2 ? 0 : NumberAt(at, out _);
        if (taken == 0 || NumberAt(at, out var cents) == 0 || cents >= Hundred)
        {
            return 0;
        }

        var next = at + taken;
        var countsOther = _words.IsDistanceUnit(_text, next, out _) || _words.IsPowerUnit(_text, next, out _) || _words.IsForeignUnit(_text, next)
            || _words.Find(_text, next) is { Kind: MarkKind.Noun or MarkKind.GenericNoun or MarkKind.Times };
        if (countsOther && !isGlued)
        {
            return 0;
        }

        end = _words.IsCents(_text, next) ? next + 1 : next;
        return cents / Hundred;
    }

    // The 6 of "A6" is a motorway, the 2 of "x2" a number.
    private bool IsPartOfAWord(int at) => _text.IsDigits(at) && _text.Touches(at) && _text.IsWord(at - 1) && _words.Find(_text, at - 1) is not { Kind: MarkKind.Times };

    /// <summary>Dates, addresses and register numbers are no expenses.</summary>
    private static bool[] Mask(TokenizedText text, PromptInput input)
    {
        var masked = new bool[text.Count];
        foreach (var entity in input.Recognized.Entities.Where(IsForeign))
        {
            for (var token = 0; token < text.Count; token++)
            {
                var start = text.Folded.SourceStart(text[token].Start);
                masked[token] |= start >= entity.Start && start < entity.End;
            }
        }

        return masked;
    }

    private static bool IsForeign(Entity entity) => entity.Type switch
    {
        EntityTypes.Email or EntityTypes.Siret or EntityTypes.Siren => true,
        // "12.10" may be the twelfth of October; told among expenses it is an amount.
        EntityTypes.Date => entity.Text.Any(char.IsLetter) || entity.Text.Contains('/', StringComparison.Ordinal) || entity.Text.Count(char.IsAsciiDigit) >= 6,
        _ => false,
    };
}
