using System.IO.Compression;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Faults;

/// <summary>The operator's commands: backup, restore and check.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chorus-backup-");

    private string BackupFile => Path.Combine(_folder.FullName, "backup.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_backup_made_under_load_becomes_a_service_in_which_the_conversation_goes_on()
    {
        // No secret in the settings (an empty one takes the tests' own away): the service makes its own, and the backup has to bring it along.
        Dictionary<string, string> ownKeys = new() { ["DirectLine__Secret"] = "", ["Portal__SigningKey"] = "" };
        await using var service = await ServiceProcess.StartAsync(ownKeys);
        var conversation = await Conversation.OpenAsync(service.Http);
        await conversation.SayAsync(Conversation.Wish);
        using var enough = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(_ => TalkOnAsync(service, enough.Token)).ToList();

        var (made, output, _) = await service.RunCommandAsync("backup", BackupFile);

        await enough.CancelAsync();
        await Task.WhenAll(load);
        Assert.Equal(0, made);
        Assert.Contains(BackupFile, output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));
        }

        await service.KillAsync();
        await using var other = ServiceProcess.Prepare(ownKeys);
        Assert.Equal(0, (await other.RunCommandAsync("restore", BackupFile)).ExitCode);
        Assert.Equal(0, (await other.RunCommandAsync("check")).ExitCode);
        await other.StartAgainAsync();
        var goesOn = new Conversation(other.Http, conversation.Id, conversation.Token);
        await goesOn.SayAsync("personne@nulle-part.example");
        Assert.Contains("personne@nulle-part.example", (await goesOn.ReadAllAsync())[^1].Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_waits_for_no_service_and_keeps_what_was_there_aside()
    {
        await using var service = await ServiceProcess.StartAsync();
        Assert.Equal(0, (await service.RunCommandAsync("backup", BackupFile)).ExitCode);
        var conversation = await Conversation.OpenAsync(service.Http);

        var (refused, _, why) = await service.RunCommandAsync("restore", BackupFile);

        Assert.Equal(1, refused);
        Assert.Contains("stop it first", Assert.Single(why.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Single(await conversation.ReadAllAsync());

        // Killed, not stopped: what was there has a write-ahead log that belongs to it.
        await service.KillAsync();
        var (restored, output, _) = await service.RunCommandAsync("restore", BackupFile);
        Assert.Equal(0, restored);
        var aside = output.Trim().Split(" is in ")[1].TrimEnd('.');
        Assert.Equal(1L, await CountAsync(Path.Combine(aside, "chorus.db")));
        Assert.Equal(0L, await CountAsync(service.DatabaseFile));
        await service.StartAgainAsync();
        await Conversation.OpenAsync(service.Http);
    }

    [Fact]
    public async Task What_is_no_sound_backup_is_refused_and_nothing_is_touched()
    {
        await using var service = await ServiceProcess.StartAsync();
        Assert.Equal(0, (await service.RunCommandAsync("backup", BackupFile)).ExitCode);
        await Conversation.OpenAsync(service.Http);
        Assert.Equal(0, await service.StopAsync());
        var before = await File.ReadAllBytesAsync(service.DatabaseFile);

        await AssertRefusedAsync(service, Change(zip => zip.GetEntry("chorus.db")!, bytes => bytes[bytes.Length / 2] ^= 255), "damaged");
        await AssertRefusedAsync(service, Replace("backup.json", """{"format":1,"createdAt":"2026-11-24T09:00:00Z","files":{"chorus.db":"00","../../evil":"00"}}"""), "no");
        await AssertRefusedAsync(service, Replace("backup.json", """{"format":2,"createdAt":"2026-11-24T09:00:00Z","files":{"chorus.db":"00"}}"""), "no backup");
        await AssertRefusedAsync(service, Replace("backup.json", "not JSON"), "no backup");
        var letter = Path.Combine(_folder.FullName, "letter.zip");
        await File.WriteAllTextAsync(letter, "this is a letter");
        await AssertRefusedAsync(service, letter, "cannot be restored");
        await AssertRefusedAsync(service, Path.Combine(_folder.FullName, "nothing.zip"), "no file");

        Assert.Equal(before, await File.ReadAllBytesAsync(service.DatabaseFile));
        Assert.Empty(Directory.GetFileSystemEntries(service.Folder, ".restore-*"));
    }

    [Fact]
    public async Task A_check_finds_what_is_wrong()
    {
        await using var service = await ServiceProcess.StartAsync();
        var conversation = await Conversation.OpenAsync(service.Http);
        await conversation.SayAsync("bonjour");
        await conversation.SayAsync("merci");
        Assert.Equal(0, (await service.RunCommandAsync("check")).ExitCode);
        Assert.Equal(0, await service.StopAsync());

        await Sqlite.ReadAsync(service.DatabaseFile, "DELETE FROM log WHERE number = 2; UPDATE log SET payload = CAST('{}' AS BLOB) WHERE number = 1; "
            + "INSERT INTO audit (at, actor, action, outcome) VALUES (1, '', '', 'Done')");
        var (exitCode, output, _) = await service.RunCommandAsync("check");

        Assert.Equal(1, exitCode);
        Assert.Contains($"The log of {conversation.Id} has 2 entries from 1 to 3", output, StringComparison.Ordinal);
        Assert.Contains($"Entry 1 of {conversation.Id}: it cannot be read", output, StringComparison.Ordinal);
        Assert.Contains("does not say who did what", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("backup", "a.zip", "b.zip")]
    [InlineData("restore")]
    [InlineData("check", "everything")]
    public async Task Wrong_use_is_told_in_one_line(params string[] arguments)
    {
        await using var nothing = ServiceProcess.Prepare();

        var (exitCode, output, errors) = await nothing.RunCommandAsync(arguments);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith($"Usage: {arguments[0]}", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_database_nothing_is_made()
    {
        await using var nothing = ServiceProcess.Prepare();

        Assert.Equal(1, (await nothing.RunCommandAsync("backup", BackupFile)).ExitCode);
        Assert.Equal(78, (await nothing.RunCommandAsync("check")).ExitCode);

        Assert.False(File.Exists(nothing.DatabaseFile));
        Assert.False(File.Exists(BackupFile));
    }

    private async Task AssertRefusedAsync(ServiceProcess service, string file, string reason)
    {
        var (exitCode, _, errors) = await service.RunCommandAsync("restore", file);
        Assert.Equal(1, exitCode);
        Assert.Contains(reason, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private string Replace(string name, string text) => Rewrite(name, _ => System.Text.Encoding.UTF8.GetBytes(text));

    private string Change(Func<ZipArchive, ZipArchiveEntry> entry, Action<byte[]> change)
    {
        using var zip = ZipFile.OpenRead(BackupFile);
        return Rewrite(entry(zip).FullName, bytes =>
        {
            change(bytes);
            return bytes;
        });
    }

    private string Rewrite(string name, Func<byte[], byte[]> rewrite)
    {
        var copy = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.zip");
        File.Copy(BackupFile, copy);
        using var zip = ZipFile.Open(copy, ZipArchiveMode.Update);
        var entry = zip.GetEntry(name)!;
        using var content = new MemoryStream();
        using (var old = entry.Open())
        {
            old.CopyTo(content);
        }

        entry.Delete();
        using var written = zip.CreateEntry(name).Open();
        written.Write(rewrite(content.ToArray()));
        return copy;
    }

    private static async Task TalkOnAsync(ServiceProcess service, CancellationToken enough)
    {
        var conversation = await Conversation.OpenAsync(service.Http);
        while (!enough.IsCancellationRequested)
        {
            await conversation.SayAsync("bonjour");
        }
    }

    private static async Task<long> CountAsync(string file) =>
        (long)(await Sqlite.ReadAsync(file, "SELECT count(DISTINCT stream) FROM log"))!;
}
