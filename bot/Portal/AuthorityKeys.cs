using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChorusAssistant.Bot.Portal;

/// <summary>
/// What an OpenID Connect authority publishes: its name and its keys. Microsoft's ConfigurationManager asks for new keys behind
/// the caller's back, so that the first token after a rotation is refused; here it waits for them.
/// </summary>
internal sealed class AuthorityKeys(string authority, TimeProvider timeProvider) : IDisposable
{
    // A key that the authority withdrew is forgotten within the hour.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // Tokens with invented key names must not become requests to the authority.
    private static readonly TimeSpan RefreshPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _address = $"{authority.TrimEnd('/')}/.well-known/openid-configuration";
    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly SemaphoreSlim _oneFetch = new(1, 1);
    private OpenIdConnectConfiguration? _known;
    private DateTimeOffset _fetchedAt;
    private DateTimeOffset? _refreshedAt;

    /// <summary>The newest that is known; null while the authority has never answered.</summary>
    public async Task<OpenIdConnectConfiguration?> GetAsync(CancellationToken cancellationToken)
    {
        await _oneFetch.WaitAsync(cancellationToken);
        try
        {
            return _known is null || timeProvider.GetUtcNow() - _fetchedAt > Lifetime ? await FetchAsync(cancellationToken) : _known;
        }
        finally
        {
            _oneFetch.Release();
        }
    }

    /// <summary>Asks the authority again, for a key that <paramref name="known"/> lacks; null if there is nothing newer.</summary>
    public async Task<OpenIdConnectConfiguration?> RefreshAsync(OpenIdConnectConfiguration known, CancellationToken cancellationToken)
    {
        await _oneFetch.WaitAsync(cancellationToken);
        try
        {
            if (!ReferenceEquals(known, _known))
            {
                return _known; // another caller was here first
            }

            var now = timeProvider.GetUtcNow();
            if (now - _refreshedAt < RefreshPause)
            {
                return null;
            }

            _refreshedAt = now;
            return await FetchAsync(cancellationToken);
        }
        finally
        {
            _oneFetch.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _oneFetch.Dispose();
    }

    private async Task<OpenIdConnectConfiguration?> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var documents = new HttpDocumentRetriever(_http) { RequireHttps = _address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) };
            _known = await OpenIdConnectConfigurationRetriever.GetAsync(_address, documents, cancellationToken);
            _fetchedAt = timeProvider.GetUtcNow();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && failure is IOException or HttpRequestException or OperationCanceledException or InvalidOperationException or ArgumentException)
        {
            // The authority is away or talks nonsense: the keys known so far go on counting, as they did a moment ago.
        }

        return _known;
    }
}
