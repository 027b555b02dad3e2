using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ChorusAssistant.Tests.Workflows.Persistence;

/// <summary>
/// A PostgreSQL server of Debian's package, thrown away afterwards. It refuses to run as root: there the files and the processes
/// belong to the user <c>postgres</c> that the package makes.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"chorus-pg-{Guid.NewGuid():N}");
    private readonly int _port = FreePort();
    private bool _isRunning;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_directory);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", _directory);
        }

        await RunServerToolAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8");
        await StartAsync();
    }

    /// <summary>Starts it on its port.</summary>
    public async Task StartAsync()
    {
        await RunServerToolAsync("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_directory, "log"),
            "-o", $"-p {_port} -k {_directory} -c listen_addresses=127.0.0.1 -c fsync=off", "start");
        _isRunning = true;
    }

    /// <summary>Stops it in the middle of everything.</summary>
    public async Task StopAsync()
    {
        await RunServerToolAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        _isRunning = false;
    }

    public async Task DisposeAsync()
    {
        if (_isRunning)
        {
            await StopAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Makes an empty database and says how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"chorus_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    private string Data => Path.Combine(_directory, "data");

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Pooling=False";

    private static Task RunServerToolAsync(string tool, params string[] arguments)
    {
        var path = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", tool)).Where(File.Exists).Max(StringComparer.Ordinal)
            : null;
        return path is null
            ? throw new InvalidOperationException($"{tool} is missing: tests/run.sh installs the package postgresql.")
            : Environment.IsPrivilegedProcess
                ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
                : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // No pipes: the server that pg_ctl leaves behind would keep them open, and reading would never end.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" > /dev/null 2>&1", "sh", program, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
