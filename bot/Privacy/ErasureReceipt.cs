using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Workflows.Persistence.Privacy;

namespace ChorusAssistant.Bot.Privacy;

/// <summary>What an erasure did, what stays and why. It names nobody: whom it is about is written on the copy that the person gets.</summary>
/// <param name="Number">Stands in the audit trail for the person.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="DoneAt">When it was done.</param>
/// <param name="Erased">How many of each kind.</param>
/// <param name="IsAccountKept">Whether the portal's account keeps its name and address.</param>
/// <param name="AreFilesClean">Whether the store's own files were seen to hold nothing of it any more.</param>
/// <param name="IsOnServer">Whether the store is a database server, whose own logs end by its own rules.</param>
public sealed record ErasureReceipt(
    string Number, DateTimeOffset RequestedAt, DateTimeOffset DoneAt, ErasedCounts Erased, bool IsAccountKept, bool AreFilesClean, bool IsOnServer)
{
    /// <summary>The content section of the receipt's words.</summary>
    public const string Section = "Privacy";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static ErasureReceipt Read(string json) => JsonSerializer.Deserialize<ErasureReceipt>(json, _json)!;

    /// <summary>The receipt for programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>The receipt for the person, in plain French.</summary>
    public string ToText(ContentLibrary content, string subject)
    {
        ArgumentNullException.ThrowIfNull(content);
        string Say(string id, params (string Name, string Value)[] values) => values.Aggregate(
            content.Reply(Section, id, ContentLibrary.DefaultLanguage).Text, (text, value) => text.Replace($"{{{value.Name}}}", value.Value, StringComparison.Ordinal));

        var erased = Counted().Where(kind => kind.Count > 0).Select(kind => $"- {Say(kind.Reply)}\u00A0: {kind.Count.ToString("N0", _french)}").ToList();
        var kept = Kept().Select(id => $"- {Say(id, ("rows", Erased.Audit.ToString("N0", _french)), ("number", Number))}");
        return string.Join('\n', [
            Say("receipt", ("number", Number)),
            "",
            Say("receipt-about", ("subject", subject), ("requested", At(RequestedAt)), ("done", At(DoneAt))),
            "",
            Say("receipt-erased"),
            .. erased.Count > 0 ? erased : [$"- {Say("receipt-nothing")}"],
            "",
            Say("receipt-kept"),
            .. kept,
        ]);
    }

    private IEnumerable<(string Reply, int Count)> Counted() =>
    [
        ("erased-conversations", Erased.Conversations), ("erased-turns", Erased.Turns), ("erased-files", Erased.Files), ("erased-mails", Erased.Mails),
        ("erased-mail-files", Erased.MailFiles), ("erased-tickets", Erased.Tickets), ("erased-feedback", Erased.Feedback), ("erased-notices", Erased.Notices),
        ("erased-links", Erased.Links), ("erased-expense-sheets", Erased.ExpenseSheets), ("erased-masked", Erased.Masked), ("erased-accounts", Erased.Accounts),
    ];

    private IEnumerable<string> Kept()
    {
        if (Erased.Audit > 0)
        {
            yield return "kept-audit";
        }

        if (IsAccountKept)
        {
            yield return "kept-account";
        }

        yield return "kept-portal";
        if (Erased.Tickets > 0)
        {
            yield return "kept-support";
        }

        yield return "kept-backups";
        if (IsOnServer)
        {
            yield return "kept-server";
        }

        if (!AreFilesClean)
        {
            yield return "kept-pages";
        }
    }

    private static string At(DateTimeOffset instant) => ParisTime.Of(instant).ToString("d MMMM yyyy 'à' HH:mm", _french);
}
