using System.Text.Json;

namespace ChorusAssistant.Workflows.Persistence.Backup;

/// <summary>What a backup says about itself.</summary>
/// <param name="Format">1; another number was written by another kind of program.</param>
/// <param name="CreatedAt">When the copy was begun: what was committed before is in it.</param>
/// <param name="Files">Each file's path in the archive, with <c>/</c>, and the SHA-256 of its bytes in hexadecimal.</param>
public sealed record BackupManifest(int Format, DateTimeOffset CreatedAt, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The format that this program writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The manifest's name in the archive.</summary>
    public const string FileName = "backup.json";

    /// <summary>The database's name in the archive.</summary>
    public const string Database = "chorus.db";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>As it stands in the archive.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Reads one; null for anything else.</summary>
    public static BackupManifest? Parse(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Options) is { Files: not null } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
