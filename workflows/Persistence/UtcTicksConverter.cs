using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>
/// Instants as UTC ticks: both databases then sort and compare them alike (SQLite has no instant type, and PostgreSQL
/// refuses a non-zero offset).
/// </summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
