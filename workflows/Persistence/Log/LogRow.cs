using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Log;

/// <summary>The log's table, as the migrations see it. Rows are written and read by prepared statements only.</summary>
internal sealed class LogRow
{
    public long Id { get; set; }

    public required string Stream { get; set; }

    public long Number { get; set; }

    public long LastPosition { get; set; }

    public string? Key { get; set; }

    public required byte[] Payload { get; set; }
}

internal sealed class LogRowConfiguration : IEntityTypeConfiguration<LogRow>
{
    public void Configure(EntityTypeBuilder<LogRow> row)
    {
        row.ToTable("log");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("id");
        row.Property(r => r.Stream).HasColumnName("stream").HasMaxLength(128);
        row.Property(r => r.Number).HasColumnName("number");
        row.Property(r => r.LastPosition).HasColumnName("last_position");
        row.Property(r => r.Key).HasColumnName("key").HasMaxLength(256);
        row.Property(r => r.Payload).HasColumnName("payload");
        row.HasIndex(r => new { r.Stream, r.Number }).IsUnique();
        // Nulls differ from each other in both databases: entries without a key are never duplicates.
        row.HasIndex(r => new { r.Stream, r.Key }).IsUnique();
    }
}
