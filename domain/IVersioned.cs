namespace ChorusAssistant.Domain;

/// <summary>Something two turns may want to change at once: of the two, the second finds another version and decides again.</summary>
public interface IVersioned
{
    /// <summary>Counts the stored changes; the store raises it, nobody else.</summary>
    int Version { get; }
}
