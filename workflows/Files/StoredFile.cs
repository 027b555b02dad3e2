using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Files;

/// <summary>A file somebody sent or that was made for somebody, kept in the database until it expires: every node can serve it.</summary>
public sealed class StoredFile
{
    /// <summary>The owner of the files that the service makes; no conversation has this id.</summary>
    public const string DocumentsOwner = "documents";

    /// <summary>Random, 128 bits in base64url; not a secret by itself.</summary>
    public required string Id { get; init; }

    /// <summary>Who may read it: a conversation's id, or <see cref="DocumentsOwner"/>.</summary>
    public required string Owner { get; init; }

    /// <summary>The file's name without any path.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, worked out from the content.</summary>
    public required string ContentType { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it is deleted.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("files");
        file.HasKey(f => f.Id);
        file.Property(f => f.Id).HasMaxLength(32);
        file.Property(f => f.Owner).HasMaxLength(128);
        file.Property(f => f.Name).HasMaxLength(255);
        file.Property(f => f.ContentType).HasMaxLength(127);
        file.HasStream();
        file.HasIndex(f => f.ExpiresAt);
    }
}

/// <summary>The files of the database.</summary>
public sealed class StoredFiles(ChorusDbContext context)
{
    /// <summary>Adds a file; it is stored with the unit of work.</summary>
    public void Add(StoredFile file) => context.Add(file);

    /// <summary>The owner's file of that id unless it has expired, or null.</summary>
    public Task<StoredFile?> FindAsync(string id, string owner, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.Set<StoredFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.Owner == owner && f.ExpiresAt > now, cancellationToken);

    /// <summary>Marks the owner's files for deletion.</summary>
    public async Task<int> RemoveOfAsync(string owner, CancellationToken cancellationToken) =>
        Remove(await context.Set<StoredFile>().Where(f => f.Owner == owner).Select(f => f.Id).ToListAsync(cancellationToken));

    /// <summary>Marks what has expired for deletion, at most <paramref name="maximum"/> files; returns how many.</summary>
    public async Task<int> RemoveExpiredAsync(DateTimeOffset now, int maximum, CancellationToken cancellationToken)
    {
        var ids = await context.Set<StoredFile>().Where(f => f.ExpiresAt <= now).OrderBy(f => f.ExpiresAt).Select(f => f.Id).Take(maximum).ToListAsync(cancellationToken);
        return Remove(ids);
    }

    private int Remove(List<string> ids)
    {
        foreach (var id in ids)
        {
            context.Remove(new StoredFile { Id = id, Owner = "", Name = "", ContentType = "", Content = [], ExpiresAt = default });
        }

        return ids.Count;
    }
}
