using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>Where the store is, worked out once from the configuration.</summary>
/// <param name="Provider">The kind of database.</param>
/// <param name="ConnectionString">Complete, with our settings added.</param>
/// <param name="SqliteFile">Full path of the SQLite file; empty for PostgreSQL.</param>
/// <param name="Directory">Full path of the folder for everything written at run time (<c>Storage:Directory</c>).</param>
public sealed record StoreAddress(DatabaseProvider Provider, string ConnectionString, string SqliteFile, string Directory)
{
    /// <summary>The connection string used when none is configured.</summary>
    public const string Default = "Data Source=data/chorus.db";

    /// <summary>Reads <c>ConnectionStrings:Chorus</c>, <c>Database:Provider</c> and <c>Storage:Directory</c>.</summary>
    /// <exception cref="StoreConfigurationException">A setting is wrong; the message says which in one line.</exception>
    public static StoreAddress From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var configuredProvider = configuration[$"{DatabaseOptions.Section}:Provider"];
        var provider = DatabaseProvider.Sqlite;
        if (!string.IsNullOrWhiteSpace(configuredProvider)
            && !(Enum.TryParse(configuredProvider, ignoreCase: true, out provider) && Enum.IsDefined(provider)))
        {
            throw new StoreConfigurationException($"Database:Provider is '{configuredProvider}'; it must be Sqlite or PostgreSql.");
        }

        var text = configuration.GetConnectionString("Chorus");
        var storage = configuration["Storage:Directory"];
        try
        {
            return provider == DatabaseProvider.Sqlite
                ? Sqlite(string.IsNullOrWhiteSpace(text) ? Default : text, storage)
                : PostgreSql(text, storage);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text itself is not repeated: it may hold a password.
            throw new StoreConfigurationException($"ConnectionStrings:Chorus is not a valid {provider} connection string.", wrong);
        }
    }

    private static StoreAddress Sqlite(string text, string? storage)
    {
        var builder = new SqliteConnectionStringBuilder(text) { ForeignKeys = true, DefaultTimeout = 5 };
        if (string.IsNullOrEmpty(builder.DataSource) || builder.DataSource == ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new StoreConfigurationException("ConnectionStrings:Chorus must name a file (Data Source=...): a memory database loses everything.");
        }

        var file = Path.GetFullPath(builder.DataSource);
        builder.DataSource = file;
        return new StoreAddress(DatabaseProvider.Sqlite, builder.ConnectionString, file,
            string.IsNullOrWhiteSpace(storage) ? Path.GetDirectoryName(file)! : Path.GetFullPath(storage));
    }

    private static StoreAddress PostgreSql(string? text, string? storage)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new StoreConfigurationException("ConnectionStrings:Chorus is missing; Database:Provider=PostgreSql needs it.");
        }

        var builder = new NpgsqlConnectionStringBuilder(text);
        return new StoreAddress(DatabaseProvider.PostgreSql, builder.ConnectionString, "",
            Path.GetFullPath(string.IsNullOrWhiteSpace(storage) ? "data" : storage));
    }
}

/// <summary>A setting of the store is wrong. The message is one clear line for the operator, without secrets.</summary>
public sealed class StoreConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
