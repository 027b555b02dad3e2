using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Workflows.Persistence.Backup;

/// <summary>
/// Puts a backup in the place of the database and its keys. Everything is checked before anything is touched, and what was there is kept aside.
/// </summary>
public sealed class StoreRestore(StoreAddress address, TimeProvider time)
{
    // Names that grow out of the database's own, and what SQLite keeps beside it.
    private static readonly string[] DatabaseFiles = ["", "-wal", "-shm"];

    /// <summary>Restores it; returns the folder that holds what was there before, or null where there was nothing.</summary>
    /// <exception cref="BackupException">Why not; nothing was changed.</exception>
    public async Task<string?> RunAsync(string path, CancellationToken cancellationToken)
    {
        if (address.Provider != DatabaseProvider.Sqlite)
        {
            throw new BackupException("The database is PostgreSQL: restore it with pg_restore or psql, with no node running.");
        }

        if (!File.Exists(path))
        {
            throw new BackupException($"There is no file {path}.");
        }

        var folder = Path.GetDirectoryName(address.SqliteFile)!;
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(address.Directory);
        using var use = StoreUse.Take(address)
            ?? throw new BackupException($"A service uses {address.SqliteFile}: stop it first.");
        // In the same folder, so that putting it in place is a rename.
        var work = Directory.CreateDirectory(Path.Combine(folder, $".restore-{Guid.NewGuid():N}"));
        try
        {
            var files = await UnpackAsync(path, work.FullName, cancellationToken);
            await CheckAsync(Path.Combine(work.FullName, BackupManifest.Database), cancellationToken);
            return Replace(work.FullName, files);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{path} cannot be restored: {failure.Message}", failure);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyCollection<string>> UnpackAsync(string path, string folder, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var manifest = await ReadManifestAsync(zip, cancellationToken);
        if (manifest is not { Format: BackupManifest.CurrentFormat } || !manifest.Files.ContainsKey(BackupManifest.Database))
        {
            throw new InvalidDataException("it is no backup of this program.");
        }

        foreach (var (name, hash) in manifest.Files)
        {
            if (name != BackupManifest.Database && !SecretFiles.IsOne(name))
            {
                throw new InvalidDataException($"it names a file that does not belong into a backup ({name}).");
            }

            var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing in it.");
            var target = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await using (var source = await entry.OpenAsync(cancellationToken))
            await using (var copy = Create(target))
            {
                await source.CopyToAsync(copy, cancellationToken);
                copy.Flush(flushToDisk: true);
            }

            await using var written = File.OpenRead(target);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellationToken)) != hash)
            {
                throw new InvalidDataException($"{name} in it is damaged.");
            }
        }

        return [.. manifest.Files.Keys];
    }

    private static async Task<BackupManifest?> ReadManifestAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        if (zip.GetEntry(BackupManifest.FileName) is not { } entry)
        {
            return null;
        }

        await using var json = await entry.OpenAsync(cancellationToken);
        return BackupManifest.Parse(json);
    }

    private static async Task CheckAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        if (await SqliteSoundness.FindAsync(connection, cancellationToken) is { Count: > 0 } problems)
        {
            throw new InvalidDataException($"its database is damaged: {problems[0]}");
        }

        if (await StoreSchema.FindUnknownMigrationAsync(connection, typeof(SqliteChorusDbContext), cancellationToken) is { } unknown)
        {
            throw new InvalidDataException($"it was written by a newer version of this program (migration {unknown} is unknown here).");
        }
    }

    private string? Replace(string work, IReadOnlyCollection<string> files)
    {
        List<(string From, string To)> aside = [];
        var folder = Path.Combine(
            Path.GetDirectoryName(address.SqliteFile)!,
            string.Create(CultureInfo.InvariantCulture, $"before-restore-{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{Guid.NewGuid().ToString("N")[..6]}"));
        aside.AddRange(DatabaseFiles.Select(ending => (address.SqliteFile + ending, Path.Combine(folder, BackupManifest.Database + ending))));
        aside.AddRange(SecretFiles.In(address.Directory).Select(name => (Path.Combine(address.Directory, name), Path.Combine(folder, name))));
        aside.RemoveAll(move => !File.Exists(move.From));
        List<(string From, string To)> done = [];
        try
        {
            foreach (var move in aside)
            {
                Move(move, done);
            }

            // The database last: a process that dies before leaves no database that does not fit its keys.
            foreach (var name in files.OrderBy(name => name == BackupManifest.Database))
            {
                Move((Path.Combine(work, name), name == BackupManifest.Database ? address.SqliteFile : Path.Combine(address.Directory, name)), done);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            foreach (var (from, to) in Enumerable.Reverse(done))
            {
                File.Move(to, from);
            }

            throw;
        }

        return aside.Count > 0 ? folder : null;
    }

    private static void Move((string From, string To) move, List<(string From, string To)> done)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(move.To)!);
        File.Move(move.From, move.To);
        done.Add(move);
    }

    private static FileStream Create(string path)
    {
        var only = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            only.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, only);
    }
}
