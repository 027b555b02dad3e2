using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ChorusAssistant.Bot.Activities;

/// <summary>How activities are read and written: camelCase, nulls left out, names read in any case.</summary>
public static class ActivityJson
{
    /// <summary>French letters stay letters; what could end a script element is still escaped.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>Writer options for everything on the wire and in the log.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = Encoder, SkipValidation = true };

    private static readonly ActivityJsonContext Context = new(new JsonSerializerOptions(ActivityJsonContext.Default.Options) { Encoder = Encoder });

    /// <summary>Writes an activity.</summary>
    public static void Write(Utf8JsonWriter writer, Activity activity) => JsonSerializer.Serialize(writer, activity, Context.Activity);

    /// <summary>The activity as UTF-8 JSON.</summary>
    public static byte[] Serialize(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Context.Activity);

    /// <summary>Reads an activity; null for the JSON <c>null</c>.</summary>
    /// <exception cref="JsonException">Not JSON, or a field of the wrong type.</exception>
    public static Activity? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Context.Activity);

    /// <summary>A text as a JSON value.</summary>
    public static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, Context.String);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 32)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(string))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
