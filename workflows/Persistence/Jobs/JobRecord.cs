using ChorusAssistant.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Jobs;

/// <summary>What is known of a scheduled job: when it ran last, and when it is due.</summary>
public sealed class JobRecord : IVersioned
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>The last run that was committed.</summary>
    public DateTimeOffset? LastRunAt { get; private set; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset NextRunAt { get; private set; }

    /// <summary>Failures since the last run that was committed.</summary>
    public int Failures { get; private set; }

    /// <summary>The type of the last failure; null after a good run.</summary>
    public string? LastError { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    internal void Succeed(DateTimeOffset now, DateTimeOffset next)
    {
        (LastRunAt, NextRunAt) = (now, next);
        (Failures, LastError) = (0, null);
    }

    internal void Fail(string error, DateTimeOffset next)
    {
        Failures++;
        (LastError, NextRunAt) = (error, next);
    }
}

internal sealed class JobRecordConfiguration : IEntityTypeConfiguration<JobRecord>
{
    public void Configure(EntityTypeBuilder<JobRecord> job)
    {
        job.ToTable("jobs");
        job.HasKey(j => j.Name);
        job.Property(j => j.Name).HasMaxLength(64);
        job.Property(j => j.LastError).HasMaxLength(200);
        job.Property(j => j.Version).IsConcurrencyToken();
    }
}
