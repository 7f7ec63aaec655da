using System.Text;
using Pratip.Exchange.Tabular.Sniffing;

namespace Pratip.Exchange.Tabular.Csv;

/// <summary>A text table: one sheet under the name of the file.</summary>
internal sealed class CsvContent : ITabularContent
{
    private const int LongestDeclaration = 4_096;

    private readonly Stream _file;
    private readonly CsvSheet _sheet;

    private CsvContent(Stream file, CsvSheet sheet)
    {
        _file = file;
        _sheet = sheet;
    }

    public TabularFormat Format => TabularFormat.Csv;

    public IEnumerable<TabularSheet> Sheets => [_sheet];

    public static CsvContent Open(Stream file, string fileName, TabularLimits limits, FileProblems problems)
    {
        var encoding = new CsvEncoding(file, problems).Detect();
        var start = Start(file, encoding);
        if (start.Length == 0)
        {
            // A mark of its encoding and nothing after it.
            throw problems.Of(UnreadableReason.Empty);
        }

        if (ContentKind.OfMarkup(start) is { } kind)
        {
            throw kind == "web-page" ? problems.OtherTable(kind) : problems.OtherKind(kind);
        }

        return new CsvContent(file, new CsvSheet(file, encoding, Path.GetFileNameWithoutExtension(fileName), limits, problems));
    }

    public void Dispose() => _file.Dispose();

    private static string Start(Stream file, Encoding encoding)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: LongestDeclaration, leaveOpen: true);
        var start = new char[LongestDeclaration];
        return new string(start, 0, reader.ReadBlock(start));
    }
}
