namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Kilometres: "120 km", "12,5km", "trente kilometres".</summary>
internal static class DistanceScanner
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Units =
        new HashSet<string>(StringComparer.Ordinal) { "km", "kms", "kilometre", "kilometres", "kilometers", "kilometer", "kilomettres", "bornes" }
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Scan(ScanState state)
    {
        var text = state.Text;
        for (var at = 0; at < text.Count; at++)
        {
            if (!state.IsFree(at) || NumberReader.Read(text, at, out var value) is not (> 0 and var taken))
            {
                continue;
            }

            if (text.IsOneOf(at + taken, Units) && state.AreFree(at, at + taken))
            {
                state.Claim(EntityTypes.DistanceKm, at, at + taken, value);
            }

            at += taken - 1;
        }
    }
}
