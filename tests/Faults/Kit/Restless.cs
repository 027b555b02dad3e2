using System.Net.Http.Headers;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>A client that sends posts twice at once, once more a good while later (after what came next), or loses the answer.</summary>
internal sealed class Restless(Random random, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly List<Task> _late = [];
    private int _repeats;

    /// <summary>While set, every request is sent once.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Requests that were sent a second time.</summary>
    public int Repeats => _repeats;

    /// <summary>Returns when every late copy has arrived or failed.</summary>
    public Task SettleAsync()
    {
        lock (_late)
        {
            return Task.WhenAll(_late);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsCalm || request.Method != HttpMethod.Post || request.RequestUri?.AbsolutePath.EndsWith("/activities", StringComparison.Ordinal) != true)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        switch (Draw(10))
        {
            case 0:
                using (var copy = Copy(request, body))
                {
                    Interlocked.Increment(ref _repeats);
                    var both = await Task.WhenAll(TryAsync(copy, cancellationToken), TryAsync(request, cancellationToken));
                    both[0]?.Dispose();
                    return both[1] ?? throw new HttpRequestException("Lost, as the run wanted it.");
                }

            case 1:
                Interlocked.Increment(ref _repeats);
                lock (_late)
                {
                    _late.Add(SendLateAsync(Copy(request, body), TimeSpan.FromMilliseconds(Draw(2500))));
                }

                return await base.SendAsync(request, cancellationToken);
            case 2:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw new HttpRequestException("The answer was lost, as the run wanted it.");
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }

    private async Task SendLateAsync(HttpRequestMessage copy, TimeSpan delay)
    {
        using (copy)
        {
            await Task.Delay(delay);
            (await TryAsync(copy, CancellationToken.None))?.Dispose();
        }
    }

    private async Task<HttpResponseMessage?> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (Exception lost) when (BadLine.IsLost(lost))
        {
            return null;
        }
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[] body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(body) };
        copy.Headers.Authorization = request.Headers.Authorization;
        copy.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return copy;
    }

    private int Draw(int below)
    {
        lock (random)
        {
            return random.Next(below);
        }
    }
}
