using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>
/// Where workflows leave mail. Nothing is sent here: the mail is committed with whatever else the turn changes, and leaves
/// afterwards, at least once.
/// </summary>
public interface IOutbox
{
    /// <summary>Adds <paramref name="mail"/> to the unit of work of this scope.</summary>
    void Add(OutgoingMail mail);
}

/// <summary>A mail as a workflow writes it: one recipient, and the same words as text and as HTML.</summary>
/// <param name="To">The one recipient.</param>
/// <param name="Subject">One line.</param>
/// <param name="TextBody">The plain-text part.</param>
/// <param name="HtmlBody">The HTML part, a whole document.</param>
/// <param name="Attachments">Empty when there is none.</param>
public sealed record OutgoingMail(
    EmailAddress To, string Subject, string TextBody, string HtmlBody, IReadOnlyList<MailAttachment> Attachments);

/// <summary>A file that travels with a mail.</summary>
/// <param name="Name">The file name the recipient sees.</param>
/// <param name="ContentType">Its media type, such as <c>application/pdf</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record MailAttachment(string Name, string ContentType, byte[] Content);
