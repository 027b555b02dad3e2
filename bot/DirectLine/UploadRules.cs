using System.Collections.Frozen;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>
/// Which files are taken: the portal's own list of formats, checked by name and, where the format has a signature, by content.
/// The media type is ours, never the client's word.
/// </summary>
public static class UploadRules
{
    /// <summary>The portal's limit for a name with its extension.</summary>
    public const int MaximumNameLength = 50;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    private static readonly FrozenDictionary<string, Format> Formats = new Dictionary<string, Format>
    {
        [".pdf"] = new("application/pdf", "%PDF-"u8.ToArray()),
        [".png"] = new("image/png", [0x89, 0x50, 0x4E, 0x47]),
        [".jpg"] = new("image/jpeg", Jpeg),
        [".jpeg"] = new("image/jpeg", Jpeg),
        [".gif"] = new("image/gif", "GIF8"u8.ToArray()),
        [".bmp"] = new("image/bmp", "BM"u8.ToArray()),
        [".tif"] = new("image/tiff", null),
        [".tiff"] = new("image/tiff", null),
        [".xls"] = new("application/vnd.ms-excel", Ole),
        [".doc"] = new("application/msword", Ole),
        [".ppt"] = new("application/vnd.ms-powerpoint", Ole),
        [".xlsx"] = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip),
        [".docx"] = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip),
        [".pptx"] = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", Zip),
        [".odt"] = new("application/vnd.oasis.opendocument.text", Zip),
        [".ods"] = new("application/vnd.oasis.opendocument.spreadsheet", Zip),
        [".odp"] = new("application/vnd.oasis.opendocument.presentation", Zip),
        [".zip"] = new("application/zip", Zip),
        [".csv"] = new("text/csv", null),
        [".txt"] = new("text/plain", null),
        [".xml"] = new("application/xml", null),
        [".rtf"] = new("application/rtf", "{\\rtf"u8.ToArray()),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file's name without path and control characters, or null when nothing usable is left.</summary>
    public static string? CleanName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = string.Concat(last.Where(character => !char.IsControl(character) && !"<>:\"|?*".Contains(character, StringComparison.Ordinal))).Trim(' ', '.');
        return clean.Length is 0 or > MaximumNameLength ? null : clean;
    }

    /// <summary>The media type of a file that may be taken; null for one that may not.</summary>
    public static string? FindContentType(string name, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || !Formats.TryGetValue(Path.GetExtension(name), out var format))
        {
            return null;
        }

        var fits = format.Signature is { } signature ? content.StartsWith(signature) : !LooksExecutable(content);
        return fits ? format.ContentType : null;
    }

    private static bool LooksExecutable(ReadOnlySpan<byte> content) =>
        content.StartsWith("MZ"u8) || content.StartsWith("\u007fELF"u8) || content.StartsWith("#!"u8);

    private sealed record Format(string ContentType, byte[]? Signature);
}
