namespace DeepDay3.Data;

/// <summary>The checksum of zip and PNG files (ISO 3309, reflected polynomial EDB88320).</summary>
static class Crc32
{
    static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data)
            crc = Table[(byte)(crc ^ b)] ^ crc >> 8;
        return ~crc;
    }

    static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? 0xEDB88320 ^ value >> 1 : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
