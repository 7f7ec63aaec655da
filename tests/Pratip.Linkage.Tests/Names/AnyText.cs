namespace Pratip.Linkage.Tests.Names;

/// <summary>Texts of any characters, lone surrogates included, most from the scripts of names.</summary>
internal static class AnyText
{
    private static readonly (int First, int Last)[] Blocks =
    [
        (0x20, 0x7E), (0xC0, 0x24F), (0x300, 0x36F), (0x400, 0x4FF), (0x600, 0x6FF), (0x900, 0x9FF), (0xE00, 0xEFF), (0x1000, 0x109F), (0x1100, 0x11FF),
        (0x1780, 0x17FF), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xD800, 0xDFFF), (0x0, 0xFFFF), (0x1F300, 0x1FAFF), (0x20000, 0x2A6DF),
    ];

    public static string Of(Random random, int length)
    {
        var text = new System.Text.StringBuilder();
        while (text.Length < length)
        {
            var (first, last) = Blocks[random.Next(Blocks.Length)];
            for (var run = random.Next(1, 8); run > 0; run--)
            {
                var character = random.Next(first, last + 1);
                text.Append(character > 0xFFFF ? char.ConvertFromUtf32(character) : ((char)character).ToString());
            }
        }

        return text.ToString();
    }
}
