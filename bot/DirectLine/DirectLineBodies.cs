using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ChorusAssistant.Bot.Activities;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>The body of <c>tokens/generate</c> and of a start.</summary>
internal sealed class StartBody
{
    public ChannelAccount? User { get; set; }

    public string? Locale { get; set; }

    public List<string>? TrustedOrigins { get; set; }
}

/// <summary>The answer that carries a token.</summary>
internal sealed record ConversationBody(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("streamUrl")] string? StreamUrl = null,
    [property: JsonPropertyName("userId")] string? UserId = null);

/// <summary>The answer to a post.</summary>
internal sealed record ResourceBody([property: JsonPropertyName("id")] string Id);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 32)]
[JsonSerializable(typeof(StartBody))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(ResourceBody))]
internal sealed partial class DirectLineJson : JsonSerializerContext;

/// <summary>Reads and writes bodies within their bounds.</summary>
internal static class DirectLineBodies
{
    /// <summary>Reads the whole body, or refuses it as soon as it is known to be too long.</summary>
    /// <exception cref="DirectLineException">413.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, int maximum)
    {
        if (http.Request.ContentLength > maximum)
        {
            throw new DirectLineException(DirectLineError.TooLarge);
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(http.RequestAborted);
            if (result.Buffer.Length > maximum)
            {
                // Given back, or Kestrel can neither drain the rest nor send the answer.
                reader.AdvanceTo(result.Buffer.End);
                throw new DirectLineException(DirectLineError.TooLarge);
            }

            if (result.IsCompleted)
            {
                var body = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>Reads an optional body of a start; none, an empty one and <c>{}</c> are the same.</summary>
    /// <exception cref="DirectLineException">400, 413.</exception>
    public static async Task<StartBody> ReadStartAsync(HttpContext http, int maximum)
    {
        var body = await ReadAsync(http, maximum);
        return body.Span.Trim((byte)' ').IsEmpty ? new StartBody() : Parse(body, DirectLineJson.Default.StartBody) ?? new StartBody();
    }

    /// <summary>Reads an activity and checks what every activity needs.</summary>
    /// <exception cref="DirectLineException">400.</exception>
    public static Activity ParseActivity(ReadOnlyMemory<byte> json)
    {
        Activity? activity;
        try
        {
            activity = ActivityJson.Read(json.Span);
        }
        catch (JsonException wrong)
        {
            throw new DirectLineException(IsJson(json) ? DirectLineError.BadArgument($"A field has the wrong type: {wrong.Path}") : DirectLineError.BadSyntax);
        }

        if (!CanBeWritten(json.Span, activity))
        {
            throw new DirectLineException(DirectLineError.BadArgument("A text holds what is no Unicode character."));
        }

        if (activity is null)
        {
            throw new DirectLineException(DirectLineError.BadArgument("An activity is a JSON object."));
        }

        return string.IsNullOrWhiteSpace(activity.Type) ? throw new DirectLineException(DirectLineError.MissingProperty("type")) : activity;
    }

    /// <summary>Writes a JSON answer that no cache keeps.</summary>
    public static async Task WriteAsync<T>(HttpContext http, int status, T body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, type);
        await WriteAsync(http, status, json);
    }

    /// <summary>Writes JSON that is ready.</summary>
    public static async Task WriteAsync(HttpContext http, int status, ReadOnlyMemory<byte> json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = json.Length;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }

    private static T? Parse<T>(ReadOnlyMemory<byte> json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, type);
        }
        catch (JsonException wrong)
        {
            throw new DirectLineException(IsJson(json) ? DirectLineError.BadArgument($"A field has the wrong type: {wrong.Path}") : DirectLineError.BadSyntax);
        }
    }

    /// <summary>
    /// Texts of unknown fields are taken as they come: broken UTF-8 and lone halves of surrogate pairs show only when they are
    /// written, which would be in the middle of the turn.
    /// </summary>
    private static bool CanBeWritten(ReadOnlySpan<byte> json, Activity? activity)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        if (activity is null || (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0))
        {
            return true;
        }

        try
        {
            ActivityJson.Serialize(activity);
            return true;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
