using System.Text.Json;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>What has become of a mail. Stored in lower case.</summary>
public enum OutboxState
{
    /// <summary>Waits for its first or next attempt.</summary>
    Pending,

    /// <summary>The mail server (or the pickup folder) has it.</summary>
    Sent,

    /// <summary>Refused for good, or given up after <see cref="MailOptions.GiveUpAfter"/>: a dead letter.</summary>
    Dead,
}

/// <summary>
/// A mail on its way. It is claimed with a lease, so that of several nodes one sends it; a node that dies lets the lease run
/// out, and the mail is sent (perhaps again) under the same Message-ID. What the mail said is wiped as soon as it is
/// <see cref="OutboxState.Sent"/> or <see cref="OutboxState.Dead"/>: it may hold a secret such as an activation link.
/// </summary>
public sealed class OutboxMessage
{
    private OutboxMessage()
    {
    }

    /// <summary>Writes a mail down; <paramref name="host"/> is the right-hand side of its Message-ID.</summary>
    public OutboxMessage(OutgoingMail mail, string host, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(mail);
        Id = Guid.CreateVersion7(now);
        MessageId = $"<{Id:N}@{host}>";
        To = mail.To.ToString();
        Subject = mail.Subject;
        TextBody = mail.TextBody;
        HtmlBody = mail.HtmlBody;
        Attachments = mail.Attachments.Count == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(mail.Attachments);
        CreatedAt = now;
        NextAttemptAt = now;
    }

    /// <summary>Ordered by time of creation.</summary>
    public Guid Id { get; private set; }

    /// <summary>The Message-ID header with its angle brackets, the same in every attempt.</summary>
    public string MessageId { get; private set; } = "";

    /// <summary>The recipient's bare address.</summary>
    public string To { get; private set; } = "";

    /// <summary>The subject; kept after delivery for the support team.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Empty once closed.</summary>
    public string TextBody { get; private set; } = "";

    /// <summary>Empty once closed.</summary>
    public string HtmlBody { get; private set; } = "";

    /// <summary>UTF-8 JSON of the <see cref="MailAttachment"/>s; null when there is none, and once closed.</summary>
    public byte[]? Attachments { get; private set; }

    /// <summary>What has become of it.</summary>
    public OutboxState State { get; private set; } = OutboxState.Pending;

    /// <summary>How many attempts were begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>Not to be sent before.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>When the workflow wrote it; also its Date header.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was handed over, if it was.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When it became a dead letter, if it did.</summary>
    public DateTimeOffset? DiedAt { get; private set; }

    /// <summary>The last failure: a class of error and an SMTP status code, never an address or what a server wrote.</summary>
    public string? LastError { get; private set; }

    /// <summary>The node that is sending it.</summary>
    public string? LeaseOwner { get; private set; }

    /// <summary>Until when nobody else takes it.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Of two nodes that change the same mail, one reads again.</summary>
    public int Version { get; private set; }

    /// <summary>The attachments as they were added.</summary>
    public IReadOnlyList<MailAttachment> ReadAttachments() =>
        Attachments is null ? [] : JsonSerializer.Deserialize<List<MailAttachment>>(Attachments)!;

    internal void Claim(string owner, DateTimeOffset until)
    {
        LeaseOwner = owner;
        LeaseUntil = until;
        // Counted when begun: a mail that brings the process down each time shows it.
        Attempts++;
        Version++;
    }

    /// <summary>Gives a claimed mail back untried.</summary>
    internal void Release()
    {
        Attempts--;
        EndLease();
    }

    internal void MarkSent(DateTimeOffset now)
    {
        SentAt = now;
        Close(OutboxState.Sent);
    }

    internal void MarkDead(string error, DateTimeOffset now)
    {
        LastError = error;
        DiedAt = now;
        Close(OutboxState.Dead);
    }

    internal void TryAgainAt(DateTimeOffset instant, string error)
    {
        LastError = error;
        NextAttemptAt = instant;
        EndLease();
    }

    private void Close(OutboxState state)
    {
        State = state;
        TextBody = "";
        HtmlBody = "";
        Attachments = null;
        EndLease();
    }

    /// <summary>Lets anybody take it.</summary>
    internal void EndLease()
    {
        LeaseOwner = null;
        LeaseUntil = null;
        Version++;
    }
}
