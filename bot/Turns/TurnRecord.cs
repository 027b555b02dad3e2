using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ChorusAssistant.Bot.Activities;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// A turn as its log row keeps it: <c>{"id","activities":[...],"hidden":{...}?,"state":{...}}</c>. <c>activities</c> are what
/// clients see, <c>hidden</c> is an incoming activity that they do not.
/// </summary>
internal static class TurnRecord
{
    /// <summary>Writes the activities as a JSON array.</summary>
    public static byte[] WriteActivities(IEnumerable<Activity> activities)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var activity in activities)
            {
                ActivityJson.Write(writer, activity);
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the row's payload.</summary>
    public static byte[] Write(string id, ReadOnlySpan<byte> activities, Activity? hidden, ConversationState state)
    {
        var buffer = new ArrayBufferWriter<byte>(activities.Length + 1024);
        using (var writer = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, id);
            writer.WritePropertyName("activities"u8);
            writer.WriteRawValue(activities, skipInputValidation: true);
            if (hidden is not null)
            {
                writer.WritePropertyName("hidden"u8);
                ActivityJson.Write(writer, hidden);
            }

            writer.WritePropertyName("state"u8);
            StateJsonContext.Write(writer, state);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The incoming activity's id.</summary>
    public static string ReadId(ReadOnlySpan<byte> payload)
    {
        var reader = Find(payload, "id"u8);
        return reader.GetString()!;
    }

    /// <summary>The conversation's state after the turn.</summary>
    public static ConversationState ReadState(ReadOnlySpan<byte> payload)
    {
        var reader = Find(payload, "state"u8);
        return StateJsonContext.Read(ref reader);
    }

    /// <summary>What is wrong with a row, or null.</summary>
    /// <param name="payload">The row's payload.</param>
    /// <param name="positions">How many visible activities it has to have; negative where that is not known.</param>
    public static string? FindProblem(ReadOnlyMemory<byte> payload, long positions)
    {
        try
        {
            ReadId(payload.Span);
            ReadState(payload.Span);
            List<ReadOnlyMemory<byte>> activities = [];
            ReadActivities(payload, activities);
            return positions < 0 || activities.Count == positions ? null : $"it has {activities.Count} activities in {positions} positions";
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or InvalidOperationException)
        {
            return $"it cannot be read ({broken.Message})";
        }
    }

    /// <summary>Adds each visible activity's JSON to the list.</summary>
    public static void ReadActivities(ReadOnlyMemory<byte> payload, List<ReadOnlyMemory<byte>> activities)
    {
        var reader = Find(payload.Span, "activities"u8);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            activities.Add(payload[start..(int)reader.BytesConsumed]);
        }
    }

    /// <summary>What a client gets: <c>{"activities":[...],"watermark":"..."}</c>.</summary>
    public static byte[] WriteActivitySet(IEnumerable<ReadOnlyMemory<byte>> activities, long watermark)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities"u8);
            foreach (var activity in activities)
            {
                writer.WriteRawValue(activity.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteString("watermark"u8, watermark.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The same for one turn's array as it was written.</summary>
    public static byte[] WriteActivitySet(ReadOnlySpan<byte> activities, long watermark)
    {
        var buffer = new ArrayBufferWriter<byte>(activities.Length + 64);
        using (var writer = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("activities"u8);
            writer.WriteRawValue(activities, skipInputValidation: true);
            writer.WriteString("watermark"u8, watermark.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static Utf8JsonReader Find(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> property)
    {
        var reader = new Utf8JsonReader(payload);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(property);
            reader.Read();
            if (found)
            {
                return reader;
            }

            reader.Skip();
        }

        throw new InvalidDataException("A row of the log is not a turn.");
    }
}
