namespace ChorusAssistant.Workflows.Persistence.Log;

/// <summary>
/// One appended row of the log. <c>(Stream, Number)</c> is unique: it orders the stream and fences off a node that no longer
/// holds it. <c>(Stream, Key)</c> is unique where a key is given: it recognises a repeated message.
/// </summary>
/// <param name="Stream">The stream's id, at most 128 characters.</param>
/// <param name="Number">1 for the first entry of the stream, then without gaps.</param>
/// <param name="LastPosition">Highest position of the items inside the stream after this entry; never falls.</param>
/// <param name="Key">The idempotency key of what caused the entry, or null.</param>
/// <param name="Payload">UTF-8 JSON.</param>
public sealed record LogEntry(string Stream, long Number, long LastPosition, string? Key, ReadOnlyMemory<byte> Payload)
{
    /// <summary>What is to be known of the stream from here on; null where this entry changes nothing of it.</summary>
    public StreamMark? Mark { get; init; }
}
