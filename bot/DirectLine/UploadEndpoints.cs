using System.Buffers.Text;
using System.Security.Cryptography;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Files sent into a conversation, and their reading back.</summary>
public sealed class UploadEndpoints(
    Credentials credentials, ActivityEndpoints activities, DirectLineTokens tokens, IServiceScopeFactory scopes, TimeProvider time,
    IOptions<DirectLineOptions> options)
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const int MaximumBoundary = 200;

    /// <summary>POST upload: one raw file, or multipart with an activity as its template.</summary>
    public async Task UploadAsync(HttpContext http, string conversationId)
    {
        var credential = await credentials.RequireAsync(http);
        await credentials.RequireConversationAsync(credential, conversationId, http.RequestAborted);
        activities.Limit(credential, conversationId);

        var (template, files) = IsMultipart(http.Request, out var boundary)
            ? await ReadPartsAsync(http, boundary)
            : (null, [await ReadRawAsync(http)]);
        var activity = template ?? new Activity { Type = ActivityTypes.Message };
        activity.From ??= new ChannelAccount { Id = http.Request.Query["userId"] };
        if (files.Count == 0 && template is null)
        {
            throw new DirectLineException(DirectLineError.MissingProperty("file"));
        }

        var stored = files.ConvertAll(file => Check(file, conversationId));
        await StoreAsync(stored, http.RequestAborted);
        var origin = Origins.Own(http.Request);
        activity.Attachments = stored.ConvertAll(file => new Attachment
        {
            ContentType = file.ContentType,
            Name = file.Name,
            ContentUrl = $"{origin}/v3/directline/conversations/{conversationId}/files/{file.Id}?t={tokens.IssueForFile(conversationId, file.Id, options.Value.FilesKeptFor)}",
        });
        await ActivityEndpoints.WriteIdAsync(http, await activities.ReceiveAsync(http, credential, conversationId, activity));
    }

    /// <summary>GET a file of the conversation; as a download, so that nothing in it runs in a page of ours.</summary>
    public async Task DownloadAsync(HttpContext http, string conversationId, string fileId)
    {
        if (http.Request.Query.ContainsKey("t"))
        {
            await credentials.RequireForFileAsync(http, conversationId, fileId);
        }
        else
        {
            await credentials.RequireConversationAsync(await credentials.RequireAsync(http), conversationId, http.RequestAborted);
        }

        await using var scope = scopes.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<StoredFiles>().FindAsync(fileId, conversationId, time.GetUtcNow(), http.RequestAborted)
            ?? throw new DirectLineException(DirectLineError.UnknownPath);
        await FileDownload.WriteAsync(http, file);
    }

    private static bool IsMultipart(HttpRequest request, out string boundary)
    {
        boundary = "";
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MaximumBoundary ? true : throw new DirectLineException(DirectLineError.BadArgument("The multipart boundary is missing."));
    }

    private async Task<ReceivedFile> ReadRawAsync(HttpContext http)
    {
        return new ReceivedFile(FileNameOf(http.Request.Headers.ContentDisposition.ToString()), (await DirectLineBodies.ReadAsync(http, options.Value.MaximumFileBytes)).ToArray());
    }

    /// <summary>Clients of Direct Line leave out the header's first word: <c>name="file"; filename="x.png"</c>.</summary>
    private static string? FileNameOf(string header) =>
        ContentDispositionHeaderValue.TryParse(header, out var disposition) || ContentDispositionHeaderValue.TryParse($"attachment; {header}", out disposition)
            ? HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString()
            : null;

    private async Task<(Activity? Template, List<ReceivedFile> Files)> ReadPartsAsync(HttpContext http, string boundary)
    {
        Activity? template = null;
        List<ReceivedFile> files = [];
        var reader = new MultipartReader(boundary, http.Request.Body) { BodyLengthLimit = options.Value.MaximumFileBytes };
        try
        {
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                using var buffer = new MemoryStream();
                await section.Body.CopyToAsync(buffer, http.RequestAborted);
                if (section.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true)
                {
                    if (buffer.Length > options.Value.MaximumActivityBytes)
                    {
                        throw new DirectLineException(DirectLineError.TooLarge);
                    }

                    template = DirectLineBodies.ParseActivity(buffer.ToArray());
                    continue;
                }

                files.Add(new ReceivedFile(FileNameOf(section.ContentDisposition ?? ""), buffer.ToArray()));
                if (files.Count > options.Value.MaximumFiles)
                {
                    throw new DirectLineException(DirectLineError.TooLarge);
                }
            }
        }
        catch (InvalidDataException)
        {
            // MultipartReader's word for a section above the limit.
            throw new DirectLineException(DirectLineError.TooLarge);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new DirectLineException(DirectLineError.BadArgument("The multipart body is broken."));
        }

        return (template, files);
    }

    private StoredFile Check(ReceivedFile file, string conversationId)
    {
        var name = UploadRules.CleanName(file.Name) ?? throw new DirectLineException(
            DirectLineError.BadArgument($"A file needs a name of at most {UploadRules.MaximumNameLength} characters with its extension."));
        var type = UploadRules.FindContentType(name, file.Content) ?? throw new DirectLineException(
            DirectLineError.BadArgument("The file is empty, of a kind that is not taken, or not what its name says."));
        return new StoredFile
        {
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            Owner = conversationId,
            Name = name,
            ContentType = type,
            Content = file.Content,
            ExpiresAt = time.GetUtcNow() + options.Value.FilesKeptFor,
        };
    }

    private async Task StoreAsync(List<StoredFile> stored, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var files = scope.ServiceProvider.GetRequiredService<StoredFiles>();
        foreach (var file in stored)
        {
            files.Add(file);
        }

        // Before the turn: a message must never point to a file that is not there. A turn that fails leaves a file that expires.
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(cancellationToken);
    }

    private sealed record ReceivedFile(string? Name, byte[] Content);
}
