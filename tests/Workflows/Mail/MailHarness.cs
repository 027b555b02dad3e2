using System.Collections.Concurrent;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests.Workflows.Mail;

/// <summary>The outbox and its delivery over a real SQLite file; all but the clock is the real thing, and so is the transport unless one is given.</summary>
internal sealed class MailHarness : IAsyncDisposable
{
    public const string Recipient = "jeanne.martin@laposte.example";

    private readonly ServiceProvider _provider;
    private readonly List<IHostedService> _running = [];
    private readonly bool _ownsFolder;

    private MailHarness(string folder, bool ownsFolder, IMailTransport? transport, Dictionary<string, string?> settings)
    {
        Folder = folder;
        _ownsFolder = ownsFolder;
        settings["ConnectionStrings:Chorus"] = $"Data Source={Path.Combine(folder, "chorus.db")}";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddProvider(new LogRecorder(Logs)));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddPersistence(configuration).AddMail(configuration);
        if (transport is not null)
        {
            services.AddSingleton(transport);
        }

        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero));

    public string Folder { get; }

    public ConcurrentQueue<string> Logs { get; } = [];

    public OutboxStore Store => _provider.GetRequiredService<OutboxStore>();

    public MailReader Reader => _provider.GetRequiredService<MailReader>();

    public IServiceProvider Services => _provider;

    public static async Task<MailHarness> StartAsync(IMailTransport? transport = null, params (string Name, string? Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("mail-").FullName;
        var harness = new MailHarness(folder, true, transport, settings.GroupBy(s => s.Name).ToDictionary(g => g.Key, g => g.Last().Value));
        await using (var context = harness._provider.GetRequiredService<Func<ChorusDbContext>>()())
        {
            await context.Database.EnsureCreatedAsync();
        }

        return await harness.OpenAsync();
    }

    /// <summary>Settings for an SMTP server on this machine.</summary>
    public static Task<MailHarness> StartSmtpAsync(int port, params (string Name, string? Value)[] settings) =>
        StartAsync(null,
        [
            ("Mail:Transport", "Smtp"), ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", $"{port}"),
            ("Mail:Smtp:Security", "None"), .. settings,
        ]);

    /// <summary>Another node, or a later process, on the same database.</summary>
    public Task<MailHarness> StartSecondAsync(IMailTransport? transport = null) => new MailHarness(Folder, false, transport, []).OpenAsync();

    public async Task AddAsync(string to = Recipient, string subject = "Activez votre compte", params MailAttachment[] attachments)
    {
        await using var scope = _provider.CreateAsyncScope();
        Add(scope.ServiceProvider, to, subject, attachments);
        Assert.Equal(CommitOutcome.Committed, await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(default));
    }

    public static void Add(
        IServiceProvider scope, string to = Recipient, string subject = "Activez votre compte", params MailAttachment[] attachments) =>
        scope.GetRequiredService<IOutbox>().Add(new OutgoingMail(
            EmailAddress.Parse(to), subject, "Bonjour,\n\nvoici votre lien : https://exemple.fr/activation/s3cr3t\n",
            "<!doctype html><html lang=\"fr\"><body><p>Bonjour, voici <a href=\"https://exemple.fr/activation/s3cr3t\">votre lien</a>, à bientôt.</p></body></html>",
            attachments));

    public async Task<List<OutboxMessage>> RowsAsync()
    {
        await using var context = _provider.GetRequiredService<Func<ChorusDbContext>>()();
        return await context.Set<OutboxMessage>().OrderBy(message => message.CreatedAt).ToListAsync();
    }

    public async Task<OutboxMessage> RowAsync() => Assert.Single(await RowsAsync());

    /// <summary>Sends what is due, as the hosted service does between two rests.</summary>
    public Task<DateTimeOffset?> DeliverAsync(CancellationToken stop = default) =>
        _provider.GetRequiredService<OutboxDelivery>().DeliverDueAsync(stop);

    /// <summary>Moves the clock to the mail's next attempt and makes it.</summary>
    public async Task<OutboxMessage> DeliverNextAsync()
    {
        var row = await RowAsync();
        Clock.SetUtcNow(row.NextAttemptAt > Clock.GetUtcNow() ? row.NextAttemptAt : Clock.GetUtcNow());
        await DeliverAsync();
        return await RowAsync();
    }

    /// <summary>Starts the hosted service itself.</summary>
    public async Task StartDeliveryAsync()
    {
        var delivery = _provider.GetRequiredService<OutboxDelivery>();
        await delivery.StartAsync(default);
        _running.Add(delivery);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_running))
        {
            await service.StopAsync(default);
        }

        await _provider.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task<MailHarness> OpenAsync()
    {
        foreach (var service in _provider.GetServices<IHostedService>().Where(service => service is not OutboxDelivery))
        {
            await service.StartAsync(default);
            _running.Add(service);
        }

        return this;
    }
}

/// <summary>A way out that does what the test says.</summary>
internal sealed class ScriptedTransport(Func<int, SendOutcome> answer) : IMailTransport, IMailSession
{
    private int _attempts;

    public ConcurrentQueue<string> MessageIds { get; } = [];

    public IMailSession OpenSession() => this;

    public Task<string?> CheckAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<SendOutcome> SendAsync(MimeKit.MimeMessage mail, DateTimeOffset createdAt, CancellationToken cancellationToken)
    {
        MessageIds.Enqueue($"<{mail.MessageId}>");
        return Task.FromResult(answer(Interlocked.Increment(ref _attempts)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
