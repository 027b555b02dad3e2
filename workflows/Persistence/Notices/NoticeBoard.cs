using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Notices;

/// <summary>The notices that wait, for who says them.</summary>
public sealed class NoticeBoard(ChorusDbContext context)
{
    /// <summary>The oldest notices.</summary>
    public async Task<IReadOnlyList<Notice>> OldestAsync(int maximum, CancellationToken cancellationToken) =>
        await context.Set<Notice>().AsNoTracking().OrderBy(notice => notice.CreatedAt).ThenBy(notice => notice.Id).Take(maximum).ToListAsync(cancellationToken);

    /// <summary>Takes the notice down with the unit of work; of two who do it, one has a conflict.</summary>
    public void Remove(Notice notice) => context.Remove(notice);

    /// <summary>The values for the notice's text.</summary>
    public static (string Name, object Value)[] ValuesOf(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return [.. JsonSerializer.Deserialize<Dictionary<string, string>>(notice.Values)!.Select(value => (value.Key, (object)value.Value))];
    }
}
