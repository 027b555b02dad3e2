using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Log;

/// <summary>The streams beside their entries: whose they are, when to look at them, and how they are taken out of the log.</summary>
public sealed class StreamIndex(ChorusDbContext context)
{
    /// <summary>The streams to look at now, the longest overdue first. Changes of them go with the unit of work.</summary>
    public Task<List<StreamRecord>> DueAsync(DateTimeOffset now, int maximum, CancellationToken cancellationToken) =>
        context.Set<StreamRecord>().AsTracking().Where(stream => stream.LookAt <= now).OrderBy(stream => stream.LookAt).Take(maximum).ToListAsync(cancellationToken);

    /// <summary>The streams of that person.</summary>
    public Task<List<string>> OfAsync(string owner, CancellationToken cancellationToken) =>
        context.Set<StreamRecord>().Where(stream => stream.Owner == owner).Select(stream => stream.Stream).ToListAsync(cancellationToken);

    /// <summary>The stream's row, or null. Changes of it go with the unit of work.</summary>
    public Task<StreamRecord?> FindAsync(string stream, CancellationToken cancellationToken) =>
        context.Set<StreamRecord>().AsTracking().FirstOrDefaultAsync(record => record.Stream == stream, cancellationToken);

    /// <summary>Takes entries below <paramref name="number"/> out of the log, at most <paramref name="maximum"/>; returns how many.</summary>
    public async Task<int> RemoveEntriesAsync(string stream, long number, int maximum, CancellationToken cancellationToken)
    {
        var ids = await context.Set<LogRow>().Where(row => row.Stream == stream && row.Number < number)
            .OrderBy(row => row.Number).Select(row => row.Id).Take(maximum).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            context.Remove(new LogRow { Id = id, Stream = "", Payload = [] });
        }

        return ids.Count;
    }

    /// <summary>Takes the stream's row away.</summary>
    public void Remove(StreamRecord stream) => context.Remove(stream);
}
