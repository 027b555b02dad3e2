using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>The erasures that were asked for. Changes go with the unit of work.</summary>
public sealed class ErasureRequests(ChorusDbContext context, TimeProvider time)
{
    /// <summary>Adds a request.</summary>
    public void Add(ErasureRequest request) => context.Add(request);

    /// <summary>The request of that number.</summary>
    public Task<ErasureRequest> FindAsync(string number, CancellationToken cancellationToken) =>
        context.Set<ErasureRequest>().AsTracking().SingleAsync(request => request.Number == number, cancellationToken);

    /// <summary>The oldest request that somebody is to take on, or null.</summary>
    public async Task<ErasureRequest?> NextAsync(CancellationToken cancellationToken)
    {
        var open = await context.Set<ErasureRequest>().AsTracking().Where(request => request.State != ErasureState.Done).OrderBy(request => request.RequestedAt).ToListAsync(cancellationToken);
        return open.Find(request => request.IsOpenAt(time.GetUtcNow()));
    }
}
