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

            var unitAt = NumberReader.UnitAfter(text, at + taken);
            if (text.IsOneOf(unitAt, Units) && state.AreFree(at, unitAt))
            {
                state.Claim(EntityTypes.DistanceKm, at, unitAt, value);
            }

            at += taken - 1;
        }
    }
}
