namespace ChorusAssistant.Domain.CourtFees;

/// <summary>Until when a statement can be sent: one year from the end of the mission. It is warned about, never refused here.</summary>
public static class CourtFeeFiling
{
    /// <summary>The last day for a mission that ended on <paramref name="missionEndedOn"/>.</summary>
    public static DateOnly LastDay(DateOnly missionEndedOn) => missionEndedOn.AddYears(1);

    /// <summary>Whether it is too late on <paramref name="today"/> (the legal day in Paris); the last day itself is in time.</summary>
    public static bool IsPast(DateOnly missionEndedOn, DateOnly today) => today > LastDay(missionEndedOn);
}
