using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Sirene.Import;

/// <summary>How far the load of one of INSEE's stock files has come. Written in the transaction that holds the rows it speaks of.</summary>
public sealed class SireneImport
{
    /// <summary>Recognises the file: its name, length and time.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What the file holds.</summary>
    public required StockKind Kind { get; init; }

    /// <summary>How many lines after the header were read and dealt with.</summary>
    public required long Lines { get; init; }

    /// <summary>How many of them could not be read.</summary>
    public required long Rejected { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to its end; null while it has not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>What a stock file holds.</summary>
public enum StockKind
{
    /// <summary><c>StockEtablissement</c>: a line an establishment.</summary>
    Establishments,

    /// <summary><c>StockUniteLegale</c>: a line a legal unit.</summary>
    LegalUnits,
}

internal sealed class SireneImportConfiguration : IEntityTypeConfiguration<SireneImport>
{
    public void Configure(EntityTypeBuilder<SireneImport> import)
    {
        import.ToTable("sirene_imports");
        import.HasKey(i => i.Fingerprint);
        import.Property(i => i.Fingerprint).HasColumnName("fingerprint").HasMaxLength(300);
        import.Property(i => i.Kind).HasColumnName("kind").HasMaxLength(20);
        import.Property(i => i.Lines).HasColumnName("lines");
        import.Property(i => i.Rejected).HasColumnName("rejected");
        import.Property(i => i.StartedAt).HasColumnName("started_at");
        import.Property(i => i.FinishedAt).HasColumnName("finished_at");
    }
}
