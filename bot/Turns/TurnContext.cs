using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.Privacy;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Persistence.Notices;

namespace ChorusAssistant.Bot.Turns;

/// <summary>What one turn may use and change. Nothing of it is seen by anybody before the turn is committed.</summary>
public sealed class TurnContext(
    TurnRequest request, ConversationState state, string language, Phrases phrases, Replies replies, IRecognizer recognizer,
    RecognizerResult? heard, IServiceProvider services, DateTimeOffset now, CancellationToken cancellationToken)
{
    private PromptInput? _input;

    /// <summary>The incoming activity.</summary>
    public Activity Activity => request.Activity;

    /// <summary>The conversation.</summary>
    public string ConversationId => request.ConversationId;

    /// <summary>Whether a server with the channel's secret sent it: only such a one speaks for advisors.</summary>
    public bool IsFromService => request.IsFromService;

    /// <summary>Who is proved to be signed in, or null.</summary>
    public SignedInUser? User { get; } = request.Notice is null ? request.User : state.User;

    /// <summary>What the bot says of its own accord in this turn, or null.</summary>
    public Notice? Notice => request.Notice;

    /// <summary>What was taken out of the user's message before anything looked at it.</summary>
    public SensitiveKinds Masked => request.Masked;

    /// <summary>What the conversation remembers; replace it to change it.</summary>
    public ConversationState State { get; set; } = state;

    /// <summary>Collects what the bot says.</summary>
    public Replies Replies { get; } = replies;

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public string Language { get; } = language;

    /// <summary>The turn's services; their database changes are committed with the turn.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>When the turn began.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Ends with the request.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The incoming message as prompts see it.</summary>
    public PromptInput Input => _input ??= Read(request.Activity.Text ?? "", request.Activity);

    /// <summary>The short phrases of the user's language.</summary>
    public Phrases Phrases { get; } = phrases;

    /// <summary>Any text as prompts see it.</summary>
    public PromptInput Read(string text) => Read(text, activity: null);

    /// <summary>What dialogs may use of the turn.</summary>
    public DialogTurn ForDialogs() => new(Replies, User, Language, Phrases, ConversationId, new TurnConversation(this), CancellationToken);

    /// <summary>
    /// The files of this conversation that the message names. An address of anything else is not a file: nothing is fetched from where a
    /// message points to.
    /// </summary>
    private List<(UploadedFile, string)> FilesOf(Activity? activity)
    {
        var folder = $"/v3/directline/conversations/{ConversationId}/files/";
        List<(UploadedFile, string)> files = [];
        foreach (var attachment in activity?.Attachments ?? [])
        {
            if (attachment is { Name.Length: > 0, ContentUrl: { } url } && Uri.TryCreate(url, UriKind.Absolute, out var address)
                && address.AbsolutePath.StartsWith(folder, StringComparison.Ordinal))
            {
                files.Add((new UploadedFile(address.AbsolutePath[folder.Length..], ConversationId), attachment.Name));
            }
        }

        return files;
    }

    private PromptInput Read(string text, Activity? activity) =>
        new(text, activity?.Value, FilesOf(activity), Phrases, () => activity is not null && heard is not null ? heard : recognizer.Recognize(text, Language, Now));
}
