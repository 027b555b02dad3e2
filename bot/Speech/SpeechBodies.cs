using System.Text.Json.Serialization;

namespace ChorusAssistant.Bot.Speech;

/// <summary>What the server can do about speech.</summary>
/// <param name="Provider"><c>Browser</c>, <c>Azure</c> or <c>Offline</c>.</param>
/// <param name="Recognition">Whether it listens.</param>
/// <param name="Synthesis">Whether it speaks.</param>
/// <param name="Reason">Why not: <c>no-model</c>, <c>broken-model</c> or <c>no-voice</c>.</param>
internal sealed record SpeechAbilities(string Provider, bool Recognition, bool Synthesis, string? Reason);

/// <summary>What was heard; empty for nothing.</summary>
internal sealed record TranscriptBody(string Text);

/// <summary>A token for Azure's own SDK.</summary>
/// <param name="Token">The token.</param>
/// <param name="Region">The region; empty where only a host is configured.</param>
/// <param name="Host">Another address than the region's, or absent.</param>
/// <param name="ExpiresIn">Seconds that it still lives.</param>
internal sealed record AzureTokenBody(string Token, string Region, string? Host, int ExpiresIn);

/// <summary>What to read aloud.</summary>
internal sealed class SynthesisBody
{
    public string? Text { get; set; }

    public string? Locale { get; set; }

    public double? Rate { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 8)]
[JsonSerializable(typeof(SpeechAbilities))]
[JsonSerializable(typeof(TranscriptBody))]
[JsonSerializable(typeof(AzureTokenBody))]
[JsonSerializable(typeof(SynthesisBody))]
internal sealed partial class SpeechJson : JsonSerializerContext;
