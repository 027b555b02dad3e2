namespace ChorusAssistant.Domain.TechnicalUsers;

/// <summary>
/// When it is reminded of passwords that end, in days left. Each window of days has one reminder, the one it begins with: whoever was
/// not told in time (the service was down) is told once, of how it is now, and not of all that was missed.
/// </summary>
public sealed class ReminderSchedule
{
    private readonly int[] _days;

    /// <summary>The schedule of those numbers of days left, each at least 1.</summary>
    public ReminderSchedule(params IEnumerable<int> days)
    {
        _days = [.. days.Distinct().OrderDescending()];
        ArgumentOutOfRangeException.ThrowIfZero(_days.Length, nameof(days));
        ArgumentOutOfRangeException.ThrowIfLessThan(_days[^1], 1, nameof(days));
    }

    /// <summary>The windows as they stand today, from the longest to the one that ends with a password's last day.</summary>
    public IEnumerable<ReminderWindow> Windows(DateOnly today) =>
        _days.Select((days, index) => new ReminderWindow(days, today.AddDays(index + 1 < _days.Length ? _days[index + 1] + 1 : 0), today.AddDays(days)));

    /// <summary>The reminder that belongs to a password with so many days left; null where none does yet, or any more.</summary>
    public int? For(int daysLeft) => daysLeft < 0 ? null : Array.FindLast(_days, days => daysLeft <= days) is > 0 and var found ? found : null;
}

/// <summary>The passwords that one reminder is for.</summary>
/// <param name="DaysLeft">Names the reminder.</param>
/// <param name="From">The first last day that belongs to it.</param>
/// <param name="To">The last one, inclusive.</param>
public sealed record ReminderWindow(int DaysLeft, DateOnly From, DateOnly To);
