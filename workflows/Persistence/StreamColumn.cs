using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>
/// A column that says which stream's turn wrote the row, so that the row can be erased with it. It is filled at the commit: who adds the
/// row need not know that there are streams.
/// </summary>
internal static class StreamColumn
{
    public const string Name = "OfStream";

    public static void HasStream<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.Property<string?>(Name).HasColumnName("of_stream").HasMaxLength(128);

    public static void Fill(ChangeTracker changes, string stream)
    {
        foreach (var added in changes.Entries().Where(entry => entry.State == EntityState.Added && entry.Metadata.FindProperty(Name) is not null))
        {
            added.Property(Name).CurrentValue = stream;
        }
    }
}
