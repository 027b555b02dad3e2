using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>Addresses made from words.</summary>
internal static class Slug
{
    /// <summary>"Mise à disposition !" gives "mise-a-disposition".</summary>
    public static string Of(string words) => TextNormalizer.Normalize(words).Replace(' ', '-');
}
