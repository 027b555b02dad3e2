using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>Section <c>TechnicalPasswords</c> of the configuration.</summary>
public sealed class TechnicalPasswordOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "TechnicalPasswords";

    /// <summary>How long the link to a new password works, from its sending.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "14.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long the export of the connection data can be fetched.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ExportLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>At how many days left the main manager is reminded, as numbers with commas between them.</summary>
    [Required]
    public string ReminderDays { get; set; } = "30, 15, 7, 1";

    /// <summary>The numbers of <see cref="ReminderDays"/>; empty where they are no such list.</summary>
    public IReadOnlyList<int> ReadReminderDays()
    {
        var numbers = ReminderDays.Split(',', StringSplitOptions.TrimEntries).Select(text => int.TryParse(text, out var days) && days is > 0 and < 424 ? days : 0).ToList();
        return numbers.Contains(0) ? [] : numbers;
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ReadReminderDays().Count == 0)
        {
            yield return new ValidationResult("TechnicalPasswords:ReminderDays must be numbers of days from 1 to 423, such as \"30, 15, 7, 1\".");
        }
    }
}
