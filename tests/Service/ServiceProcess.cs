using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace ChorusAssistant.Tests.RunningService;

/// <summary>
/// The service as operators run it: a process of its own, over a folder of its own. It can be killed as a power cut would, and started
/// again on what it left behind.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>The Direct Line secret of every service that the tests start.</summary>
    public const string Secret = "the secret of the tests, 32 characters or more";

    /// <summary>What the tests sign the portal's tokens with.</summary>
    public const string PortalKey = "the portal's key of the tests, 32 bytes or more";

    private static readonly TimeSpan ReadyPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);
    private const int AtOnce = 8;
    private static readonly SemaphoreSlim Training = new(1);
    private static bool s_isTrained;
    private static readonly string TrainedModels = Path.Combine(Path.GetTempPath(), "chorus-tests-nlu");

    private readonly Dictionary<string, string> _settings;
    private readonly bool _ownsFolder;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private TaskCompletionSource _started = new();
    private Process? _process;
    private int _diskMegabytes;

    private ServiceProcess(IReadOnlyDictionary<string, string>? settings, string? folder)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("chorus-service-").FullName;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        _settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
            ["ASPNETCORE_CONTENTROOT"] = BotFolder,
            ["ConnectionStrings__Chorus"] = $"Data Source={DatabaseFile}",
            ["Storage__Directory"] = Folder,
            ["DirectLine__Secret"] = Secret,
            ["Portal__SigningKey"] = PortalKey,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            _settings[name] = value;
            if (value.Length == 0)
            {
                _settings.Remove(name);
            }
        }

        Http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where it listens; the same after a restart.</summary>
    public Uri Address { get; }

    /// <summary>A client of that address.</summary>
    public HttpClient Http { get; }

    /// <summary>Its storage folder.</summary>
    public string Folder { get; }

    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => Path.Combine(Folder, "chorus.db");

    /// <summary>Where captured mail lies.</summary>
    public string MailFolder => Path.Combine(Folder, "mail");

    /// <summary>The storage folder as other processes reach it where it is a disk of its own.</summary>
    public string FolderFromOutside => $"/proc/{_process!.Id}/root{Folder}";

    /// <summary>The files that are mapped into its memory, libraries among them.</summary>
    public string MappedFiles => File.ReadAllText($"/proc/{_process!.Id}/maps");

    /// <summary>The memory that it takes at the moment.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>What it wrote to the error output.</summary>
    public string Errors => Text(_errors);

    /// <summary>What it wrote to the standard output.</summary>
    public string Output => Text(_output);

    /// <summary>Starts a service and returns when it is ready.</summary>
    public static async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null, string? folder = null)
    {
        var service = new ServiceProcess(settings, folder);
        try
        {
            await service.StartAgainAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a service whose storage folder is a disk of its own, which only it and <see cref="FolderFromOutside"/> see.</summary>
    public static async Task<ServiceProcess> StartOnSmallDiskAsync(int megabytes)
    {
        var service = new ServiceProcess(settings: null, folder: null) { _diskMegabytes = megabytes };
        try
        {
            await service.StartAgainAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a service that is expected to end by itself.</summary>
    public static async Task<(int ExitCode, string Errors)> RunToEndAsync(IReadOnlyDictionary<string, string> settings, string? folder = null)
    {
        await using var service = new ServiceProcess(settings, folder);
        service.Launch();
        using var patience = new CancellationTokenSource(StartPatience);
        var ended = service._process!.WaitForExitAsync(patience.Token);
        if (await Task.WhenAny(ended, service._started.Task) != ended)
        {
            throw new InvalidOperationException("The service has started, although it should not.");
        }

        await ended;
        return (service._process.ExitCode, service.Errors);
    }

    /// <summary>A service that was not started yet.</summary>
    public static ServiceProcess Prepare(IReadOnlyDictionary<string, string>? settings = null) => new(settings, folder: null);

    /// <summary>Runs one of the program's commands with the service's settings, whether the service runs or not.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunCommandAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments]) { WorkingDirectory = BotFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it again over the same folder, with some settings changed.</summary>
    public async Task StartAgainAsync(params (string Name, string Value)[] changes)
    {
        Change(changes);

        // The first one trains; the others wait for its models instead of training the same beside it.
        await Training.WaitAsync();
        try
        {
            await LaunchAndWaitAsync();
        }
        finally
        {
            Training.Release(s_isTrained ? 1 : AtOnce);
            s_isTrained = true;
        }

        // On a machine that is busy with other tests the store may take no write for a moment: whoever watches readiness asks again.
        var patience = Stopwatch.StartNew();
        while (true)
        {
            using var ready = await ReadyAsync();
            if (ready.IsSuccessStatusCode || patience.Elapsed > ReadyPatience)
            {
                ready.EnsureSuccessStatusCode();
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Starts it again over a store that it can read but not write: it runs, and is not ready.</summary>
    public async Task StartAgainUnreadyAsync(params (string Name, string Value)[] changes)
    {
        Change(changes);
        await LaunchAndWaitAsync();
        using var ready = await ReadyAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    private Task<HttpResponseMessage> ReadyAsync() => Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));

    private void Change((string Name, string Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            _settings[name] = value;
        }
    }

    private async Task LaunchAndWaitAsync()
    {
        Launch();
        using var patience = new CancellationTokenSource(StartPatience);
        var ended = _process!.WaitForExitAsync(patience.Token);
        if (await Task.WhenAny(_started.Task, ended) == ended)
        {
            throw new InvalidOperationException(
                $"The service has not started (exit code {(_process.HasExited ? _process.ExitCode : "none")}).\n{Errors}\n{Output}");
        }
    }

    /// <summary>Ends it at once: kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Starts it again and returns as soon as it listens, ready or not.</summary>
    public Task StartInHasteAsync() => LaunchAndWaitAsync();

    /// <summary>Starts it and kills it again while it starts, whatever it has come to by then.</summary>
    public async Task StartAndKillAsync(TimeSpan after)
    {
        Launch();
        await Task.Delay(after);
        await KillAsync();
    }

    /// <summary>Asks it to end, as a service manager does, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        var process = _process!;
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!;
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        _process = null;
        using (process)
        {
            return process.ExitCode;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    private static string BotFolder => Path.Combine(Root, "bot");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChorusAssistant.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    private static string Program
    {
        get
        {
            var configuration = typeof(ServiceProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
            return Path.Combine(BotFolder, "bin", configuration, "net10.0", "ChorusAssistant.Bot.dll");
        }
    }

    private void Launch()
    {
        TakeTrainedModels();
        _started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo(_diskMegabytes > 0 ? "unshare" : "dotnet", _diskMegabytes > 0 ? OnSmallDisk() : ["exec", Program])
        {
            WorkingDirectory = BotFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process?.Dispose();
        _process = process;
    }

    /// <summary>A mount namespace of its own; who is not root becomes root inside it.</summary>
    private List<string> OnSmallDisk() =>
    [
        .. Environment.IsPrivilegedProcess ? (string[])["--mount"] : ["--user", "--map-root-user", "--mount"],
        "sh", "-c", $"mount -t tmpfs -o size={_diskMegabytes}m tmpfs \"$1\" && ln -s \"$2\" \"$1/nlu\" && exec dotnet exec \"$3\"",
        "sh", Folder, TrainedModels, Program,
    ];

    private void Keep(StringBuilder lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.AppendLine(line);
        }

        if (line.Contains("Application started.", StringComparison.Ordinal))
        {
            _started.TrySetResult();
        }
    }

    private static string Text(StringBuilder lines)
    {
        lock (lines)
        {
            return lines.ToString();
        }
    }

    /// <summary>Training takes seconds: a model that an earlier service trained from the same content is taken as it is.</summary>
    private void TakeTrainedModels()
    {
        var models = Path.Combine(Folder, "nlu");
        if (Directory.Exists(models) || _diskMegabytes > 0)
        {
            return;
        }

        Directory.CreateDirectory(TrainedModels);
        // The service writes what it trains for the next one; a model whose content has changed is trained again.
        File.CreateSymbolicLink(models, TrainedModels);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>One service for all tests that neither kill it nor change its settings.</summary>
public sealed class SharedService : IAsyncLifetime
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "one service";

    /// <summary>An origin that it allows.</summary>
    public const string Page = "https://portail.example";

    /// <summary>The service.</summary>
    public ServiceProcess Service { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Service = await ServiceProcess.StartAsync(new Dictionary<string, string> { ["WebChat__AllowedOrigins__0"] = Page });

    public async Task DisposeAsync() => await Service.DisposeAsync();
}

/// <summary>Tests of this collection share one service.</summary>
[CollectionDefinition(SharedService.Name)]
public sealed class SharedServiceCollection : ICollectionFixture<SharedService>;
