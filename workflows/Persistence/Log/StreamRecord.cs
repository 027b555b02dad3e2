using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Log;

/// <summary>What goes into the table of streams together with an entry.</summary>
/// <param name="Owner">The login of the person whose stream it is; null while it is nobody's.</param>
/// <param name="LookAt">When to look whether the stream is over.</param>
public sealed record StreamMark(string? Owner, DateTimeOffset LookAt);

/// <summary>
/// One row a stream, written when it begins and when it gets an owner, never by the turns between: what is due to be erased, and what is
/// somebody's, is found without reading the log.
/// </summary>
public sealed class StreamRecord
{
    /// <summary>The stream's id.</summary>
    public required string Stream { get; init; }

    /// <summary>The login of the person whose stream it is.</summary>
    public string? Owner { get; set; }

    /// <summary>When to look whether it is over.</summary>
    public DateTimeOffset LookAt { get; set; }
}

internal sealed class StreamRecordConfiguration : IEntityTypeConfiguration<StreamRecord>
{
    public void Configure(EntityTypeBuilder<StreamRecord> stream)
    {
        stream.ToTable("streams");
        stream.HasKey(s => s.Stream);
        stream.Property(s => s.Stream).HasColumnName("stream").HasMaxLength(128);
        stream.Property(s => s.Owner).HasColumnName("owner").HasMaxLength(254);
        stream.Property(s => s.LookAt).HasColumnName("look_at");
        stream.HasIndex(s => s.LookAt);
        stream.HasIndex(s => s.Owner);
    }
}
