using System.Text;
using Pratip.Exchange.Tabular.Sniffing;

namespace Pratip.Exchange.Statements;

/// <summary>
/// Reads the words of a text, web page, document or PDF, within limits. What a file is, its content says and never its name. Nothing in it
/// is run, fetched or believed.
/// </summary>
public static class TextFiles
{
    /// <summary>A book of 5,000 pages.</summary>
    public const int LargestFile = 20_000_000;

    /// <exception cref="UnreadableTextException">It is not there, too large, damaged, or no text.</exception>
    public static async Task<FileText> ReadAsync(string file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        var name = Path.GetFileName(file) is { Length: > 0 } own ? own : file;
        if (!File.Exists(file))
        {
            throw Directory.Exists(file)
                ? new UnreadableTextException(TextFault.Folder, Path.GetFullPath(file))
                : new UnreadableTextException(TextFault.NotFound, name, null, Path.GetFullPath(file));
        }

        try
        {
            // What the system says of the size is no bound: a pipe has none.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, useAsync: true);
            return await ReadAsync(await BoundedAsync(stream, name, ct), name, ct);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableTextException(TextFault.NotAccessible, Path.GetFullPath(file), cause);
        }
    }

    /// <summary>A file that somebody sent.</summary>
    /// <param name="name">Under which its sender knows it; only for what is said about it.</param>
    /// <exception cref="UnreadableTextException">It is too large, damaged, or no text.</exception>
    public static async Task<FileText> ReadAsync(byte[] content, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > LargestFile)
        {
            throw TooLarge(name);
        }

        var read = KindOf(content, name) switch
        {
            TextFileKind.Pdf => await PdfText.ReadAsync(content, name, ct),
            TextFileKind.Docx => DocxWords.Read(content, name),
            TextFileKind.Html => HtmlText.Read(PlainText.DecodePage(content, name)),
            _ => new FileText(PlainText.Decode(content, name), TextFileKind.Plain),
        };
        var text = PlainText.Tidy(read.Text);
        return string.IsNullOrWhiteSpace(text)
            ? throw new UnreadableTextException(read.Kind is TextFileKind.Plain ? TextFault.Empty : TextFault.NoWords, name)
            : read with { Text = text, Title = read.Title is { } title ? PlainText.OneLine(title) : null };
    }

    private static TextFileKind KindOf(byte[] content, string name)
    {
        var head = content.AsSpan(0, Math.Min(content.Length, ContentKind.HeadBytes));
        if (head.IsEmpty)
        {
            throw new UnreadableTextException(TextFault.Empty, name);
        }

        // A PDF may have a few bytes before its mark; every reader takes that.
        if (head.IndexOf("%PDF-"u8) >= 0)
        {
            return TextFileKind.Pdf;
        }

        if (ContentKind.IsZip(head))
        {
            return TextFileKind.Docx;
        }

        if (ContentKind.IsCompound(head))
        {
            // A document under a password lies in the same frame as the documents of before 2007.
            throw new UnreadableTextException(content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? TextFault.PasswordProtected : TextFault.OtherDocument, name);
        }

        return ContentKind.OfForeign(head) switch
        {
            null => HtmlText.IsPage(PlainText.HeadOf(head)) ? TextFileKind.Html : TextFileKind.Plain,
            "document" => throw new UnreadableTextException(TextFault.OtherDocument, name),
            _ => throw new UnreadableTextException(TextFault.OtherKind, name),
        };
    }

    private static async Task<byte[]> BoundedAsync(Stream stream, string name, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            await kept.WriteAsync(buffer.AsMemory(0, read), ct);
            if (kept.Length > LargestFile)
            {
                throw TooLarge(name);
            }
        }

        return kept.ToArray();
    }

    private static UnreadableTextException TooLarge(string name) => new(TextFault.TooLarge, name, null, LargestFile / 1_000_000);
}
