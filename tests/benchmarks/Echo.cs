using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChorusAssistant.Benchmarks;

/// <summary>What everything is compared with: Kestrel that reads a JSON body and answers with one, in a process of its own.</summary>
internal static class Echo
{
    public const string Argument = "--echo";

    public static async Task RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, EchoJson.Default));
        await using var app = builder.Build();
        app.Urls.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        app.MapPost("/echo", (EchoMessage message) => TypedResults.Ok(new EchoReply(message.Text)));
        app.MapGet("/healthz/ready", () => TypedResults.Ok());
        await app.RunAsync();
    }
}

internal sealed record EchoMessage(string Type, string Text);

internal sealed record EchoReply(string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EchoMessage))]
[JsonSerializable(typeof(EchoReply))]
internal sealed partial class EchoJson : JsonSerializerContext;
