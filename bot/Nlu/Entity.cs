using System.Text.Json.Serialization;

namespace ChorusAssistant.Bot.Nlu;

/// <summary>A value read in a text.</summary>
/// <param name="Type">One of <see cref="EntityTypes"/>.</param>
/// <param name="Start">Offset of the first UTF-16 code unit.</param>
/// <param name="End">Offset after the last one.</param>
/// <param name="Value">A decimal for amounts, distances and numbers; a string for everything else.</param>
/// <param name="Text">The words as written, from Start to End.</param>
public sealed record Entity(
    [property: JsonPropertyName("entity")] string Type,
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("end")] int End,
    [property: JsonPropertyName("value")] object Value,
    [property: JsonPropertyName("text")] string Text);
