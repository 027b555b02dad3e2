using ChorusAssistant.Bot.Nlu.Folding;

namespace ChorusAssistant.Bot.Nlu;

/// <summary>One spelling for texts that a reader would call the same.</summary>
public static class TextNormalizer
{
    /// <summary>
    /// Lower case, no accents, ligatures opened, look-alike letters of other alphabets made Latin; whatever is neither letter nor digit
    /// (punctuation, apostrophes, emoji, invisible marks) becomes one space, none at the ends. "J’ai  REÇU l'e-mail !" gives "j ai recu l e mail".
    /// </summary>
    public static string Normalize(string text) => Normalize(FoldedText.Of(text));

    internal static string Normalize(FoldedText text)
    {
        var folded = text.Characters;
        var buffer = new char[folded.Length];
        var length = 0;
        foreach (var character in folded)
        {
            if (char.IsLetterOrDigit(character))
            {
                buffer[length++] = character;
            }
            else if (length > 0 && buffer[length - 1] != ' ')
            {
                buffer[length++] = ' ';
            }
        }

        return new string(buffer, 0, length > 0 && buffer[length - 1] == ' ' ? length - 1 : length);
    }
}
