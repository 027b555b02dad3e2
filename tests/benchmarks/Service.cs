using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace ChorusAssistant.Benchmarks;

/// <summary>A process under measurement: the service as built, or the echo.</summary>
internal sealed class Service : IAsyncDisposable
{
    /// <summary>What a portal's tokens are signed with, and whose they are.</summary>
    public const string PortalKey = "a portal's key of the benchmarks alone, 32 bytes or more";

    public const string PortalIssuer = "chorus-portal";

    // Linux counts processor time in hundredths of a second for user space.
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private Service(Process process, int port, TimeSpan readyAfter)
    {
        _process = process;
        Port = port;
        ReadyAfter = readyAfter;
        CpuUntilReady = CpuSeconds();
    }

    public int Port { get; }

    public int ProcessId => _process.Id;

    /// <summary>From the start of the process to the first good answer of <c>/healthz/ready</c>.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>Processor time until then: what remains of <see cref="ReadyAfter"/> where neighbours do not wait in between.</summary>
    public double CpuUntilReady { get; }

    public static string BotProject => Metadata("BotProject");

    /// <summary>Starts the service over a folder for its data.</summary>
    public static Task<Service> StartAsync(string folder, string environment = "Production")
    {
        var port = FreePort();
        var output = Metadata("BotOutput");
        var start = new ProcessStartInfo(Path.Combine(output, "ChorusAssistant.Bot")) { WorkingDirectory = output };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        start.Environment["ConnectionStrings__Chorus"] = $"Data Source={Path.Combine(folder, "chorus.db")}";
        start.Environment["Storage__Directory"] = folder;
        start.Environment["Demo__Seed"] = "true";
        start.Environment["DirectLine__Secret"] = "a secret of the benchmarks alone";
        start.Environment["Portal__SigningKey"] = PortalKey;
        start.Environment["Portal__Issuer"] = PortalIssuer;
        foreach (var limit in (string[])["MessagesPerSecond", "TokensPerUserPerMinute"])
        {
            start.Environment[$"RateLimits__{limit}"] = "100000";
        }

        foreach (var limit in (string[])["MessageBurst", "AnonymousTokensPerSecond", "AnonymousTokenBurst"])
        {
            start.Environment[$"RateLimits__{limit}"] = "1000000";
        }

        return StartAsync(start, port);
    }

    /// <summary>Starts the service a second time: the first start's work is done, as it is for all starts but one.</summary>
    public static async Task<Service> StartAgainAsync(string folder)
    {
        await using (await StartAsync(folder))
        {
        }

        return await StartAsync(folder);
    }

    /// <summary>Starts this program again as the echo.</summary>
    public static Task<Service> StartEchoAsync()
    {
        var port = FreePort();
        return StartAsync(new ProcessStartInfo(Environment.ProcessPath!, [Echo.Argument, port.ToString(CultureInfo.InvariantCulture)]), port);
    }

    /// <summary>User and system time so far.</summary>
    public double CpuSeconds()
    {
        var text = File.ReadAllText($"/proc/{_process.Id}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    public double ResidentMegabytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Open files and sockets.</summary>
    public int Handles() => Directory.GetFiles($"/proc/{_process.Id}/fd").Length;

    public int Threads() => Directory.GetDirectories($"/proc/{_process.Id}/task").Length;

    /// <summary>Processor time over a while, as a share of one core.</summary>
    public async Task<double> CpuShareAsync(TimeSpan duration)
    {
        var (cpu, clock) = (CpuSeconds(), Stopwatch.StartNew());
        await Task.Delay(duration);
        return (CpuSeconds() - cpu) / clock.Elapsed.TotalSeconds;
    }

    /// <summary>The managed heap after the last collection, as the service's own metrics tell it.</summary>
    public async Task<double> HeapMegabytesAsync()
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/metrics")));
        return metrics.Split('\n').Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size_bytes{", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture)) / (1024 * 1024);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Service> StartAsync(ProcessStartInfo start, int port)
    {
        start.RedirectStandardOutput = true;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        while (!await IsReadyAsync(port))
        {
            if (process.HasExited || clock.Elapsed > StartPatience)
            {
                throw new InvalidOperationException($"{start.FileName} does not become ready.");
            }

            await Task.Delay(5);
        }

        return new Service(process, port, clock.Elapsed);
    }

    private static async Task<bool> IsReadyAsync(int port)
    {
        try
        {
            await using var wire = await Wire.OpenAsync(port);
            return (await wire.ExchangeAsync(Wire.Get("/healthz/ready"))).Status == 200;
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Metadata(string key) => typeof(Service).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == key).Value!;
}
