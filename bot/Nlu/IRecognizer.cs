namespace ChorusAssistant.Bot.Nlu;

/// <summary>Turns a text into intents and entities. Safe for any number of threads; never throws because of what the text holds.</summary>
public interface IRecognizer
{
    /// <summary>The longest text that is read; of a longer one, the rest is ignored.</summary>
    const int MaximumLength = 10_000;

    /// <param name="text">What the user wrote or said.</param>
    /// <param name="locale">The conversation's locale ("fr-FR"): the language where the text itself leaves a doubt.</param>
    /// <param name="now">The user's clock, which relative dates count from.</param>
    RecognizerResult Recognize(string text, string locale, DateTimeOffset now);
}
