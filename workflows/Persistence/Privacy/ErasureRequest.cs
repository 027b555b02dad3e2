using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>How far an erasure is. Stored by name.</summary>
public enum ErasureState
{
    /// <summary>Nobody has done it yet.</summary>
    Pending,

    /// <summary>Somebody is at it.</summary>
    Running,

    /// <summary>It is done; the receipt says what.</summary>
    Done,
}

/// <summary>
/// Somebody asked for the erasure of a person's data, or of one conversation. Who it was about is wiped when it is done: what stays is the
/// proof that it was done, under a number that names nobody.
/// </summary>
public sealed class ErasureRequest
{
    /// <summary>Longer than any erasure takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The receipt's number; it stands in the audit trail where the person stood.</summary>
    public required string Number { get; init; }

    /// <summary>The login; null where one conversation is meant, and once done.</summary>
    public string? Login { get; private set; }

    /// <summary>The conversation; null where a person is meant, and once done.</summary>
    public string? Stream { get; private set; }

    /// <summary>Whether the portal's own record of the account is to lose its name and address, too.</summary>
    public required bool WithAccount { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>How far it is.</summary>
    public ErasureState State { get; private set; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>The receipt as JSON, without the person.</summary>
    public string? Receipt { get; private set; }

    /// <summary>Of two nodes that do it, one writes it down.</summary>
    public int Version { get; private set; }

    /// <summary>A request for a person (<paramref name="login"/>) or a conversation (<paramref name="stream"/>), one of them null.</summary>
    public static ErasureRequest For(string? login, string? stream, bool withAccount, DateTimeOffset now) => new()
    {
        Number = $"E-{now:yyyyMMdd}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}",
        Login = login,
        Stream = stream,
        WithAccount = withAccount,
        RequestedAt = now,
    };

    /// <summary>Whether somebody is to take it on: nobody has, or whoever did is gone.</summary>
    public bool IsOpenAt(DateTimeOffset now) => State == ErasureState.Pending || (State == ErasureState.Running && now - RequestedAt > Patience);

    /// <summary>Takes it on; of two who do it at the same time, one has a conflict.</summary>
    public void Claim()
    {
        State = ErasureState.Running;
        Version++;
    }

    /// <summary>Forgets who it is about: that goes together with the rest.</summary>
    public void ForgetSubject()
    {
        (Login, Stream) = (null, null);
        Version++;
    }

    /// <summary>Writes down that it is done.</summary>
    public void Finish(string receipt, DateTimeOffset now)
    {
        (State, Receipt, DoneAt) = (ErasureState.Done, receipt, now);
        Version++;
    }
}

internal sealed class ErasureRequestConfiguration : IEntityTypeConfiguration<ErasureRequest>
{
    public void Configure(EntityTypeBuilder<ErasureRequest> request)
    {
        request.ToTable("erasure_requests");
        request.HasKey(r => r.Number);
        request.Property(r => r.Number).HasColumnName("number").HasMaxLength(32);
        request.Property(r => r.Login).HasColumnName("login").HasMaxLength(254);
        request.Property(r => r.Stream).HasColumnName("stream").HasMaxLength(128);
        request.Property(r => r.WithAccount).HasColumnName("with_account");
        request.Property(r => r.RequestedAt).HasColumnName("requested_at");
        request.Property(r => r.State).HasColumnName("state").HasMaxLength(16);
        request.Property(r => r.DoneAt).HasColumnName("done_at");
        request.Property(r => r.Receipt).HasColumnName("receipt");
        request.Property(r => r.Version).HasColumnName("version").IsConcurrencyToken();
    }
}
