using System.Diagnostics;
using ChorusAssistant.Domain.Identifiers;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Sirene.Remote;

/// <summary>
/// A source over HTTP, with what is the same for each: fresh answers are not asked for again, and all questions of one scope (one
/// turn, one run of a job) share one budget of time.
/// </summary>
internal sealed class RemoteRegister(ISireneSource source, SireneMemory memory, IOptions<SireneOptions> options) : ISireneRegister
{
    private TimeSpan _spent;

    public async Task<SireneAnswer> FindAsync(Siret siret, CancellationToken cancellationToken)
    {
        if (memory.Find(siret) is { } known)
        {
            return known;
        }

        var left = options.Value.Budget - _spent;
        if (left <= TimeSpan.Zero)
        {
            return new SireneAnswer.Unavailable(SireneOutage.TimedOut);
        }

        // A person waits: this is the time on the wall, whatever the service's clock is set to.
        var clock = Stopwatch.StartNew();
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(left);
        try
        {
            var answer = await source.AskAsync(siret, budget.Token);
            memory.Keep(siret, answer);
            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SireneAnswer.Unavailable(SireneOutage.TimedOut);
        }
        finally
        {
            _spent += clock.Elapsed;
        }
    }
}

/// <summary>How one API is asked, and what its answers mean.</summary>
internal interface ISireneSource
{
    /// <summary>Asks about one establishment.</summary>
    Task<SireneAnswer> AskAsync(Siret siret, CancellationToken cancellationToken);
}
