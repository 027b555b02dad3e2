using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>Section <c>TrainingSessions</c> of the configuration.</summary>
public sealed class TrainingSessionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "TrainingSessions";

    /// <summary>Address of who holds the sessions: the organizer of the invitations.</summary>
    [Required, EmailAddress]
    public string Organizer { get; set; } = "accompagnement@chorus-assistant.example";

    /// <summary>How long after a confirmation no reminder follows it: who registers for tomorrow has just been told.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "12:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ReminderRest { get; set; } = TimeSpan.FromHours(3);
}
