using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Persistence.Log;
using ChorusAssistant.Workflows.Persistence.Privacy;

namespace ChorusAssistant.Bot.Privacy;

/// <summary>
/// Everything held about a person, or in one conversation, as a zip: <c>donnees.json</c> by kind, the files as they are, the mails that lie in
/// the pickup folder. It only reads, and may run beside the service. Hashes of links are no data about anybody and are left out.
/// </summary>
public sealed class PersonalDataExport(ILog log, PersonalRows rows, StreamIndex streams, PickupFolder pickup, TimeProvider time)
{
    private const int Page = 200;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes the zip for a person.</summary>
    public async Task WritePersonAsync(EmailAddress login, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        var account = await rows.AccountAsync(login, cancellationToken);
        var word = LogSearch.Word(login.Address);
        await WriteAsync(login.Address, await streams.OfAsync(login.Address, cancellationToken), output, async zip => new
        {
            account = account is null ? null : Account(account),
            mails = (await rows.MailsToAsync(login.Address, cancellationToken)).ConvertAll(mail => new { mail.To, mail.Subject, mail.CreatedAt, state = mail.State.ToString(), mail.SentAt }),
            mailFiles = await AddMailsAsync(zip, word.IsMatch, cancellationToken),
            tickets = (await rows.TicketsOfAsync(login, cancellationToken)).ConvertAll(ticket => new { ticket.Number, ticket.Category, contact = ticket.Contact.Address, ticket.Description, ticket.Transcript, ticket.CreatedAt }),
            activationLinks = (await rows.ActivationLinksOfAsync(login, cancellationToken)).ConvertAll(link => new { link.SentAt, link.ExpiresAt, link.UsedAt, link.ReplacedAt }),
            passwordLinks = (await rows.PasswordLinksOfAsync(login, cancellationToken)).ConvertAll(link => new { link.SentAt, link.ExpiresAt, link.UsedAt, link.ReplacedAt }),
            expenseSheets = (await rows.ExpenseSheetsOfAsync(login, cancellationToken)).ConvertAll(sheet => new { sheet.Id, sheet.Total, sheet.CreatedAt }),
            audit = (await rows.AuditOfAsync(login.Address, cancellationToken)).ConvertAll(entry => new { entry.At, entry.Actor, entry.Action, entry.Target, outcome = entry.Outcome.ToString() }),
        }, cancellationToken);
    }

    /// <summary>Writes the zip for one conversation.</summary>
    public Task WriteConversationAsync(string conversationId, Stream output, CancellationToken cancellationToken) =>
        WriteAsync(conversationId, [conversationId], output, _ => Task.FromResult<object?>(null), cancellationToken);

    private async Task WriteAsync<T>(
        string subject, IReadOnlyList<string> conversations, Stream output, Func<ZipArchive, Task<T>> others, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        List<object> talks = [];
        foreach (var conversation in conversations)
        {
            talks.Add(new
            {
                id = conversation,
                messages = await MessagesAsync(conversation, cancellationToken),
                files = await AddFilesAsync(zip, conversation, cancellationToken),
                feedback = (await rows.FeedbackOfAsync(conversation, cancellationToken)).ConvertAll(vote => new { vote.Workflow, vote = vote.Vote.ToString(), vote.Comment, vote.At }),
            });
        }

        var data = new { subject, exportedAt = time.GetUtcNow(), conversations = talks, records = await others(zip) };
        await using var entry = await zip.CreateEntry("donnees.json").OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, data, _json, cancellationToken);
    }

    private async Task<List<object>> MessagesAsync(string conversation, CancellationToken cancellationToken)
    {
        List<object> messages = [];
        var position = 0L;
        while (await log.AfterAsync(conversation, position, Page, cancellationToken) is { Count: > 0 } entries)
        {
            List<ReadOnlyMemory<byte>> activities = [];
            foreach (var entry in entries)
            {
                TurnRecord.ReadActivities(entry.Payload, activities);
            }

            messages.AddRange(activities.Select(json => ActivityJson.Read(json.Span)).OfType<Activity>()
                .Select(said => new { at = said.Timestamp, from = said.From?.Role, said.From?.Name, said.Type, said.Text, said.Value, eventName = said.Name, files = said.Attachments?.Select(file => file.Name).OfType<string>().ToList() }));
            if (entries[^1].LastPosition == position)
            {
                break;
            }

            position = entries[^1].LastPosition;
        }

        return messages;
    }

    private async Task<List<object>> AddFilesAsync(ZipArchive zip, string conversation, CancellationToken cancellationToken)
    {
        List<object> files = [];
        foreach (var file in await rows.FilesOfAsync(conversation, cancellationToken))
        {
            var path = $"fichiers/{file.Id}-{file.Name}";
            await AddAsync(zip, path, file.Content, cancellationToken);
            files.Add(new { file.Name, file.ContentType, file.ExpiresAt, wasSent = file.Owner != StoredFile.DocumentsOwner, path });
        }

        return files;
    }

    private async Task<List<string>> AddMailsAsync(ZipArchive zip, Func<string, bool> isMeant, CancellationToken cancellationToken)
    {
        List<string> paths = [];
        await foreach (var (name, content) in pickup.FindAsync(isMeant, cancellationToken))
        {
            await AddAsync(zip, $"mails/{name}", content, cancellationToken);
            paths.Add($"mails/{name}");
        }

        return paths;
    }

    private static async Task AddAsync(ZipArchive zip, string path, byte[] content, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(path).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }

    private static object Account(Account account) => new
    {
        login = account.Login.Address,
        contactAddress = account.ContactAddress.Address,
        account.FirstName,
        account.LastName,
        account.Language,
        state = account.State.ToString(),
        account.CreatedAt,
        account.ActivatedAt,
        account.LinkSentAt,
        account.ResendCount,
        secondFactor = account.SecondFactor?.ToString(),
        account.HasBillingNotifications,
    };
}
