using System.Security.Cryptography;
using Pratip.Exchange.Tabular.Csv;
using Pratip.Exchange.Tabular.Sniffing;
using Pratip.Exchange.Tabular.Xls;
using Pratip.Exchange.Tabular.Xlsx;

namespace Pratip.Exchange.Tabular;

/// <summary>
/// A workbook or text table from outside, read within limits. What it is comes from its bytes, never from its name, and
/// whatever is wrong with it ends in an <see cref="UnreadableFileException"/> that says so.
/// </summary>
public sealed class TabularFile : IDisposable
{
    private readonly ITabularContent _content;

    private TabularFile(string fileName, string sha256, ITabularContent content)
    {
        FileName = fileName;
        Sha256 = sha256;
        _content = content;
    }

    /// <summary>The name its sender gave the file.</summary>
    public string FileName { get; }

    public TabularFormat Format => _content.Format;

    /// <summary>The hash of the bytes, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The sheets in the order of their tabs, hidden ones included.</summary>
    public IEnumerable<TabularSheet> Sheets => _content.Sheets;

    public static TabularFile Open(string path, TabularLimits? limits = null, string? displayName = null)
    {
        limits ??= TabularLimits.Default;
        var fileName = ShownName(displayName ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
        var problems = new FileProblems(fileName);
        var file = OpenBytes(path, problems);
        try
        {
            if (file.Length == 0)
            {
                throw problems.Of(UnreadableReason.Empty);
            }

            if (file.Length > limits.MaxFileBytes)
            {
                throw problems.Of(UnreadableReason.FileTooLarge, limits.MaxFileBytes >> 20);
            }

            var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
            var content = Faults.Translate(() => OpenContent(file, fileName, limits, problems), cause => problems.Damaged(cause));
            return new TabularFile(fileName, sha256, content);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => _content.Dispose();

    /// <summary>A name may hold line breaks and terminal codes, which must reach no message, page or log.</summary>
    public static string ShownName(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    private static ITabularContent OpenContent(FileStream file, string fileName, TabularLimits limits, FileProblems problems)
    {
        var head = new byte[ContentKind.HeadBytes];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var start = head.AsSpan(0, length);
        if (ContentKind.IsZip(start))
        {
            return XlsxContent.Open(file, limits, problems);
        }

        if (ContentKind.IsCompound(start))
        {
            return XlsContent.Open(file, limits, problems);
        }

        return ContentKind.OfForeign(start) is { } kind
            ? throw problems.OtherKind(kind)
            : CsvContent.Open(file, fileName, limits, problems);
    }

    private static FileStream OpenBytes(string path, FileProblems problems)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw problems.Of(UnreadableReason.NotFound, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Directory.Exists(path) ? problems.Of(UnreadableReason.Folder, cause) : problems.Of(UnreadableReason.NotAccessible, cause, cause.Message);
        }
    }
}

/// <summary>What each format gives to <see cref="TabularFile"/>; it owns the stream it was opened on.</summary>
internal interface ITabularContent : IDisposable
{
    TabularFormat Format { get; }

    IEnumerable<TabularSheet> Sheets { get; }
}
