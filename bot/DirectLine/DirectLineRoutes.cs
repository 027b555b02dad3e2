using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Workflows.ActivationLinks;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.SupportTickets;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Registers Direct Line 3.0 and the widget's token.</summary>
public static partial class DirectLineRoutes
{
    private const string Root = "/v3/directline";
    private static readonly TimeSpan PreflightLifetime = TimeSpan.FromHours(2);

    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WebChatOptions>().BindConfiguration(WebChatOptions.Section)
            .Validate(options => options.AllowedOrigins.TrueForAll(IsOrigin), "WebChat:AllowedOrigins must be origins such as https://portail.exemple.fr, without a path; '*' is refused.")
            .ValidateOnStart();
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DirectLineSecrets>();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<Origins>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<UploadEndpoints>();
        services.AddSingleton<StreamEndpoint>();
        services.AddSingleton<WebChatTokenEndpoint>();
        // Where the operator sets no key of its own, the one secret that all nodes share gives it.
        services.AddOptions<ActivationLinkOptions>().PostConfigure<DirectLineSecrets>((options, secrets) =>
            options.AddressHashKey = options.AddressHashKey.Length > 0 ? options.AddressHashKey : Convert.ToHexString(secrets.DeriveKey("chorus-assistant activation link addresses")));
        services.AddOptions<SupportOptions>().PostConfigure<DirectLineSecrets>((options, secrets) =>
            options.NumberKey = options.NumberKey.Length > 0 ? options.NumberKey : Convert.ToHexString(secrets.DeriveKey("chorus-assistant ticket numbers")));
        services.AddCors();
        services.AddSingleton<ICorsPolicyProvider, OriginsCorsPolicy>();
        return services;
    }

    /// <summary>Maps the endpoints. CORS runs before: a browser must see errors, too.</summary>
    public static void MapDirectLine(this WebApplication app)
    {
        var root = app.MapGroup(Root).WithTags("Direct Line 3.0");
        root.MapPost("/tokens/generate", (HttpContext http, ConversationEndpoints endpoints) => Run(http, endpoints.GenerateAsync));
        root.MapPost("/tokens/refresh", (HttpContext http, ConversationEndpoints endpoints) => Run(http, endpoints.RefreshAsync));
        root.MapPost("/conversations", (HttpContext http, ConversationEndpoints endpoints) => Run(http, endpoints.StartAsync));
        var conversation = root.MapGroup("/conversations/{conversationId}");
        conversation.MapGet("", (HttpContext http, string conversationId, ConversationEndpoints endpoints) =>
            Run(http, context => endpoints.ReconnectAsync(context, conversationId)));
        conversation.MapPost("/activities", (HttpContext http, string conversationId, ActivityEndpoints endpoints) =>
            Run(http, context => endpoints.PostAsync(context, conversationId)));
        conversation.MapGet("/activities", (HttpContext http, string conversationId, ActivityEndpoints endpoints) =>
            Run(http, context => endpoints.GetAsync(context, conversationId)));
        conversation.MapPost("/upload", (HttpContext http, string conversationId, UploadEndpoints endpoints) =>
            Run(http, context => endpoints.UploadAsync(context, conversationId)));
        conversation.MapGet("/files/{fileId}", (HttpContext http, string conversationId, string fileId, UploadEndpoints endpoints) =>
            Run(http, context => endpoints.DownloadAsync(context, conversationId, fileId)));
        conversation.MapGet("/stream", (HttpContext http, string conversationId, StreamEndpoint endpoint) =>
            Run(http, context => endpoint.StreamAsync(context, conversationId)));
        root.MapGet("/session/getsessionid", (HttpContext http, Credentials credentials) => Run(http, async context =>
        {
            await credentials.RequireAsync(context);
            // Sign-in is proved by the portal's token, not by cookies: there is no session, and clients take that for an empty id.
            throw new DirectLineException(DirectLineError.UnknownPath);
        }));
        root.Map("/{**path}", (HttpContext http) => DirectLineError.UnknownPath.WriteAsync(http)).ExcludeFromDescription();

        app.MapPost("/api/webchat/token", (HttpContext http, WebChatTokenEndpoint endpoint) => RunTokenAsync(http, endpoint.PostAsync)).WithTags("Widget");
        app.MapPost("/api/webchat/sign-out", (HttpContext http, WebChatTokenEndpoint endpoint) => RunTokenAsync(http, endpoint.SignOutAsync)).WithTags("Widget");
    }

    private static async Task Run(HttpContext http, Func<HttpContext, Task> endpoint)
    {
        try
        {
            await endpoint(http);
        }
        catch (DirectLineException refused)
        {
            await refused.Error.WriteAsync(http, refused.RetryAfter);
        }
        catch (ConversationErasedException)
        {
            await DirectLineError.ErasedConversation.WriteAsync(http);
        }
        catch (Exception away) when (StoreFailures.IsOne(away) && !http.Response.HasStarted)
        {
            await DirectLineError.Unavailable.WriteAsync(http, StoreAway.RetryAfter);
        }
        catch (BadHttpRequestException broken) when (!http.Response.HasStarted)
        {
            await (broken.StatusCode == 413 ? DirectLineError.TooLarge : DirectLineError.BadArgument("The request is broken.")).WriteAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left; there is nobody to answer.
            http.Abort();
        }
        catch (Exception defect) when (!http.Response.HasStarted)
        {
            LogDefect(http.RequestServices.GetRequiredService<ILogger<DirectLineException>>(), http.Request.Method, http.TraceIdentifier, FailureTrace.Of(defect));
            await DirectLineError.Defect.WriteAsync(http);
        }
    }

    private static async Task RunTokenAsync(HttpContext http, Func<HttpContext, Task> endpoint)
    {
        try
        {
            await endpoint(http);
        }
        catch (WebChatTokenException refused)
        {
            await TypedResults.Problem(refused.Message, statusCode: refused.Status).ExecuteAsync(http);
        }
        catch (Exception away) when (StoreFailures.IsOne(away) && !http.Response.HasStarted)
        {
            await StoreAway.WriteAsync(http);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A {Method} of Direct Line failed ({TraceIdentifier}):{Trace}")]
    private static partial void LogDefect(ILogger logger, string method, string traceIdentifier, string trace);

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", Fragment: "" };

    /// <summary>The allow-list, and the request's own host, as a CORS policy. There is no wildcard.</summary>
    private sealed class OriginsCorsPolicy(Origins origins) : ICorsPolicyProvider
    {
        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
        {
            var origin = context.Request.Headers.Origin.ToString();
            if (!origins.IsAllowed(context.Request, origin))
            {
                return Task.FromResult<CorsPolicy?>(null);
            }

            return Task.FromResult<CorsPolicy?>(new CorsPolicyBuilder(origin)
                .WithHeaders("Authorization", "Content-Type", "Content-Disposition", "x-ms-bot-agent", "X-Requested-With")
                .WithMethods("GET", "POST")
                .WithExposedHeaders("Retry-After")
                .SetPreflightMaxAge(PreflightLifetime)
                .Build());
        }
    }
}
