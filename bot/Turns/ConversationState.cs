using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Dialogs.Engine;

namespace ChorusAssistant.Bot.Turns;

/// <summary>What the bot has offered and waits to hear about, outside any dialog.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OfferKind>))]
public enum OfferKind
{
    /// <summary>To leave the dialog for another intent.</summary>
    Leave,

    /// <summary>To pass on to a person.</summary>
    Human,

    /// <summary>Two or three intents, to say which was meant.</summary>
    Clarify,

    /// <summary>To do what was just explained.</summary>
    Do,
}

/// <summary>How far advisors have taken the conversation over.</summary>
/// <param name="IsAccepted">An advisor reads and answers; the bot keeps quiet.</param>
/// <param name="At">When it was asked for, or accepted.</param>
public sealed record Handoff(bool IsAccepted, DateTimeOffset At);

/// <summary>An offer that the next message may answer.</summary>
/// <param name="Kind">What was offered.</param>
/// <param name="Intents">The intents it is about.</param>
/// <param name="Text">What the user had said, so that it need not be said again.</param>
public sealed record Offer(OfferKind Kind, IReadOnlyList<string> Intents, string Text);

/// <summary>All that a conversation remembers between turns. It is stored with every turn.</summary>
public sealed record ConversationState
{
    /// <summary>The Direct Line user id the conversation belongs to, once known.</summary>
    public string? UserId { get; init; }

    /// <summary>Who is signed in; once set, only tokens of that person open the conversation.</summary>
    public SignedInUser? User { get; init; }

    /// <summary>When that person last signed out; only a later sign-in opens the conversation.</summary>
    public DateTimeOffset? SignedOutAt { get; init; }

    /// <summary>BCP 47 tag the user's client asked for.</summary>
    public string? Locale { get; init; }

    /// <summary>Scheme, host and port by which the user's client last reached the service.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether the greeting was said.</summary>
    public bool Greeted { get; init; }

    /// <summary>The dialog under way.</summary>
    public DialogState? Dialog { get; init; }

    /// <summary>A dialog that waits until the one under way is over.</summary>
    public DialogState? Parked { get; init; }

    /// <summary>What was offered.</summary>
    public Offer? Offer { get; init; }

    /// <summary>What the user last asked about.</summary>
    public Subject? Subject { get; init; }

    /// <summary>Whether advisors were called, or are there.</summary>
    public Handoff? Handoff { get; init; }

    /// <summary>Whether the user was told that something sensitive was masked.</summary>
    public bool WasWarned { get; init; }

    /// <summary>Small talk in a row: what is said about it changes, and leads to a person in the end.</summary>
    public int Chats { get; init; }

    /// <summary>The language the user was last seen to write, where that is clear; else the client's locale counts.</summary>
    public string? Language { get; init; }

    /// <summary>Messages in a row that were not understood outside a dialog.</summary>
    public int Misses { get; init; }

    /// <summary>When the last turn was, UTC.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>The step whose question is the last thing that the bot said; null where something else was said last.</summary>
    public string? Asked { get; init; }

    /// <summary>When the conversation was erased; then nothing else is known of it, and it cannot go on.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>When the user last wrote something; a page that is opened again has said nothing.</summary>
    public DateTimeOffset HeardAt { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class StateJsonContext : JsonSerializerContext
{
    public static void Write(Utf8JsonWriter writer, ConversationState state) => JsonSerializer.Serialize(writer, state, Wire.Context.ConversationState);

    public static ConversationState Read(ref Utf8JsonReader reader)
    {
        var again = reader;
        try
        {
            return JsonSerializer.Deserialize(ref reader, Wire.Context.ConversationState)!;
        }
        catch (JsonException)
        {
            // Another version wrote a dialog or an offer that this one cannot read. They are dropped, and the conversation goes on; whose it
            // is must be readable, or else it would be anybody's.
            using var json = JsonDocument.ParseValue(ref again);
            var kept = json.RootElement.EnumerateObject().Where(property => property.Name is not ("dialog" or "parked" or "offer" or "subject" or "handoff"));
            return new JsonObject(kept.Select(property => KeyValuePair.Create(property.Name, JsonNode.Parse(property.Value.GetRawText()))))
                .Deserialize(Wire.Context.ConversationState)!;
        }
    }

    private static class Wire
    {
        public static readonly StateJsonContext Context = new(new JsonSerializerOptions(Default.Options) { Encoder = ActivityJson.Encoder });
    }
}
