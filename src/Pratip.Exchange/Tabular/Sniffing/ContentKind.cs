namespace Pratip.Exchange.Tabular.Sniffing;

/// <summary>What the first bytes of a file say it is; its name is never asked.</summary>
internal static class ContentKind
{
    public const int HeadBytes = 1024;

    private static readonly (byte[] Mark, int At, string Kind)[] Marks =
    [
        ("%PDF"u8.ToArray(), 0, "pdf"),
        ([0x89, .. "PNG"u8], 0, "picture"),
        ([0xFF, 0xD8, 0xFF], 0, "picture"),
        ("GIF8"u8.ToArray(), 0, "picture"),
        ([.. "II"u8, 0x2A, 0x00], 0, "picture"),
        ([.. "MM"u8, 0x00, 0x2A], 0, "picture"),
        ("WEBP"u8.ToArray(), 8, "picture"),
        ("ftypheic"u8.ToArray(), 4, "picture"),
        ("ftypavif"u8.ToArray(), 4, "picture"),
        ("ftyp"u8.ToArray(), 4, "media"),
        ("WAVE"u8.ToArray(), 8, "media"),
        ("OggS"u8.ToArray(), 0, "media"),
        ("ID3"u8.ToArray(), 0, "media"),
        ([0x1F, 0x8B, 0x08], 0, "archive"),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], 0, "archive"),
        ("Rar!\u001A"u8.ToArray(), 0, "archive"),
        ([0xFD, .. "7zXZ"u8], 0, "archive"),
        ("BZh"u8.ToArray(), 0, "archive"),
        ("ustar"u8.ToArray(), 257, "archive"),
        ("{\\rtf"u8.ToArray(), 0, "document"),
        ([0x7F, .. "ELF"u8], 0, "program"),
        ([.. "MZ"u8, 0x90, 0x00], 0, "program"),
        ("SQLite format 3"u8.ToArray(), 0, "database"),
        ("Standard Jet DB"u8.ToArray(), 4, "database"),
        ("Standard ACE DB"u8.ToArray(), 4, "database"),
    ];

    public static bool IsZip(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    public static bool IsCompound(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>A kind known to hold no table, or null.</summary>
    public static string? OfForeign(ReadOnlySpan<byte> head)
    {
        foreach (var (mark, at, kind) in Marks)
        {
            if (head.Length >= at + mark.Length && head[at..].StartsWith(mark))
            {
                return kind;
            }
        }

        // Only two letters long, so the reserved zeros of its header are asked for as well: a table may start with "BM".
        return head.Length > 14 && head.StartsWith("BM"u8) && head[6..10].IndexOfAnyExcept((byte)0) < 0 ? "picture" : null;
    }

    /// <summary>Text that is markup and no table: web pages that exports like to name .xls, XML and JSON; or null.</summary>
    public static string? OfMarkup(string start)
    {
        var text = start.AsSpan().TrimStart();
        if (StartsWith(text, "<!doctype html") || StartsWith(text, "<html") || StartsWith(text, "<table")
            || (StartsWith(text, "<?xml") && (text.Contains("Excel.Sheet", StringComparison.Ordinal) || text.Contains("office:spreadsheet", StringComparison.Ordinal))))
        {
            return "web-page";
        }

        if (StartsWith(text, "<svg"))
        {
            return "picture";
        }

        return StartsWith(text, "<?xml") || IsJson(text) ? "structured-data" : null;
    }

    private static bool IsJson(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[0] is '{' or '[' && text[1..].TrimStart() is ['"' or '{' or '[', ..];

    private static bool StartsWith(ReadOnlySpan<char> text, string mark) => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase);
}
