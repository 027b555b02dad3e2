using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Workflows.SupportTickets;

/// <summary>Section <c>Support</c> of the configuration.</summary>
public sealed class SupportOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Support";

    /// <summary>Where tickets are mailed to; one bare address.</summary>
    [Required]
    public string Address { get; set; } = "support@chorus-assistant.example";

    /// <summary>
    /// Whether a system that advisors work with takes over conversations of this service (it answers <c>handoff.initiate</c> with
    /// <c>handoff.status</c>). Where there is none, nobody is told that an advisor comes.
    /// </summary>
    public bool LiveChat { get; set; }

    /// <summary>When advisors begin to answer, Paris time. The portal's community page says 8:30.</summary>
    public TimeOnly OpensAt { get; set; } = new(8, 30);

    /// <summary>When they stop, Paris time. The portal's community page says 18:30.</summary>
    public TimeOnly ClosesAt { get; set; } = new(18, 30);

    /// <summary>Tickets that one person, or one conversation, opens in any 60 minutes.</summary>
    [Range(1, 1000)]
    public int HourlyLimit { get; set; } = 3;

    /// <summary>Tickets that one person, or one conversation, opens in any 24 hours.</summary>
    [Range(1, 1000)]
    public int DailyLimit { get; set; } = 10;

    /// <summary>What tickets' numbers are made with; the same on every node. Empty: made from the service's secret.</summary>
    public string NumberKey { get; set; } = "";
}
