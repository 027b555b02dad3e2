using System.Text.Json;
using System.Text.Json.Serialization;
using ChorusAssistant.Bot.Activities;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>What a journal entry records.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JournalKind>))]
public enum JournalKind
{
    /// <summary>The user's answer to a question.</summary>
    Answer,

    /// <summary>Something the bot said; it has no value.</summary>
    Said,

    /// <summary>Something read outside the dialog; reading it again would do no harm, but could differ.</summary>
    Look,

    /// <summary>Something done; it must not be done again, and "retour" does not undo it.</summary>
    Act,
}

/// <summary>One step of a dialog that is behind us.</summary>
/// <param name="Step">The step's name as the dialog's code writes it, with the sub-dialog's name before it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Value">The answer or outcome as JSON.</param>
public sealed record JournalEntry(string Step, JournalKind Kind, JsonElement? Value);

/// <summary>The question a dialog is waiting on.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Failures">How many answers in a row were not understood.</param>
/// <param name="Shown">Hash of what was shown for confirmation, so that a yes counts for exactly that; else null.</param>
public sealed record PendingQuestion(string Step, int Failures, string? Shown);

/// <summary>A dialog that is under way: its journal is all of its state.</summary>
/// <param name="Name">The dialog's name, which is its intent's name.</param>
/// <param name="Opening">What the user said to start it: the entities in it fill the first questions.</param>
/// <param name="Journal">The steps behind us, in order.</param>
/// <param name="Pending">The question it waits on.</param>
/// <param name="Errors">Turns in a row that failed in it.</param>
public sealed record DialogState(
    string Name, string Opening, IReadOnlyList<JournalEntry> Journal, PendingQuestion? Pending, int Errors = 0);

/// <summary>How values enter and leave the journal.</summary>
public static class JournalJson
{
    /// <summary>The options for every journaled value; a round-trip test covers every journaled type.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = ActivityJson.Encoder,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A value as a journal keeps it.</summary>
    public static JsonElement Write<T>(T value) => JsonSerializer.SerializeToElement(value, Options);

    /// <summary>A value as it was written; nothing where nothing was found.</summary>
    /// <exception cref="DialogChangedException">The type changed under a running conversation.</exception>
    public static T Read<T>(JsonElement? value)
    {
        try
        {
            // A JSON null that went through a row comes back as no element at all.
            return value is { } json ? json.Deserialize<T>(Options)! : default!;
        }
        catch (JsonException changed)
        {
            throw new DialogChangedException(changed);
        }
    }
}
