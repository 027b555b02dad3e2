namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>The grammar of French number words: "quatre-vingt-dix-sept" is 97, Swiss and Belgian tens included.</summary>
internal static class FrenchNumberWords
{
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Values = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["zeros"] = 0,
        ["un"] = 1,
        ["une"] = 1,
        ["deux"] = 2,
        ["trois"] = 3,
        ["quatre"] = 4,
        ["cinq"] = 5,
        ["six"] = 6,
        ["sept"] = 7,
        ["huit"] = 8,
        ["neuf"] = 9,
        ["dix"] = 10,
        ["onze"] = 11,
        ["douze"] = 12,
        ["treize"] = 13,
        ["quatorze"] = 14,
        ["quinze"] = 15,
        ["seize"] = 16,
        ["vingt"] = 20,
        ["vingts"] = 20,
        ["trente"] = 30,
        ["quarante"] = 40,
        ["cinquante"] = 50,
        ["soixante"] = 60,
        ["septante"] = 70,
        ["huitante"] = 80,
        ["octante"] = 80,
        ["nonante"] = 90,
        ["cent"] = 100,
        ["cents"] = 100,
        ["mille"] = 1_000,
        ["million"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["milliard"] = 1_000_000_000,
        ["milliards"] = 1_000_000_000,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The value of one word, or -1.</summary>
    public static int ValueOf(ReadOnlySpan<char> word) => Values.TryGetValue(word, out var value) ? value : -1;

    /// <summary>Reads the longest number that begins at a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The token to begin at.</param>
    /// <param name="value">The number.</param>
    /// <param name="limit">The token to stop before, for a shorter reading.</param>
    /// <returns>How many tokens it takes, hyphens included; zero when no number begins there.</returns>
    public static int Read(TokenizedText text, int start, out long value, int limit = int.MaxValue) => new Reader(text, limit).Read(start, out value);

    private readonly ref struct Reader(TokenizedText text, int limit)
    {
        public int Read(int start, out long value)
        {
            value = 0;
            var (at, end, lastScale) = (start, start, long.MaxValue);
            while (true)
            {
                var read = ReadBelowThousand(at, out var group);
                var scaleAt = read > 0 ? SkipHyphen(at + read) : at;
                var scale = ValueAt(scaleAt) is var word and (1_000 or 1_000_000 or 1_000_000_000) ? word : 0;
                if (scale == 0 || scale >= lastScale)
                {
                    return read == 0 ? end - start : Finish(ref value, group, at + read - start);
                }

                // "mille" alone is one thousand, but nothing is a million without a number before it.
                value += (read == 0 ? 1L : group) * scale;
                (lastScale, end) = (scale, scaleAt + 1);
                at = SkipHyphen(end);
            }
        }

        private static int Finish(ref long value, int group, int taken)
        {
            value += group;
            return taken;
        }

        private int ReadBelowThousand(int start, out int value)
        {
            value = 0;
            var first = ValueAt(start);
            var at = start;
            if (first == 100)
            {
                (value, at) = (100, start + 1);
            }
            else if (first is (>= 2 and <= 9) or (>= 11 and <= 16) && ValueAt(SkipHyphen(start + 1)) == 100)
            {
                (value, at) = (first * 100, SkipHyphen(start + 1) + 1);
            }

            var next = value > 0 ? SkipHyphen(at) : at;
            var read = ReadBelowHundred(next, out var rest);
            if (read == 0 || (value > 0 && rest == 0))
            {
                return at - start;
            }

            value += rest;
            return next + read - start;
        }

        private int ReadBelowHundred(int start, out int value)
        {
            value = ValueAt(start);
            if (value is < 0 or >= 100)
            {
                value = 0;
                return 0;
            }

            var at = start + 1;
            if (value == 4 && ValueAt(SkipHyphen(at)) == 20)
            {
                (value, at) = (80, SkipHyphen(at) + 1);
            }

            return (value == 10 || value >= 20 ? ReadUnits(at, ref value) : at) - start;
        }

        // After 60 and 80 the units go up to 19; after ten itself (dix-sept) from 7 to 9; after the other tens up to 9.
        private int ReadUnits(int at, ref int value)
        {
            var next = SkipHyphen(at);
            var isLinked = next < limit && text.Is(next, "et");
            next = isLinked ? SkipHyphen(next + 1) : next;
            var units = ValueAt(next);
            // "vingt et un", "soixante et onze"; "cinquante et trois" are two numbers.
            if (isLinked && units is not (1 or 11))
            {
                return at;
            }

            if (units < (value == 10 ? 7 : 1) || units > (value is 60 or 80 ? 19 : 9))
            {
                return at;
            }

            value += units;
            var more = SkipHyphen(next + 1);
            if (units != 10 || ValueAt(more) is not (>= 7 and <= 9))
            {
                return next + 1;
            }

            value += ValueAt(more);
            return more + 1;
        }

        private int ValueAt(int index) => index < limit && text.IsWord(index) ? ValueOf(text.Text(index)) : -1;

        private int SkipHyphen(int index) => index < limit && text.Is(index, "-") ? index + 1 : index;
    }
}
