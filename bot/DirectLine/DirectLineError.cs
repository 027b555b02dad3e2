using System.Text.Json;
using ChorusAssistant.Bot.Activities;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Direct Line's error answer: <c>{"error":{"code","message"}}</c>. Clients may test the code, never the message.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable word.</param>
/// <param name="Message">For developers.</param>
public sealed record DirectLineError(int Status, string Code, string Message)
{
    /// <summary>No usable Authorization header.</summary>
    public static readonly DirectLineError Unauthorized = new(401, "BadArgument", "Missing or malformed Authorization header.");

    /// <summary>A credential that is not acceptable here.</summary>
    public static readonly DirectLineError Forbidden = new(403, "BadArgument", "The credential is not acceptable for this call.");

    /// <summary>A genuine token past its time.</summary>
    public static readonly DirectLineError TokenExpired = new(403, "TokenExpired", "Token has expired.");

    /// <summary>A page that may not use the service.</summary>
    public static readonly DirectLineError OriginRefused = new(403, "BadArgument", "This origin may not use the service.");

    /// <summary>No such conversation.</summary>
    public static readonly DirectLineError UnknownConversation = new(404, "BadArgument", "Unknown conversation");

    /// <summary>A conversation that was erased.</summary>
    public static readonly DirectLineError ErasedConversation = new(404, "BadArgument", "The conversation was erased; start another one.");

    /// <summary>No such path.</summary>
    public static readonly DirectLineError UnknownPath = new(404, "BadArgument", "Unknown path");

    /// <summary>Not JSON.</summary>
    public static readonly DirectLineError BadSyntax = new(400, "BadSyntax", "The body is not valid JSON.");

    /// <summary>Too large.</summary>
    public static readonly DirectLineError TooLarge = new(413, "MessageSizeTooBig", "The request is too large.");

    /// <summary>Too many.</summary>
    public static readonly DirectLineError TooMany = new(429, "ServiceError", "Too many requests; come back later.");

    /// <summary>The store cannot take it.</summary>
    public static readonly DirectLineError Unavailable = new(503, "ServiceError", "The service cannot store anything at the moment; send it again.");

    /// <summary>Our own fault.</summary>
    public static readonly DirectLineError Defect = new(500, "ServiceError", "The service failed; it is in its log.");

    /// <summary>A required field is absent.</summary>
    public static DirectLineError MissingProperty(string name) => new(400, "MissingProperty", $"'{name}' is required.");

    /// <summary>A wrong type or value.</summary>
    public static DirectLineError BadArgument(string message) => new(400, "BadArgument", message);

    /// <summary>Writes the answer.</summary>
    public async Task WriteAsync(HttpContext http, TimeSpan? retryAfter = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        if (retryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter, ActivityJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        writer.WriteString("code"u8, Code);
        writer.WriteString("message"u8, Message);
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
    }
}

/// <summary>Ends a Direct Line call with an error answer.</summary>
public sealed class DirectLineException(DirectLineError error, TimeSpan? retryAfter = null) : Exception(error.Message)
{
    /// <summary>What to answer.</summary>
    public DirectLineError Error { get; } = error;

    /// <summary>When to come back, where that helps.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
