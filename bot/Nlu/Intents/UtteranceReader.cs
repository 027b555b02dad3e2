using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>Cuts a folded text into the words that the classifier compares: values masked, short forms written out, refused clauses dropped.</summary>
internal sealed class UtteranceReader(LanguageVocabulary vocabulary)
{
    // What a person wants is said in the first lines; the bound also bounds the time.
    private const int MaximumCharacters = 2_000;

    private const string ClauseEnds = ",;:.!?()\n";

    private const string NumberMask = "NUMBER";
    private const string ReferenceMask = "REFERENCE";

    /// <summary>Masks are the only words in capitals.</summary>
    public static bool IsMask(string token) => char.IsAsciiLetterUpper(token[0]);

    public List<string> Read(FoldedText text, IReadOnlyList<Entity> entities)
    {
        var tokens = new List<string>(24);
        var characters = text.Characters[..Math.Min(text.Characters.Length, MaximumCharacters)];
        var nextEntity = 0;
        for (var at = 0; at < characters.Length;)
        {
            while (nextEntity < entities.Count && entities[nextEntity].End <= text.SourceStart(at))
            {
                nextEntity++;
            }

            if (nextEntity < entities.Count && entities[nextEntity].Start <= text.SourceStart(at) && MaskOf(entities[nextEntity].Type) is { } mask)
            {
                tokens.Add(mask);
                while (at < characters.Length && text.SourceStart(at) < entities[nextEntity].End)
                {
                    at++;
                }

                continue;
            }

            if (char.IsLetterOrDigit(characters[at]))
            {
                at = AddWord(characters, at, tokens);
                continue;
            }

            if (ClauseEnds.Contains(characters[at]) && tokens.Count > 0 && tokens[^1] != RefusedClause.Boundary)
            {
                tokens.Add(RefusedClause.Boundary);
            }

            at++;
        }

        RefusedClause.Drop(tokens, vocabulary);
        return tokens;
    }

    private int AddWord(ReadOnlySpan<char> characters, int start, List<string> tokens)
    {
        var (end, digits) = (start, 0);
        for (; end < characters.Length && char.IsLetterOrDigit(characters[end]); end++)
        {
            digits += char.IsAsciiDigit(characters[end]) ? 1 : 0;
        }

        var length = end - start;
        if (digits > 0 && (digits == length || digits >= 3))
        {
            tokens.Add(digits == length ? NumberMask : ReferenceMask);
            return end;
        }

        var word = characters[start..end].ToString();
        if (vocabulary.Expand(word) is { } words)
        {
            tokens.AddRange(words);
        }
        else
        {
            tokens.Add(word);
        }

        return end;
    }

    // Dates and plain numbers in words stay: "hier" or "deux espaces" say something about the intent.
    private static string? MaskOf(string entityType) => entityType switch
    {
        EntityTypes.Siret or EntityTypes.Siren => "SIRET",
        EntityTypes.Email => "EMAIL",
        EntityTypes.InvoiceNumber => "INVOICE",
        EntityTypes.Amount => "AMOUNT",
        EntityTypes.DistanceKm => "DISTANCE",
        _ => null,
    };
}
