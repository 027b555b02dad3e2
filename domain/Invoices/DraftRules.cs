using System.Collections.Frozen;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Domain.Invoices;

/// <summary>What the portal checks before it takes an invoice (chorus-pro.md, T2 and 9).</summary>
public static class DraftRules
{
    /// <summary>The longest file name, extension included.</summary>
    public const int LongestAttachmentName = 50;

    /// <summary>The largest file, in bytes.</summary>
    public const long LargestAttachment = 10L * 1024 * 1024;

    /// <summary>The largest sum of an invoice's files, in bytes.</summary>
    public const long LargestAttachments = 120L * 1024 * 1024;

    private static readonly FrozenSet<string> _extensions = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "bmp", "gif", "fax", "odt", "ppt", "tiff", "xls", "bz2", "gz", "jpeg", "p7s", "rtf", "txt", "xml", "csv", "gzip", "jpg", "pdf", "svg",
        "xhtml", "xlsx", "doc", "htm", "odp", "png", "tgz", "xlc", "zip", "docx", "html", "ods", "pps", "tif", "xlm", "pptx");

    /// <summary>What keeps the draft from being sent on that day; nothing where it can go.</summary>
    /// <param name="draft">The draft with its attachments.</param>
    /// <param name="recipient">Its recipient.</param>
    /// <param name="service">The recipient's service that it names, or null.</param>
    /// <param name="today">The day in Paris.</param>
    public static IReadOnlyList<DraftProblem> ProblemsOf(Invoice draft, Structure recipient, Service? service, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(recipient);
        (DraftProblem Problem, bool IsThere)[] checks =
        [
            (DraftProblem.WrongSpace, !InvoiceFrames.AreIssuedInvoices(draft.Frame)),
            (DraftProblem.RecipientInactive, recipient.State == StructureState.Inactive),
            .. Routing(draft, recipient, service, today),
            (DraftProblem.ValidatorMissing, InvoiceFrames.NeedValidator(draft.Frame) && draft.FirstValidatorId is null),
            (DraftProblem.TotalsDisagree, draft.TotalExclTax + draft.Tax != draft.TotalInclTax),
            (DraftProblem.AmountDueTooHigh, draft.AmountDue > draft.TotalInclTax),
            .. Files(draft.Attachments),
        ];
        return [.. checks.Where(check => check.IsThere).Select(check => check.Problem)];
    }

    private static IEnumerable<(DraftProblem, bool)> Routing(Invoice draft, Structure recipient, Service? service, DateOnly today)
    {
        var hasCommitment = !string.IsNullOrWhiteSpace(draft.CommitmentNumber);
        var needsCommitment = recipient.RequiresCommitmentNumber || service?.RequiresCommitmentNumber == true;
        yield return (DraftProblem.ServiceMissing, recipient.RequiresService && service is null);
        yield return (DraftProblem.ServiceInactive, service is not null && (!service.IsActive || today < service.ValidFrom || today > service.ValidUntil));
        yield return (DraftProblem.CommitmentNumberMissing, needsCommitment && !hasCommitment);
        yield return (DraftProblem.ServiceOrCommitmentNumberMissing, recipient.RequiresServiceOrCommitmentNumber && service is null && !hasCommitment);
    }

    private static IEnumerable<(DraftProblem, bool)> Files(IReadOnlyList<InvoiceAttachment> files)
    {
        yield return (DraftProblem.AttachmentNameInvalid, files.Any(file => file.Name.Length > LongestAttachmentName || ExtensionOf(file).Length == 0));
        yield return (DraftProblem.AttachmentKindRefused, files.Any(file => ExtensionOf(file) is { Length: > 0 } extension && !_extensions.Contains(extension)));
        yield return (DraftProblem.AttachmentTooLarge, files.Any(file => file.Size > LargestAttachment));
        yield return (DraftProblem.AttachmentsTooLarge, files.Sum(file => file.Size) > LargestAttachments);
    }

    private static string ExtensionOf(InvoiceAttachment file) =>
        file.Name.LastIndexOf('.') is var point and > 0 ? file.Name[(point + 1)..] : "";
}
