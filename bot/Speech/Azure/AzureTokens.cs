namespace ChorusAssistant.Bot.Speech.Azure;

/// <summary>Fetches Azure's short-lived tokens with the key, which the browser must never see. Neither is ever logged.</summary>
internal sealed partial class AzureTokens(IHttpClientFactory clients, SpeechOptions options, TimeProvider time, ILogger<AzureTokens> log) : IDisposable
{
    /// <summary>The name of its HTTP client.</summary>
    public const string Client = "azure-speech";

    private const string KeyHeader = "Ocp-Apim-Subscription-Key";
    private const int LongestToken = 16 << 10;

    // Azure's tokens live ten minutes; what is handed out has at least one left.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private Issued? _kept;
    private Task<Issued>? _call;

    /// <summary>A token and the seconds that it still lives. All who ask while it is fetched share one call; a call that fails is not remembered.</summary>
    /// <exception cref="SpeechException">502: Azure refuses; 503: it does not answer.</exception>
    public async Task<(string Token, int ExpiresIn)> GetAsync(CancellationToken cancellationToken)
    {
        Task<Issued> call;
        lock (_lock)
        {
            if (_kept is { } kept && Age(kept) < KeptFor)
            {
                return (kept.Token, LeftOf(kept));
            }

            call = _call = _call is { IsCompleted: false } ? _call : FetchAsync();
        }

        // Who leaves does not end the call for the others.
        var issued = await call.WaitAsync(cancellationToken);
        return (issued.Token, LeftOf(issued));
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    // Before the call ends: whoever asks next finds the token or the call.
    private Issued Keep(Issued issued)
    {
        lock (_lock)
        {
            return _kept = issued;
        }
    }

    private int LeftOf(Issued issued) => (int)(Lifetime - Age(issued)).TotalSeconds;

    private TimeSpan Age(Issued issued) => time.GetElapsedTime(issued.At);

    private async Task<Issued> FetchAsync()
    {
        var at = time.GetTimestamp();
        using var client = clients.CreateClient(Client);
        client.MaxResponseContentBufferSize = LongestToken;
        client.Timeout = Patience;
        using var request = new HttpRequestMessage(HttpMethod.Post, AzureHosts.TokenAddress(options)) { Content = new ByteArrayContent([]) };
        request.Headers.Add(KeyHeader, options.Key);
        try
        {
            using var answer = await client.SendAsync(request, _end.Token);
            var token = answer.IsSuccessStatusCode ? (await answer.Content.ReadAsStringAsync(_end.Token)).Trim() : "";
            if (token.Length > 0 && token.All(sign => sign is > ' ' and <= '~'))
            {
                return Keep(new Issued(token, at));
            }

            LogRefused(log, (int)answer.StatusCode);
            throw new SpeechException(SpeechRefusal.AzureFailed);
        }
        catch (HttpRequestException wrong) when (wrong.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            LogUnreachable(log, wrong.HttpRequestError.ToString());
            throw new SpeechException(SpeechRefusal.AzureFailed);
        }
        catch (HttpRequestException wrong)
        {
            LogUnreachable(log, wrong.HttpRequestError.ToString());
            throw new SpeechException(SpeechRefusal.AzureUnreachable, ComeBack);
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            LogUnreachable(log, "no answer in time");
            throw new SpeechException(SpeechRefusal.AzureUnreachable, ComeBack);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Azure gave no speech token: status {Status}. Check Speech:Key and Speech:Region.")]
    private static partial void LogRefused(ILogger logger, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Azure's token endpoint cannot be reached: {Reason}.")]
    private static partial void LogUnreachable(ILogger logger, string reason);

    private sealed record Issued(string Token, long At);
}
