using System.Text.Json.Serialization;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>What an erasure came to, counted as it goes.</summary>
public sealed class ErasedCounts
{
    /// <summary>Conversations.</summary>
    public int Conversations { get; set; }

    /// <summary>Their turns.</summary>
    public int Turns { get; set; }

    /// <summary>Files sent or made in them.</summary>
    public int Files { get; set; }

    /// <summary>Mails in the outbox.</summary>
    public int Mails { get; set; }

    /// <summary>Mails in the pickup folder.</summary>
    public int MailFiles { get; set; }

    /// <summary>Tickets.</summary>
    public int Tickets { get; set; }

    /// <summary>Thumbs.</summary>
    public int Feedback { get; set; }

    /// <summary>Messages that waited to be said.</summary>
    public int Notices { get; set; }

    /// <summary>Activation and password links.</summary>
    public int Links { get; set; }

    /// <summary>Totals of expense forms.</summary>
    public int ExpenseSheets { get; set; }

    /// <summary>Rows of the audit trail in which the receipt's number stands for the person.</summary>
    public int Audit { get; set; }

    /// <summary>Turns of other people's conversations in which the address was masked.</summary>
    public int Masked { get; set; }

    /// <summary>Accounts that lost their name and address.</summary>
    public int Accounts { get; set; }

    /// <summary>The mails' ids, by which their files are found.</summary>
    [JsonIgnore]
    public List<string> MessageIds { get; } = [];

    /// <summary>Adds what another step came to.</summary>
    public void Add(ErasedCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Files += other.Files;
        Mails += other.Mails;
        Tickets += other.Tickets;
        Feedback += other.Feedback;
        Notices += other.Notices;
        Links += other.Links;
        ExpenseSheets += other.ExpenseSheets;
        Audit += other.Audit;
        Accounts += other.Accounts;
        MessageIds.AddRange(other.MessageIds);
    }
}
