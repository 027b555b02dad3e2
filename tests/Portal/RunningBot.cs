using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.ActivationLinks;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChorusAssistant.Tests.Portal;

/// <summary>The whole service on a port of this machine, with its demo data, in a folder of its own.</summary>
public class RunningBot : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-");

    protected virtual string EnvironmentName => "Development";

    protected virtual IEnumerable<(string Name, string Value)> Settings => [];

    /// <summary>Where it listens; 0 for any free port.</summary>
    protected virtual int Port => 0;

    public HttpClient Client { get; private set; } = null!;

    public ConcurrentQueue<string> Logs { get; } = [];

    public string Folder => _folder.FullName;

    public Task InitializeAsync()
    {
        UseKestrel(Port);
        StartServer();
        Client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
        return Task.CompletedTask;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Asks for an activation link as the chat does, and answers the token in the mail.</summary>
    public async Task<string> RequestLinkAsync(string login)
    {
        var before = (await MailsAsync()).Length;
        await using (var scope = Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ResendActivationLink>().RunAsync(EmailAddress.Parse(login), default);
            Assert.Equal(CommitOutcome.Committed, await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(default));
        }

        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var look = 0; look < 1000 && await looks.WaitForNextTickAsync(); look++)
        {
            if (await MailsAsync() is { } mails && mails.Length > before && mails[0].To == login)
            {
                return Regex.Match(mails[0].Text, @"/activation/(\S+)").Groups[1].Value;
            }
        }

        throw new TimeoutException("The mail has not come.");
    }

    public async Task<CapturedMail[]> MailsAsync() => (await Client.GetFromJsonAsync<CapturedMail[]>("/dev/mail.json"))!;

    public async Task<JsonElement> StateAsync(string name) => await Client.GetFromJsonAsync<JsonElement>($"/dev/state/{name}");

    public async Task<string> AccountStateAsync(string login) => (await StateAsync("accounts")).EnumerateArray()
        .Single(account => account.GetProperty("login").GetString() == login).GetProperty("state").GetString()!;

    public async Task AdvanceAsync(string by)
    {
        var response = await Client.PostAsJsonAsync("/dev/clock", new { advance = by });
        response.EnsureSuccessStatusCode();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("ConnectionStrings:Chorus", $"Data Source={Path.Combine(Folder, "chorus.db")}");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.AddProvider(new LogRecorder(Logs)).SetMinimumLevel(LogLevel.Debug));
    }
}
