using System.Text;

namespace ChorusAssistant.Tests.Nlu.Encoders;

/// <summary>
/// An encoder small enough to read: each word of its vocabulary has a vector, words that mean the same have the same one, and the model looks them up
/// (one Gather node). The bytes of the ONNX file are written by hand, after onnx.proto: tag, length, content.
/// </summary>
internal sealed class TinyEncoder : IDisposable
{
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    // One line a meaning.
    private static readonly string[][] Meanings =
    [
        ["livre", "bouquin", "ouvrage", "roman"],
        ["rendre", "rapporter", "restituer", "retourner"],
        ["emprunter", "prendre", "louer"],
        ["fermer", "fermeture", "horaires", "ouvert"],
        ["le", "la", "un", "une", "je", "veux", "comment", "voudrais", "mon", "ma", "?"],
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("encoder").FullName;

    /// <param name="scale">Multiplies the vectors: another model of the same shape.</param>
    /// <param name="input">The name of the first input.</param>
    public TinyEncoder(float scale = 1, string input = "input_ids")
    {
        var words = Meanings.SelectMany(meaning => meaning).ToArray();
        File.WriteAllLines(Path.Combine(_folder, "vocab.txt"), Special.Concat(words));
        File.WriteAllBytes(ModelPath, Model(Special.Length + words.Length, scale, input));
    }

    public string ModelPath => Path.Combine(_folder, "model.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Model(int words, float scale, string input)
    {
        var dimensions = Meanings.Length;
        var vectors = new float[words * dimensions];
        var row = Special.Length;
        for (var meaning = 0; meaning < dimensions; meaning++)
        {
            // The small words of the last line say little.
            foreach (var _ in Meanings[meaning])
            {
                vectors[(row++ * dimensions) + meaning] = meaning == dimensions - 1 ? 0.1f : scale;
            }
        }

        var gather = Message(Text(1, "vectors"), Text(1, input), Text(2, "last_hidden_state"), Text(4, "Gather"));
        var table = Message(Number(1, words), Number(1, dimensions), Number(2, 1), Text(8, "vectors"), Field(9, [.. vectors.SelectMany(BitConverter.GetBytes)]));
        var graph = Message(
            Field(1, gather), Text(2, "tiny"), Field(5, table),
            Field(11, Tensor(input, 7, ["1", "tokens"])), Field(11, Tensor("attention_mask", 7, ["1", "tokens"])),
            Field(12, Tensor("last_hidden_state", 1, ["1", "tokens", $"{dimensions}"])));
        return Message(Number(1, 8), Field(7, graph), Field(8, Message(Number(2, 17))));
    }

    // A name, a type of element (1 float, 7 long) and a shape, in which a word is a length that varies.
    private static byte[] Tensor(string name, int type, string[] shape)
    {
        var dimensions = shape.Select(length => Field(1, int.TryParse(length, out var fixedLength) ? Number(1, fixedLength) : Text(2, length)));
        return Message(Text(1, name), Field(2, Field(1, Message(Number(1, type), Field(2, Message([.. dimensions]))))));
    }

    private static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(field => field)];

    private static byte[] Number(int field, int value) => [(byte)(field << 3), .. VarInt(value)];

    private static byte[] Text(int field, string value) => Field(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Field(int field, byte[] content) => [(byte)((field << 3) | 2), .. VarInt(content.Length), .. content];

    private static IEnumerable<byte> VarInt(int value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            yield return (byte)((value & 0x7F) | 0x80);
        }

        yield return (byte)value;
    }
}
