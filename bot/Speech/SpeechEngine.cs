using System.Net.Http.Headers;

namespace ChorusAssistant.Bot.Speech;

/// <summary>Posts to the speech server of <see cref="SpeechEngineOptions"/>. Neither what is sent nor what comes back is ever logged.</summary>
internal sealed partial class SpeechEngine(IHttpClientFactory clients, SpeechOptions options, ILogger<SpeechEngine> log)
{
    /// <summary>The name of its HTTP client.</summary>
    public const string Client = "speech-engine";

    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    /// <summary>The body of a good answer.</summary>
    /// <exception cref="SpeechException">502: it answers with an error, or too much; 503: it does not answer.</exception>
    public async Task<byte[]> PostAsync(string path, HttpContent body, int maximum, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Client);
        client.MaxResponseContentBufferSize = maximum;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.Engine.BaseUrl.TrimEnd('/')}/{path}") { Content = body };
        if (options.Engine.ApiKey.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Engine.ApiKey);
        }

        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            }

            LogRefused(log, path, (int)answer.StatusCode);
            throw new SpeechException(SpeechRefusal.EngineFailed);
        }
        catch (HttpRequestException wrong) when (wrong.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            LogUnreachable(log, path, wrong.HttpRequestError);
            throw new SpeechException(SpeechRefusal.EngineFailed);
        }
        catch (HttpRequestException wrong)
        {
            LogUnreachable(log, path, wrong.HttpRequestError);
            throw new SpeechException(SpeechRefusal.EngineUnreachable, ComeBack);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The speech engine answered {Path} with {Status}.")]
    private static partial void LogRefused(ILogger logger, string path, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The speech engine did not answer {Path}: {Error}.")]
    private static partial void LogUnreachable(ILogger logger, string path, HttpRequestError error);
}
