namespace ChorusAssistant.Domain.CourtFees;

/// <summary>Euros a kilometre, by how far one has driven since 1 January.</summary>
/// <param name="First">Up to 2,000 km.</param>
/// <param name="Middle">From 2,001 to 10,000 km.</param>
/// <param name="Beyond">Above.</param>
public sealed record MileageRate(decimal First, decimal Middle, decimal Beyond)
{
    /// <summary>Where the first band ends, in kilometres a year.</summary>
    public const decimal FirstBandEnd = 2_000;

    /// <summary>Where the middle band ends.</summary>
    public const decimal MiddleBandEnd = 10_000;

    /// <summary>One rate whatever the distance, as for motorcycles.</summary>
    public static MileageRate Flat(decimal rate) => new(rate, rate, rate);

    /// <summary>Cuts a distance where it crosses into another band.</summary>
    /// <param name="distance">Kilometres to pay.</param>
    /// <param name="alreadyDriven">Kilometres of this year that came before.</param>
    public IEnumerable<(decimal Distance, decimal Rate)> Split(decimal distance, decimal alreadyDriven)
    {
        if (First == Middle && Middle == Beyond)
        {
            yield return (distance, First);
            yield break;
        }

        var from = alreadyDriven;
        var to = alreadyDriven + distance;
        foreach (var (end, rate) in new[] { (FirstBandEnd, First), (MiddleBandEnd, Middle), (decimal.MaxValue, Beyond) })
        {
            var part = Math.Min(to, end) - from;
            if (part > 0)
            {
                yield return (part, rate);
                from += part;
            }
        }
    }
}

/// <summary>A table of mileage rates as published.</summary>
/// <param name="ValidFrom">The first day it holds.</param>
/// <param name="Source">The order it is from, for people to read.</param>
/// <param name="Rates">The rate of each class of vehicle.</param>
public sealed record MileageRates(DateOnly ValidFrom, string Source, IReadOnlyDictionary<VehicleClass, MileageRate> Rates)
{
    /// <summary>The table in force on a day; before the oldest table, the oldest one.</summary>
    public static MileageRates On(DateOnly day, IReadOnlyCollection<MileageRates> tables) =>
        tables.Where(table => table.ValidFrom <= day).MaxBy(table => table.ValidFrom) ?? tables.MinBy(table => table.ValidFrom)!;
}
