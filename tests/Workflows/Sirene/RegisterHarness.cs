using System.Collections.Concurrent;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Sirene;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ChorusAssistant.Tests.Workflows.Sirene;

/// <summary>The register as the service asks it over HTTP, and a stub of the source that answers from the fixtures.</summary>
internal sealed class RegisterHarness : IAsyncDisposable
{
    public const string Key = "a-key-that-must-not-be-logged";

    private readonly ServiceProvider _services;

    public RegisterHarness(SireneSource source, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Sirene:Source", source.ToString()),
            new("Sirene:BaseUrl", Stub.Url),
            new("Sirene:ApiKey", Key),
        ]).AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogRecorder(Logged)));
        services.AddSirene(configuration);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public WireMockServer Stub { get; } = WireMockServer.Start();

    public FakeTimeProvider Clock { get; } = new(TestStore.Start);

    public ConcurrentQueue<string> Logged { get; } = [];

    /// <summary>How often the source was asked.</summary>
    public int Calls => Stub.LogEntries.Count;

    /// <summary>A recorded answer of the source.</summary>
    public static string Fixture(string path) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workflows", "Sirene", "data", path));

    /// <summary>Lets the source answer every question in the same way.</summary>
    public RegisterHarness Answers(int status, string body = "", Action<IResponseBuilder>? more = null)
    {
        var response = Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body);
        more?.Invoke(response);
        Stub.Given(Request.Create().WithPath("/*").UsingGet()).RespondWith(response);
        return this;
    }

    /// <summary>One question, as one turn asks it.</summary>
    public async Task<SireneAnswer> AskAsync(string siret)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISireneRegister>().FindAsync(Siret.Parse(siret), CancellationToken.None);
    }

    /// <summary>Several questions of one turn.</summary>
    public async Task<List<SireneAnswer>> AskInOneTurnAsync(params string[] sirets)
    {
        await using var scope = _services.CreateAsyncScope();
        var register = scope.ServiceProvider.GetRequiredService<ISireneRegister>();
        List<SireneAnswer> answers = [];
        foreach (var siret in sirets)
        {
            answers.Add(await register.FindAsync(Siret.Parse(siret), CancellationToken.None));
        }

        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Stub.Dispose();
    }
}
