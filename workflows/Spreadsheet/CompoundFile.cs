using System.Buffers.Binary;

namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>
/// The header of an <c>.xls</c> (a compound file). A reader that believes it reserves memory for what it promises: it may promise
/// no more than the file can hold.
/// </summary>
internal static class CompoundFile
{
    private const int HeaderLength = 512;
    private const int SectorShift = 30;
    private const int MiniSectorShift = 32;

    // Numbers of sectors: of the directory, of the allocation table, of its small twin, and of its own table.
    private static readonly int[] Counts = [40, 44, 64, 72];

    private static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static bool IsCompound(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static bool HasSoundHeader(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength)
        {
            return false;
        }

        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file[SectorShift..]);
        if (shift is not (9 or 12) || BinaryPrimitives.ReadUInt16LittleEndian(file[MiniSectorShift..]) != 6)
        {
            return false;
        }

        foreach (var count in Counts)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file[count..]) > file.Length >> shift)
            {
                return false;
            }
        }

        return true;
    }
}
