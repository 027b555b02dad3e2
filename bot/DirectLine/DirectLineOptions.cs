using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Section <c>DirectLine</c> of the configuration.</summary>
public sealed class DirectLineOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "DirectLine";

    /// <summary>
    /// Opens every conversation and mints tokens; for servers only. Empty: one is made and kept in the storage folder
    /// (SQLite only: several nodes must share one).
    /// </summary>
    [MinLength(8, ErrorMessage = "DirectLine:Secret must have at least 8 characters, better 32.")]
    public string? Secret { get; set; }

    /// <summary>A second secret, valid beside the first one while the first is being replaced.</summary>
    [MinLength(8, ErrorMessage = "DirectLine:SecondarySecret must have at least 8 characters, better 32.")]
    public string? SecondarySecret { get; set; }

    /// <summary>How long a token lives. Microsoft's client renews every 15 minutes whatever it is told.</summary>
    [Range(typeof(TimeSpan), "00:20:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How old an expired token of the widget may be to be exchanged for a new one.</summary>
    [Range(typeof(TimeSpan), "00:20:00", "90.00:00:00")]
    public TimeSpan ExchangeableFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a stream URL may wait to be used.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan StreamUrlLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A socket whose peer takes nothing for this long is dropped; it reconnects with its watermark and loses nothing.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SendPatience { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest activity, in bytes of its JSON.</summary>
    [Range(1024, 4 << 20)]
    public int MaximumActivityBytes { get; set; } = 256 << 10;

    /// <summary>The largest uploaded file, in bytes.</summary>
    [Range(1024, 64 << 20)]
    public int MaximumFileBytes { get; set; } = 10 << 20;

    /// <summary>The most files in one upload.</summary>
    [Range(1, 20)]
    public int MaximumFiles { get; set; } = 5;

    /// <summary>Sockets that may follow one conversation; the oldest is closed for a new one.</summary>
    [Range(1, 100)]
    public int MaximumSockets { get; set; } = 5;

    /// <summary>How long uploaded files are kept.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan FilesKeptFor { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>Section <c>WebChat</c> of the configuration.</summary>
public sealed class WebChatOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "WebChat";

    /// <summary>Origins of the pages that may use the service, such as <c>https://portail.exemple.fr</c>. The service's own is always allowed.</summary>
    public List<string> AllowedOrigins { get; } = [];
}

/// <summary>Section <c>RateLimits</c>: token buckets. None goes by address: a town hall is one address.</summary>
public sealed class RateLimitOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "RateLimits";

    /// <summary>Posts a second that one conversation may send for ever.</summary>
    [Range(1, 100_000)]
    public int MessagesPerSecond { get; set; } = 50;

    /// <summary>Posts that one conversation may send at once.</summary>
    [Range(1, 1_000_000)]
    public int MessageBurst { get; set; } = 1200;

    /// <summary>Tokens a minute for one signed-in person.</summary>
    [Range(1, 100_000)]
    public int TokensPerUserPerMinute { get; set; } = 60;

    /// <summary>Tokens a second for all who are not signed in, together.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousTokensPerSecond { get; set; } = 500;

    /// <summary>Tokens at once for all who are not signed in, together.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousTokenBurst { get; set; } = 5000;

    /// <summary>Recordings a minute that one conversation may have written down.</summary>
    [Range(1, 100_000)]
    public int TranscriptionsPerMinute { get; set; } = 30;

    /// <summary>Texts a minute that one conversation may have read aloud by the server; an answer is read sentence by sentence.</summary>
    [Range(1, 100_000)]
    public int SynthesesPerMinute { get; set; } = 120;

    /// <summary>Tokens of a speech service a minute for one conversation; one is good for ten minutes.</summary>
    [Range(1, 100_000)]
    public int SpeechTokensPerMinute { get; set; } = 10;
}
