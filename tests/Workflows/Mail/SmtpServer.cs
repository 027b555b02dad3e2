using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using MimeKit;

namespace ChorusAssistant.Tests.Workflows.Mail;

/// <summary>npm's smtp-server in a process of its own: a real conversation, with answers the test chooses.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Workflows", "Mail", "smtp");
    private static readonly SemaphoreSlim OneInstall = new(1, 1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Channel<ReceivedMail> _mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly Channel<bool> _acknowledgements = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private SmtpServer(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    public int Port { get; private set; }

    /// <summary>How many connections were opened so far.</summary>
    public int Connections { get; private set; }

    public static async Task<SmtpServer> StartAsync(
        string security = "None", int port = 0, string user = "", string password = "", TestCertificate? certificate = null)
    {
        await InstallAsync();
        var settings = JsonSerializer.Serialize(
            new { security, port, user, password, certificate = certificate?.CertificateFile, key = certificate?.KeyFile });
        var start = new ProcessStartInfo("node", ["server.mjs", settings])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = new SmtpServer(Process.Start(start)!);
        server.Port = await server._port.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>From now on refuses the recipient or the content with these codes, or says nothing after the content.</summary>
    public async Task AnswerAsync(int sender = 0, int recipient = 0, int data = 0, bool stall = false)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { sender, recipient, data, stall }));
        await _process.StandardInput.FlushAsync();
        await _acknowledgements.Reader.ReadAsync().AsTask().WaitAsync(Patience);
    }

    /// <summary>The next mail whose content arrived.</summary>
    public Task<ReceivedMail> ReceiveAsync() => _mails.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Whether a mail arrived that nobody has asked for yet.</summary>
    public bool HasMore => _mails.Reader.Count > 0;

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var told = JsonDocument.Parse(line);
            if (told.RootElement.TryGetProperty("port", out var port))
            {
                _port.SetResult(port.GetInt32());
            }
            else if (told.RootElement.TryGetProperty("connected", out _))
            {
                Connections++;
            }
            else if (told.RootElement.TryGetProperty("answering", out _))
            {
                _acknowledgements.Writer.TryWrite(true);
            }
            else if (told.RootElement.TryGetProperty("mail", out var mail))
            {
                using var content = new MemoryStream(Encoding.Latin1.GetBytes(mail.GetProperty("content").GetString()!));
                _mails.Writer.TryWrite(new ReceivedMail(
                    mail.GetProperty("to").GetString()!, mail.GetProperty("isSecure").GetBoolean(),
                    mail.GetProperty("user").GetString()!, MimeMessage.Load(content)));
            }
        }
    }

    private static async Task InstallAsync()
    {
        await OneInstall.WaitAsync();
        try
        {
            if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            {
                using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--loglevel=error"]) { WorkingDirectory = Folder })!;
                await npm.WaitForExitAsync();
                Assert.Equal(0, npm.ExitCode);
            }
        }
        finally
        {
            OneInstall.Release();
        }
    }
}

/// <summary>A mail as the server got it.</summary>
internal sealed record ReceivedMail(string To, bool IsSecure, string User, MimeMessage Content);
