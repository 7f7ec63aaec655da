using System.Text;

namespace Pratip.Registry.Attachments;

/// <summary>
/// What a file that is not kept seems to be, so that whoever sent it hears what to do with it. It decides nothing: the file was
/// refused before.
/// </summary>
internal static class UnkeptKind
{
    private const string Program = "program";
    private const string Archive = "archive";
    private const string Picture = "picture";

    /// <summary>By the first bytes, as Latin-1.</summary>
    private static readonly (string Begins, string Kind)[] Beginnings =
    [
        ("MZ", Program), ("\u007FELF", Program), ("#!", Program), ("\u00CA\u00FE\u00BA\u00BE", Program),
        ("Rar!", Archive), ("7z\u00BC\u00AF", Archive), ("\u001F\u008B", Archive), ("MSCF", Archive), ("BZh", Archive),
        ("\u00D0\u00CF\u0011\u00E0", "old-office"),
        ("GIF8", Picture), ("BM", Picture), ("RIFF", Picture),
    ];

    private static readonly string[] Markup = ["<!doctype html", "<html", "<head", "<body", "<script", "<svg", "<iframe"];

    /// <summary>How the text begins that says so; null where nothing is recognised, as of a damaged file.</summary>
    public static string? Of(byte[] content)
    {
        var text = Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, 4096));
        return Beginnings.FirstOrDefault(one => text.StartsWith(one.Begins, StringComparison.Ordinal)).Kind
            ?? (text.StartsWith("PK\u0003\u0004", StringComparison.Ordinal) ? OfPackage(content)
            : Markup.Any(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase)) ? "page"
            : text.StartsWith("%PDF-", StringComparison.Ordinal) && PdfActions.Has(content) ? "active"
            : FileSniffer.IsKeptWithMore(content) ? "several"
            : null);
    }

    /// <summary>The names of the parts of an archive stand in it as they are.</summary>
    private static string? OfPackage(byte[] content)
    {
        var text = Encoding.Latin1.GetString(content);
        return Holds("vbaproject") || Holds("macroenabled") || Holds("basic/script") ? "macros"
            : Holds("[content_types].xml") || Holds("mimetypeapplication/vnd.oasis") ? null
            : Archive;

        bool Holds(string name) => text.Contains(name, StringComparison.OrdinalIgnoreCase);
    }
}
