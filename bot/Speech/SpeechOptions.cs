using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Speech;

/// <summary>Who turns voice into text and text into voice.</summary>
public enum SpeechProvider
{
    /// <summary>The person's browser; the server does nothing.</summary>
    Browser,

    /// <summary>Azure AI Speech, which the widget calls with a short-lived token that the server fetches.</summary>
    Azure,

    /// <summary>This server, or an engine on its network: no sound leaves the premises.</summary>
    Offline,
}

/// <summary>Section <c>Speech</c> of the configuration.</summary>
public sealed class SpeechOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Speech";

    /// <summary><c>Browser</c> (default), <c>Azure</c> or <c>Offline</c>.</summary>
    [EnumDataType(typeof(SpeechProvider), ErrorMessage = "Speech:Provider must be Browser, Azure or Offline.")]
    public SpeechProvider Provider { get; set; } = SpeechProvider.Browser;

    /// <summary>Azure's region, such as <c>francecentral</c>.</summary>
    public string Region { get; set; } = "";

    /// <summary>Azure's key. It never leaves the server, and is never logged.</summary>
    public string Key { get; set; } = "";

    /// <summary>Address of another Azure Speech service than the region's public one (<c>wss://...</c>), for private ones and tests; the widget connects there.</summary>
    public string Host { get; set; } = "";

    /// <summary>Where tokens are asked for; by default <c>/sts/v1.0/issueToken</c> of the host, else of the region.</summary>
    public string TokenUrl { get; set; } = "";

    /// <summary>Folder of a Whisper model exported to ONNX; empty for none.</summary>
    public string ModelPath { get; set; } = "";

    /// <summary>Threads of one transcription.</summary>
    [Range(1, 16, ErrorMessage = "Speech:Threads must lie between 1 and 16.")]
    public int Threads { get; set; } = 1;

    /// <summary>Transcriptions, and beside them syntheses, that run at the same time.</summary>
    [Range(1, 16, ErrorMessage = "Speech:Concurrency must lie between 1 and 16.")]
    public int Concurrency { get; set; } = 1;

    /// <summary>How many may wait for their turn; the next one is told to come back.</summary>
    [Range(0, 100, ErrorMessage = "Speech:Queue must lie between 0 and 100.")]
    public int Queue { get; set; } = 4;

    /// <summary>How long one request may take, its wait included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00", ErrorMessage = "Speech:TimeLimit must lie between 00:00:00.1 and 00:02:00.")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After so long without a use the model's memory is given back; the next use loads it again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Speech:ReleaseAfter must lie between 00:00:01 and 1.00:00:00.")]
    public TimeSpan ReleaseAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The French voice: eSpeak NG's name (default <c>fr</c>), or that of the HTTP engine (default <c>alloy</c>).</summary>
    [RegularExpression("[A-Za-z0-9_+.-]{0,64}", ErrorMessage = "Speech:Voice may hold letters, digits and _+.- only, at most 64.")]
    public string Voice { get; set; } = "";

    /// <summary>The program of eSpeak NG: a name on the PATH, or a path.</summary>
    [Required(ErrorMessage = "Speech:EspeakPath is empty; give the program's name or path.")]
    public string EspeakPath { get; set; } = "espeak-ng";

    /// <summary>A speech server on the network that speaks OpenAI's HTTP.</summary>
    [ValidateObjectMembers]
    public SpeechEngineOptions Engine { get; set; } = new();
}

/// <summary>Section <c>Speech:Engine</c>: an HTTP server with <c>/v1/audio/transcriptions</c>, <c>/v1/audio/speech</c>, or both.</summary>
public sealed class SpeechEngineOptions
{
    /// <summary>Its address; what comes before <c>/v1</c>. Empty for none.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>Its key, sent as a bearer token; empty for a server that asks for none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The model that listens; empty where the server only speaks. A Whisper folder goes before it.</summary>
    public string RecognitionModel { get; set; } = "";

    /// <summary>The model that speaks; empty where the server only listens: then eSpeak NG speaks.</summary>
    public string SynthesisModel { get; set; } = "";

    internal bool Listens => BaseUrl.Length > 0 && RecognitionModel.Length > 0;

    internal bool Speaks => BaseUrl.Length > 0 && SynthesisModel.Length > 0;
}
