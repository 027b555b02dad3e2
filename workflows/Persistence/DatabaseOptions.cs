using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>The databases the service runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>An embedded file; one node.</summary>
    Sqlite,

    /// <summary>A server; any number of nodes.</summary>
    PostgreSql,
}

/// <summary>Section <c>Database</c> of the configuration; the connection string is <c>ConnectionStrings:Chorus</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Database";

    /// <summary><c>Sqlite</c> (default) or <c>PostgreSql</c>.</summary>
    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>How many units of work one transaction may hold.</summary>
    [Range(1, 4096)]
    public int MaximumBatch { get; set; } = 512;

    /// <summary>How many units of work may wait for the store before callers are told to come back later.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; set; } = 8192;
}
