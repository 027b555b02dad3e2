using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Section <c>Assistant</c> of the configuration.</summary>
public sealed class AssistantOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Assistant";

    /// <summary>What the assistant calls itself.</summary>
    [Required, StringLength(40, MinimumLength = 1)]
    public string Name { get; set; } = "ClaudIA";

    /// <summary>BCP 47 tag used where the client names none.</summary>
    [Required, RegularExpression("^(fr|en)(-[A-Za-z]{2})?$", ErrorMessage = "Assistant:Locale must be fr, en, or one of them with a region, such as fr-FR.")]
    public string Locale { get; set; } = "fr-FR";

    /// <summary>Where the sign-in card leads; the portal's page.</summary>
    [Required]
    public string SignInUrl { get; set; } = "/";

    /// <summary>A turn that takes longer shows "is writing".</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:10")]
    public TimeSpan TypingAfter { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A question left alone for longer is closed.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Failed answers to one question before a person is offered.</summary>
    [Range(1, 10)]
    public int FailuresBeforeHuman { get; set; } = 3;

    /// <summary>Messages in a row not understood outside a dialog before a person is offered.</summary>
    [Range(1, 10)]
    public int MissesBeforeHuman { get; set; } = 2;

    /// <summary>An intent this certain is acted on.</summary>
    [Range(0.0, 1.0)]
    public double CertainFrom { get; set; } = 0.55;

    /// <summary>Intents at least this likely are worth asking "did you mean".</summary>
    [Range(0.0, 1.0)]
    public double PossibleFrom { get; set; } = 0.2;

    /// <summary>The longest message that is read, in UTF-16 code units.</summary>
    [Range(100, 100_000)]
    public int MaximumMessageLength { get; set; } = 4000;
}
