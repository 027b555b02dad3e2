namespace ChorusAssistant.Bot.Speech.Recognition.Whisper;

/// <summary>The alphabet of byte-level vocabularies (GPT-2's): each byte is written as one visible character.</summary>
internal static class ByteAlphabet
{
    // Bytes that print stand for themselves; the others take the characters from 256 on, in their order.
    private static readonly Dictionary<char, byte> Bytes = Enumerable.Range(0, 256)
        .Where(IsVisible).Select(value => ((char)value, (byte)value))
        .Concat(Enumerable.Range(0, 256).Where(value => !IsVisible(value)).Select((value, index) => ((char)(256 + index), (byte)value)))
        .ToDictionary();

    /// <summary>The bytes of a token, or null where it is not written in this alphabet.</summary>
    public static byte[]? BytesOf(string token)
    {
        var bytes = new byte[token.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!Bytes.TryGetValue(token[i], out bytes[i]))
            {
                return null;
            }
        }

        return bytes;
    }

    private static bool IsVisible(int value) => value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
}
