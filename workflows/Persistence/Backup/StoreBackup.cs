using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Workflows.Persistence.Backup;

/// <summary>
/// Copies the database and the keys beside it into one zip file while the service runs: one consistent instant, and nobody waits. The copy is
/// packed anew, so pages that were deleted are not in it. It holds secrets; only its owner can read it.
/// </summary>
public sealed class StoreBackup(StoreAddress address, TimeProvider time)
{
    /// <summary>Writes the backup; a file that exists is never overwritten.</summary>
    /// <exception cref="BackupException">Why there is none; no file is left.</exception>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        if (address.Provider != DatabaseProvider.Sqlite)
        {
            throw new BackupException("The database is PostgreSQL: back it up with pg_dump, which does it while the service runs.");
        }

        if (!File.Exists(address.SqliteFile))
        {
            throw new BackupException($"There is no database at {address.SqliteFile}.");
        }

        if (File.Exists(path))
        {
            throw new BackupException($"{path} exists already; a backup is never overwritten.");
        }

        var work = Directory.CreateDirectory($"{Path.GetFullPath(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            var createdAt = time.GetUtcNow();
            var copy = Path.Combine(work.FullName, BackupManifest.Database);
            await CopyAsync(copy, cancellationToken);
            var archive = Path.Combine(work.FullName, "archive.zip");
            await PackAsync(archive, copy, createdAt, cancellationToken);
            File.Move(archive, path, overwrite: false);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup could not be written: {failure.Message}", failure);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private async Task CopyAsync(string copy, CancellationToken cancellationToken)
    {
        var connectionString = new SqliteConnectionStringBuilder(address.ConnectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString;
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        // One read transaction from begin to end; with a write-ahead log no writer waits for it.
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task PackAsync(string archive, string copy, DateTimeOffset createdAt, CancellationToken cancellationToken)
    {
        var only = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            only.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(archive, only);
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            Dictionary<string, string> files = new(StringComparer.Ordinal)
            {
                [BackupManifest.Database] = await AddAsync(zip, BackupManifest.Database, copy, cancellationToken),
            };
            foreach (var secret in SecretFiles.In(address.Directory))
            {
                files[secret] = await AddAsync(zip, secret, Path.Combine(address.Directory, secret), cancellationToken);
            }

            await using var manifest = await zip.CreateEntry(BackupManifest.FileName).OpenAsync(cancellationToken);
            await manifest.WriteAsync(new BackupManifest(BackupManifest.CurrentFormat, createdAt, files).ToJson(), cancellationToken);
        }

        file.Flush(flushToDisk: true);
    }

    private static async Task<string> AddAsync(ZipArchive zip, string name, string path, CancellationToken cancellationToken)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await using (var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken))
        {
            await source.CopyToAsync(entry, cancellationToken);
        }

        source.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(source, cancellationToken));
    }
}
