using System.Globalization;
using System.Text.Json;
using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Bot.Speech.Audio;
using ChorusAssistant.Bot.Speech.Synthesis;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ChorusAssistant.Bot.Speech;

/// <summary>Reads requests about speech within their bounds; nothing of them is written anywhere.</summary>
internal static class SpeechRequests
{
    private const int MaximumJson = 16 << 10;
    private const int MaximumBoundary = 200;
    private const int MaximumParts = 8;
    private const string FilePart = "file";
    private const string English = "en";
    private const string French = "fr";

    private static readonly string[] WavTypes = ["audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"];

    /// <summary>The recording of a body: the file itself, or the field <c>file</c> of a form.</summary>
    /// <exception cref="SpeechException">400, 413, 415.</exception>
    public static async Task<float[]> ReadSoundAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type))
        {
            throw new SpeechException(SpeechRefusal.NoWav);
        }

        if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadFormAsync(http, HeaderUtilities.RemoveQuotes(type.Boundary).ToString());
        }

        return WavTypes.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase)
            ? WavReader.Read((await DirectLineBodies.ReadAsync(http, WavReader.MaximumBytes)).Span)
            : throw new SpeechException(SpeechRefusal.NoWav);
    }

    /// <summary>The text of a body, ready to be spoken.</summary>
    /// <exception cref="SpeechException">400, 413.</exception>
    public static async Task<Utterance> ReadTextAsync(HttpContext http)
    {
        var body = Parse(await DirectLineBodies.ReadAsync(http, MaximumJson));
        var text = body.Text is null ? "" : string.Concat(body.Text.Select(sign => char.IsControl(sign) ? ' ' : sign)).Trim();
        if (text.Length == 0)
        {
            throw new SpeechException(SpeechRefusal.NoText);
        }

        if (text.Length > Utterance.LongestText)
        {
            throw new SpeechException(SpeechRefusal.TextTooLong);
        }

        return body.Rate is null or (>= Utterance.SlowestRate and <= Utterance.FastestRate)
            ? new Utterance(text, LanguageOf(body.Locale), body.Rate ?? 1)
            : throw new SpeechException(SpeechRefusal.WrongRate);
    }

    /// <summary>The two languages that there are: English where it is asked for, else French.</summary>
    public static string LanguageOf(string? locale) =>
        locale is not null && (locale.Equals(English, StringComparison.OrdinalIgnoreCase) || locale.StartsWith($"{English}-", StringComparison.OrdinalIgnoreCase)) ? English : French;

    /// <summary>Whole seconds of a Retry-After.</summary>
    public static string Seconds(TimeSpan wait) => ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static async Task<float[]> ReadFormAsync(HttpContext http, string boundary)
    {
        if (boundary.Length is 0 or > MaximumBoundary)
        {
            throw new SpeechException(SpeechRefusal.BrokenRequest);
        }

        if (http.Request.ContentLength > WavReader.MaximumBytes)
        {
            throw new SpeechException(SpeechRefusal.TooLong);
        }

        var reader = new MultipartReader(boundary, http.Request.Body) { BodyLengthLimit = WavReader.MaximumBytes };
        try
        {
            for (var parts = 0; parts < MaximumParts && await reader.ReadNextSectionAsync(http.RequestAborted) is { } section; parts++)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name) != FilePart)
                {
                    continue;
                }

                using var file = new MemoryStream();
                await section.Body.CopyToAsync(file, http.RequestAborted);
                return WavReader.Read(file.GetBuffer().AsSpan(0, (int)file.Length));
            }
        }
        catch (InvalidDataException)
        {
            // MultipartReader's word for a section above the limit.
            throw new SpeechException(SpeechRefusal.TooLong);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new SpeechException(SpeechRefusal.BrokenRequest);
        }

        throw new SpeechException(SpeechRefusal.BrokenRequest);
    }

    private static SynthesisBody Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, SpeechJson.Default.SynthesisBody) ?? throw new SpeechException(SpeechRefusal.NoText);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new SpeechException(SpeechRefusal.BrokenRequest);
        }
    }
}
