using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// The language of a turn: the one the user clearly writes, else the one clearly written before, else the client's locale. A word or two
/// ("ok", "help", "merci") change nothing.
/// </summary>
public sealed class LanguageChoice(IRecognizer recognizer, IOptions<AssistantOptions> options)
{
    // Shorter messages are often the same in both languages, or borrowed.
    private const int FewestWords = 3;

    /// <summary>The language, and what was understood of the message where it had to be read for that.</summary>
    public (string Language, RecognizerResult? Heard) Choose(Activity activity, ConversationState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(state);
        var current = Current(activity.Locale, state);
        if (activity.Type != ActivityTypes.Message || activity.Text is not { } text || IsBound(state.Dialog) || IsBound(state.Parked) || !HasWords(text))
        {
            return (current, null);
        }

        var heard = recognizer.Recognize(text, current, now);
        return (heard.Language, heard);
    }

    /// <summary>What a conversation remembers of its language: nothing while it is the client's.</summary>
    public string? Remembered(string language, string? locale) => language == Of(locale) ? null : language;

    private string Current(string? locale, ConversationState state)
    {
        // A client that begins to ask for another language means it.
        var hasChanged = locale is not null && state.Locale is not null && Of(locale) != Of(state.Locale);
        return hasChanged || state.Language is null ? Of(locale ?? state.Locale) : state.Language;
    }

    private string Of(string? locale) =>
        (locale ?? options.Value.Locale).StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : ContentLibrary.DefaultLanguage;

    /// <summary>A dialog's answers are journaled in the words of the buttons: it ends in the language it was begun in.</summary>
    private static bool IsBound(DialogState? dialog) => dialog?.Journal.Any(entry => entry.Kind == JournalKind.Answer) == true;

    private static bool HasWords(string text)
    {
        var words = 0;
        var isInside = false;
        foreach (var character in text)
        {
            words += char.IsLetter(character) && !isInside ? 1 : 0;
            isInside = char.IsLetterOrDigit(character) || character is '\'' or '’' or '-' or '@' or '.';
            if (words >= FewestWords)
            {
                return true;
            }
        }

        return false;
    }
}
