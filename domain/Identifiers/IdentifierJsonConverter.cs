using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChorusAssistant.Domain.Identifiers;

/// <summary>An identifier is a plain JSON string: the dialog journal and the API read alike, and a wrong one is refused on reading.</summary>
/// <typeparam name="T">The identifier; its <c>ToString</c> gives what its <c>TryParse</c> reads.</typeparam>
internal sealed class IdentifierJsonConverter<T> : JsonConverter<T>
    where T : class, IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), null, out var identifier)
            ? identifier
            : throw new JsonException($"A {typeof(T).Name} is expected here.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
