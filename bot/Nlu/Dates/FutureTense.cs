namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>Tells a French verb in the future by its ending: "déposerai", "recevrons", "aura".</summary>
internal static class FutureTense
{
    private const int ShortestVerb = 5;

    private static readonly string[] Endings =
    [
        "erai", "eras", "era", "erons", "eront", "irai", "ira", "irons", "iront", "drai", "dra", "drons", "dront", "vrai", "vra", "vrons", "vront",
        "rrai", "rra", "rrons", "rront",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Others =
        new HashSet<string>(StringComparer.Ordinal) { "environs", "camera", "cameras", "opera", "operas", "sierra", "terra" }
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Is(ReadOnlySpan<char> word)
    {
        // Nearly every word ends otherwise: one comparison rules it out.
        if (word.Length < ShortestVerb || word[^1] is not ('i' or 's' or 'a' or 't'))
        {
            return false;
        }

        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return !Others.Contains(word);
            }
        }

        return false;
    }
}
