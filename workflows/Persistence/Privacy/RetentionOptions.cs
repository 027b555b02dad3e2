using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>Section <c>Retention</c> of the configuration: how long each kind of data is kept. What the portal keeps in its own name (accounts,
/// invoices, requests about structures, bookings, expense statements) is not the assistant's to end.</summary>
public sealed class RetentionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Retention";

    /// <summary>A conversation in which nobody signed in, after its last turn.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan AnonymousConversations { get; set; } = TimeSpan.FromHours(24);

    /// <summary>A conversation of somebody signed in, after its last turn.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan SignedInConversations { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Who did what to what: rows of the audit trail.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3650.00:00:00")]
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Recipient and subject of a mail that was delivered (its words are wiped at once), and its file in the pickup folder.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan SentMail { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Recipient and subject of a mail that could not be delivered.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan DeadLetters { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Activation and password links, from their end on. At least a day: until then a late click is told what became of the link.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan Links { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Thumbs and their comments. They name nobody.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Feedback { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Tickets for the support team.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Tickets { get; set; } = TimeSpan.FromDays(365);

    /// <summary>The conversation that came with a ticket.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan TicketTranscripts { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The largest SQLite file, in MiB, that is written anew after the erasure of a person (never after the purge by age). Turns wait
    /// meanwhile, about a second for 200 MiB.
    /// </summary>
    [Range(1, 1_000_000)]
    public int VacuumBelowMegabytes { get; set; } = 256;

    /// <summary>How long a conversation is kept.</summary>
    public TimeSpan ConversationsOf(bool isSignedIn) => isSignedIn ? SignedInConversations : AnonymousConversations;
}
