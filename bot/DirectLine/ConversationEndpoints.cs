using System.Globalization;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Turns;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Tokens, starts and reconnects of Direct Line 3.0.</summary>
public sealed class ConversationEndpoints(
    Credentials credentials, DirectLineTokens tokens, TurnPipeline turns, TimeProvider time)
{
    /// <summary>The key of the turn that starts a conversation: there is one, however often the start is asked for.</summary>
    private const string StartKey = "\u0001start";

    private const int MaximumStartBytes = 64 << 10;
    private const int MaximumUserIdLength = 128;

    /// <summary>POST tokens/generate: a token for a conversation that does not exist yet.</summary>
    public async Task GenerateAsync(HttpContext http)
    {
        await credentials.RequireSecretAsync(http);
        var body = await DirectLineBodies.ReadStartAsync(http, MaximumStartBytes);
        var conversationId = NewConversationId();
        var (token, expiresIn) = tokens.Issue(new Credential(conversationId, CheckUserId(body.User?.Id), User: null, body.TrustedOrigins, default, default));
        await DirectLineBodies.WriteAsync(http, 200, new ConversationBody(conversationId, token, expiresIn), DirectLineJson.Default.ConversationBody);
    }

    /// <summary>POST tokens/refresh: the same token with a new end. The old one stays good until its own.</summary>
    public async Task RefreshAsync(HttpContext http)
    {
        var credential = await credentials.RequireAsync(http);
        if (credential.IsSecret)
        {
            throw new DirectLineException(DirectLineError.Forbidden);
        }

        await credentials.RequireConversationAsync(credential, credential.ConversationId!, http.RequestAborted);
        var (token, expiresIn) = tokens.Issue(credential);
        await DirectLineBodies.WriteAsync(http, 200, new ConversationBody(credential.ConversationId!, token, expiresIn), DirectLineJson.Default.ConversationBody);
    }

    /// <summary>POST conversations: starts; 201 when new, 200 when the token's conversation was started before.</summary>
    public async Task StartAsync(HttpContext http)
    {
        var credential = await credentials.RequireAsync(http);
        var body = await DirectLineBodies.ReadStartAsync(http, MaximumStartBytes);
        if (credential.IsSecret)
        {
            var conversationId = NewConversationId();
            credential = credential with { ConversationId = conversationId, UserId = CheckUserId(body.User?.Id), Origins = body.TrustedOrigins };
        }

        var snapshot = await credentials.RequireConversationAsync(credential, credential.ConversationId!, http.RequestAborted);
        var isNew = snapshot.Number == 0 && !(await BeginAsync(http, credential, body)).IsRepetition;
        await WriteConversationAsync(http, isNew ? 201 : 200, credential, watermark: "0");
    }

    /// <summary>GET conversations/{id}: a fresh stream URL, and the token again: Microsoft's client overwrites its own with it.</summary>
    public async Task ReconnectAsync(HttpContext http, string conversationId)
    {
        var credential = await credentials.RequireAsync(http);
        var snapshot = await credentials.RequireConversationAsync(credential, conversationId, http.RequestAborted);
        // A reconnect with the secret must not lose the user that the conversation belongs to.
        await WriteConversationAsync(
            http, 200, credential with
            {
                ConversationId = conversationId,
                UserId = credential.UserId ?? snapshot.State.UserId,
                User = credential.User ?? snapshot.State.User,
                SignedInAt = credential.SignedInAt ?? time.GetUtcNow(),
            },
            http.Request.Query.TryGetValue("watermark", out var watermark) ? watermark.ToString() : snapshot.LastPosition.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A new conversation's id. Ids grow with time, so that rows of talks that go on lie together in the log's index.</summary>
    public string NewConversationId() => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    /// <summary>Runs the turn that welcomes.</summary>
    internal Task<TurnResult> BeginAsync(HttpContext http, Credential credential, StartBody body)
    {
        List<ChannelAccount> members = [new() { Id = TurnCommit.BotId, Role = "bot" }];
        if (credential.UserId is not null)
        {
            members.Add(new ChannelAccount { Id = credential.UserId, Name = credential.User?.Name, Role = "user" });
        }

        var update = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            From = new ChannelAccount { Id = credential.UserId ?? "user", Role = "user" },
            Locale = body.Locale,
            MembersAdded = members,
        };
        return turns.RunAsync(new TurnRequest(credential.ConversationId!, update, StartKey, credential.UserId, credential.User) { Origin = Origins.Own(http.Request) }, http.RequestAborted);
    }

    /// <summary>Runs the turn that binds the conversation to the person who has signed in. Nothing is said.</summary>
    internal Task<TurnResult> AdoptAsync(Credential credential, CancellationToken cancellationToken) =>
        RunHiddenAsync(credential, endsSignIn: false, cancellationToken);

    /// <summary>Runs the turn from which on no token of the sign-in opens the conversation. Nothing is said.</summary>
    internal Task<TurnResult> EndSignInAsync(Credential credential, CancellationToken cancellationToken) =>
        RunHiddenAsync(credential, endsSignIn: true, cancellationToken);

    private Task<TurnResult> RunHiddenAsync(Credential credential, bool endsSignIn, CancellationToken cancellationToken)
    {
        var update = new Activity
        {
            Type = ActivityTypes.InstallationUpdate,
            From = new ChannelAccount { Id = credential.UserId ?? "user", Role = "user" },
        };
        return turns.RunAsync(
            new TurnRequest(credential.ConversationId!, update, Key: null, credential.UserId, credential.User) { EndsSignIn = endsSignIn }, cancellationToken);
    }

    private async Task WriteConversationAsync(HttpContext http, int status, Credential credential, string watermark)
    {
        var (token, expiresIn) = tokens.Issue(credential);
        await DirectLineBodies.WriteAsync(http, status, new ConversationBody(
            credential.ConversationId!, token, expiresIn, StreamUrl(http, credential, watermark)), DirectLineJson.Default.ConversationBody);
    }

    /// <summary>Absolute and ws or wss, as the client hands it to WebSocket unchanged.</summary>
    private string StreamUrl(HttpContext http, Credential credential, string watermark)
    {
        var scheme = http.Request.IsHttps ? "wss" : "ws";
        var t = tokens.IssueForStream(credential);
        return $"{scheme}://{http.Request.Host}/v3/directline/conversations/{credential.ConversationId}/stream?watermark={Uri.EscapeDataString(watermark)}&t={t}";
    }

    private static string? CheckUserId(string? id) => id switch
    {
        null or "" => null,
        { Length: > MaximumUserIdLength } => throw new DirectLineException(DirectLineError.BadArgument("user.id is too long.")),
        _ => id,
    };
}
