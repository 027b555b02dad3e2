using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Notices;

/// <summary>A message that waits to be said.</summary>
public sealed class Notice
{
    /// <summary>Ordered by time of creation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where to say it.</summary>
    public required string Address { get; init; }

    /// <summary>The workflow it comes from, by the name of its intent.</summary>
    public required string About { get; init; }

    /// <summary>The id of what is said.</summary>
    public required string Message { get; init; }

    /// <summary>A JSON object of texts: the values for what is said.</summary>
    public required string Values { get; init; }

    /// <summary>When it was left.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.Address).HasMaxLength(128);
        notice.Property(n => n.About).HasMaxLength(64);
        notice.Property(n => n.Message).HasMaxLength(64);
        notice.HasIndex(n => n.CreatedAt);
    }
}
