using System.Globalization;
using ChorusAssistant.Domain;

namespace ChorusAssistant.Workflows.Persistence.Demo;

/// <summary>One row of a demo file, read by column name. An empty field is null; dates come out moved to today.</summary>
internal sealed class DemoRow(Dictionary<string, int> columns, string[] fields, DemoCalendar calendar)
{
    public string? OptionalText(string column) => fields[columns[column]] is { Length: > 0 } text ? text : null;

    public string Text(string column) => OptionalText(column) ?? throw new FormatException($"The demo data lacks {column}.");

    public T Identifier<T>(string column)
        where T : IParsable<T> => T.Parse(Text(column), CultureInfo.InvariantCulture);

    public T? OptionalIdentifier<T>(string column)
        where T : class, IParsable<T> => OptionalText(column) is { } text ? T.Parse(text, CultureInfo.InvariantCulture) : null;

    public T Number<T>(string column)
        where T : struct, IParsable<T> => T.Parse(Text(column), CultureInfo.InvariantCulture);

    public T? OptionalNumber<T>(string column)
        where T : struct, IParsable<T> => OptionalText(column) is { } text ? T.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool Flag(string column) => bool.Parse(Text(column));

    public bool? OptionalFlag(string column) => OptionalText(column) is { } text ? bool.Parse(text) : null;

    public T Code<T>(string column)
        where T : struct, Enum => ChorusCodes.Parse<T>(Text(column));

    public T? OptionalCode<T>(string column)
        where T : struct, Enum => OptionalText(column) is { } code ? ChorusCodes.Parse<T>(code) : null;

    public IReadOnlyList<string> List(string column) => OptionalText(column)?.Split('|') ?? [];

    public DateOnly Day(string column) => calendar.Day(Number<DateOnly>(column));

    public DateOnly? OptionalDay(string column) => OptionalNumber<DateOnly>(column) is { } day ? calendar.Day(day) : null;

    public string Month(string column) => calendar.Month(Text(column));

    public DateTimeOffset WallClock(string column) => calendar.WallClock(Number<DateTimeOffset>(column));

    public DateTimeOffset Elapsed(string column) => calendar.Elapsed(Number<DateTimeOffset>(column));

    public DateTimeOffset? OptionalElapsed(string column) =>
        OptionalNumber<DateTimeOffset>(column) is { } instant ? calendar.Elapsed(instant) : null;
}
