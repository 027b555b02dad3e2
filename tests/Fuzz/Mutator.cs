using System.Text;

namespace ChorusAssistant.Tests.Fuzz;

/// <summary>Changes inputs at random; the same seed makes the same changes.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<string> words, int longest)
{
    private const int MostChanges = 6;
    private const int MostRepetitions = 2_000;

    // What breaks parsers anywhere: ends of ranges, signs that mean something, letters that are not what they seem.
    private static readonly byte[][] _scraps =
    [
        .. ((string[])[
            "\0", "\n", "\r\n", "\t", " ", "\u00A0", "\u202F", "\u200B", "\u202E", "\uFEFF", "e\u0301", "ß", "İ", "ﬁ", "Ⅷ", "٣", "𝟙", "👩‍👩‍👧", "\"", "'", "\\", "\\ud83d", "<", ">", "&", "{", "}", "[", "]", "(", ")",
            "-1", "0", "2147483648", "-9223372036854775808", "18446744073709551616", "1e999", "NaN", "null", "true", "{}", "[null]", "\"\"", ":", "---", "%00", "../", "<script>",
        ]).Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ];

    private readonly byte[][] _words = [.. words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A child of one input, into which a piece of another may go.</summary>
    public byte[] Change(byte[] parent, byte[] other)
    {
        var child = parent.ToList();
        for (var change = random.Next(MostChanges) + 1; change > 0; change--)
        {
            ChangeOnce(child, other);
        }

        return [.. child.Count > longest ? child.Take(longest) : child];
    }

    private void ChangeOnce(List<byte> child, byte[] other)
    {
        var at = random.Next(child.Count + 1);
        var length = Math.Min(child.Count - at, 1 + random.Next(random.Next(2) == 0 ? 4 : 64));
        switch (random.Next(10))
        {
            case 0 when length > 0:
                child.RemoveRange(at, length);
                break;
            case 1 when length > 0:
                child.InsertRange(random.Next(child.Count + 1), child.GetRange(at, length));
                break;
            case 2 when length > 0:
                child[at] = (byte)random.Next(256);
                break;
            case 3 when length > 0:
                child[at] ^= (byte)(1 << random.Next(8));
                break;
            case 4 when other.Length > 0:
                var from = random.Next(other.Length);
                child.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 1 + random.Next(200))).ToArray());
                break;
            case 5 when length > 0 && random.Next(4) == 0:
                Repeat(child, at, length);
                break;
            case 6 when length > 0:
                child.RemoveRange(at, length);
                child.InsertRange(at, Word());
                break;
            case 7 when random.Next(8) == 0:
                child.RemoveRange(at, child.Count - at);
                break;
            default:
                child.InsertRange(at, Word());
                break;
        }
    }

    // What takes time with the square of the length shows when a few signs come a thousand times.
    private void Repeat(List<byte> child, int at, int length)
    {
        var piece = child.GetRange(at, Math.Min(length, 8));
        var times = Math.Min(MostRepetitions, (longest - child.Count) / piece.Count);
        for (var i = 0; i < times; i++)
        {
            child.InsertRange(at, piece);
        }
    }

    private byte[] Word() =>
        _words.Length > 0 && random.Next(3) > 0 ? _words[random.Next(_words.Length)] : _scraps[random.Next(_scraps.Length)];
}
