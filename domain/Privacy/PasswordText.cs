using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ChorusAssistant.Domain.Privacy;

/// <summary>
/// Takes out what is given as a password: "mdp : azerty", "mon mot de passe est Azerty1", "my password is hunter2". What is said about a
/// password ("est oublié", "is not accepted") stays.
/// </summary>
internal static partial class PasswordText
{
    // What follows "est", "is" or a colon where no password is given. A password that is one of these words is kept; better than
    // unreadable questions about passwords.
    private static readonly FrozenSet<string> _said = FrozenSet.ToFrozenSet(
        """
        a à aucun aussi avec beaucoup bien bloqué bloquée ce celui chez comment compliqué correct dans de déjà depuis différent difficile dit
        donc du échu egaré égaré elle en encore enregistré erreur erroné est et expiré expire facile faux forgotten fini il illisible impossible
        inactif inconnu incorrect indisponible inexact interdit introuvable invalide jamais je juste l la là le les long lost ma mais mal
        manquant mauvais même mon ne non nouveau nul obligatoire obsolète on ou où oublié oubliée par pareil pas perdu perdue périmé périmée plus pour
        pourquoi pouvez presque quand que quel quelle quoi refusé refusée réinitialisé rejeté renouvelé requis rien sa sans sécurisé sensible si
        simple son souvent supprimé sur temporaire tombé toujours tout tres très trop trouvable un une utilisé valable valide verrouillé vide volé
        vous
        about again almost already always and asked blocked correct expired for from gone how i impossible in incorrect invalid it locked long
        missing my needed never no not obsolete old ok on or out outdated please rejected refused required reset right rejeté short still
        stolen the this to too unknown valid what when where which why wrong
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    public static string Mask(string text, ref SensitiveKinds kinds)
    {
        var found = false;
        var masked = Given().Replace(text, given =>
        {
            var value = given.Groups["value"].Value;
            if (!IsSecret(value, isQuoted: value[0] is '«' or '"' or '“'))
            {
                return given.Value;
            }

            found = true;
            return $"{given.Groups["before"].Value}{SensitiveText.Mark}";
        });
        masked = Written().Replace(masked, given =>
        {
            found = true;
            return $"{given.Groups["before"].Value}{SensitiveText.Mark}";
        });
        kinds |= found ? SensitiveKinds.Password : SensitiveKinds.None;
        return masked;
    }

    private static bool IsSecret(string value, bool isQuoted)
    {
        var word = value.Trim('.', '!', '?', ')', '(', '\'', '’', '…');
        var first = word.IndexOfAny(['\'', '’']) is var apostrophe and > 0 ? word[..apostrophe] : word;
        return isQuoted || (word.Length > 0 && word != SensitiveText.Mark.Trim('[', ']') && !_said.Contains(first) && !IsSignOnly(word) && !IsParticiple(word));
    }

    // "est demandé", "is reported": nobody's list is complete.
    private static bool IsParticiple(string word) =>
        word.All(char.IsLetter) && (word.EndsWith('é') || word.EndsWith("ée", StringComparison.Ordinal) || word.EndsWith("és", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal));

    // "mot de passe : -" or a mark that stands there already.
    private static bool IsSignOnly(string word) => !word.Any(char.IsLetterOrDigit) && word.Length < 4;

    // The word for it, up to two words that belong to it ("mot de passe actuel", "mot de passe technique"), then ":", "=", "est", "is" or
    // "c'est", then one piece of text or a quotation. Every repetition is atomic or short.
    [GeneratedRegex(
        @"(?<before>\b(?:mot[ \u00A0]de[ \u00A0]passe|mots[ \u00A0]de[ \u00A0]passe|mdp|code[ \u00A0]secret|password|passphrase|pwd)\b(?:[ \u00A0][\p{L}]{2,12}){0,2}?[ \u00A0]{0,3}" +
        @"(?:[:=][ \u00A0]{0,3}|,?[ \u00A0]{0,2}(?:c['’]est|est|is)[ \u00A0]{0,2}:?[ \u00A0]{1,3}))(?<value>«[^»\n]{1,80}»|""[^""\n]{1,80}""|“[^”\n]{1,80}”|(?>[^\s,;]+))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Given();

    // "mdp Toto1234": a mixture of letters and digits after the short words.
    [GeneratedRegex(@"(?<before>\b(?:mdp|pwd)[ \u00A0])(?=\S{0,40}\d)(?=\S{0,40}\p{L})(?>[^\s,;]{4,80})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
