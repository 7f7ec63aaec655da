using System.Buffers.Binary;
using System.Text;

namespace Pratip.Registry.Attachments;

/// <summary>
/// What a file is by its content. It is believed to be a thing only if it is that one thing: a content that another program
/// could open as something else is none of the types that are kept.
/// </summary>
internal static class FileSniffer
{
    /// <summary>Readers look for the beginning of a PDF or of a page this far into a file.</summary>
    private const int LooseBeginning = 1024;

    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Archives that their programs find behind any other content.</summary>
    private static readonly byte[][] Archives = [[0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "MSCF\0\0\0\0"u8.ToArray()];

    private static readonly string[] Markup = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe"];

    /// <summary>Null where it is none of the types that are kept.</summary>
    public static FileType? Find(byte[] content)
    {
        foreach (var type in FileType.Allowed)
        {
            if (IsOf(type, content))
            {
                return IsSomethingElseToo(type.Form, content) || (type.Form == FileForm.Pdf && PdfActions.Has(content)) ? null : type;
            }
        }

        return null;
    }

    /// <summary>It is one of the types, and something else as well.</summary>
    public static bool IsKeptWithMore(byte[] content) => FileType.Allowed.Any(type => IsOf(type, content) && IsSomethingElseToo(type.Form, content));

    private static bool IsOf(FileType type, byte[] file)
    {
        ReadOnlySpan<byte> content = file;
        return type.Form switch
        {
            FileForm.Begins => BeginsWithAny(content, type.Begins!),
            FileForm.Pdf => content.StartsWith("%PDF-"u8) && content[Math.Max(0, content.Length - LooseBeginning)..].IndexOf("%%EOF"u8) >= 0,
            FileForm.Png => IsPng(content),
            FileForm.Office => DocumentPackage.IsOffice(file, type.Main!),
            FileForm.OpenDocument => DocumentPackage.IsOpenDocument(file, type.Media),
            FileForm.Boxes => IsBoxes(content, type.Brands!),
            _ => IsText(content),
        };
    }

    private static bool IsBoxes(ReadOnlySpan<byte> content, IReadOnlyList<string> brands) =>
        content.Length > 16 && content[4..].StartsWith("ftyp"u8) && BinaryPrimitives.ReadUInt32BigEndian(content) is var size && size >= 16 && size <= content.Length
        && brands.Contains(Encoding.Latin1.GetString(content[8..12]), StringComparer.Ordinal);

    private static bool BeginsWithAny(ReadOnlySpan<byte> content, IReadOnlyList<string> beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (content.StartsWith(Convert.FromHexString(beginning)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSomethingElseToo(FileForm form, ReadOnlySpan<byte> content)
    {
        var beginning = content[..Math.Min(LooseBeginning, content.Length)];
        return (form != FileForm.Pdf && beginning.IndexOf("%PDF-"u8) >= 0)
            || (form is not (FileForm.Office or FileForm.OpenDocument) && ZipFrame.EndsAsZip(content))
            || HoldsMarkup(beginning)
            || HoldsAny(content, Archives);
    }

    private static bool HoldsMarkup(ReadOnlySpan<byte> beginning)
    {
        var text = Encoding.Latin1.GetString(beginning);
        return Markup.Any(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }

    private static bool HoldsAny(ReadOnlySpan<byte> content, byte[][] signatures)
    {
        foreach (var signature in signatures)
        {
            if (content.IndexOf(signature) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Chunk after chunk, and nothing behind the last one.</summary>
    private static bool IsPng(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(PngSignature))
        {
            return false;
        }

        var rest = content[PngSignature.Length..];
        while (rest.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12)
            {
                return false;
            }

            var isLast = rest[4..8].SequenceEqual("IEND"u8);
            rest = rest[(12 + (int)length)..];
            if (isLast)
            {
                return rest.IsEmpty;
            }
        }

        return false;
    }

    /// <summary>Whole UTF-8 without a control character that no text has, and no script that says what runs it.</summary>
    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("#!"u8))
        {
            return false;
        }

        foreach (var one in content)
        {
            if (one < 0x20 && one is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
            {
                return false;
            }
        }

        return System.Text.Unicode.Utf8.IsValid(content);
    }
}
