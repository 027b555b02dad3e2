using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChorusAssistant.Tests.Speech;

/// <summary>A server on this machine in the place of somebody else's.</summary>
internal sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication _server;

    private StandIn(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.Single());

    public static async Task<StandIn> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(answer);
        await server.StartAsync();
        return new StandIn(server);
    }

    /// <summary>Clients as the service makes them.</summary>
    public static IHttpClientFactory Clients => new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
