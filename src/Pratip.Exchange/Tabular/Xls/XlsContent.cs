using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Pratip.Exchange.Tabular.Xls;

/// <summary>The binary workbooks of Excel 97 to 2003, read by ExcelDataReader behind the checks of this folder.</summary>
internal sealed class XlsContent : ITabularContent
{
    private readonly Stream _file;
    private readonly IExcelDataReader _reader;
    private readonly List<XlsSheet> _sheets = [];

    static XlsContent() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private XlsContent(Stream file, IExcelDataReader reader, XlsErrors errors, TabularLimits limits, FileProblems problems)
    {
        _file = file;
        _reader = reader;
        var meter = new CellMeter(limits, problems);
        do
        {
            if (_sheets.Count >= limits.MaxSheets)
            {
                throw problems.Of(UnreadableReason.TooManySheets, limits.MaxSheets);
            }

            _sheets.Add(new XlsSheet(reader, errors, meter, limits, problems, reader.Name ?? "", _sheets.Count, reader.VisibleState != "visible"));
        }
        while (reader.NextResult());
    }

    public TabularFormat Format => TabularFormat.Xls;

    public IEnumerable<TabularSheet> Sheets => _sheets;

    public static XlsContent Open(Stream file, TabularLimits limits, FileProblems problems)
    {
        var directory = CompoundDirectory.Read(file, problems);
        directory.Check(problems);
        return Faults.Translate(
            () =>
            {
                file.Position = 0;
                var reader = ExcelReaderFactory.CreateBinaryReader(new PatientStream(file), new ExcelReaderConfiguration { LeaveOpen = true });
                return new XlsContent(file, reader, XlsErrors.Read(directory, problems), limits, problems);
            },
            cause => Problem(cause, problems),
            IsOfFile);
    }

    /// <summary>The reader of binary workbooks throws whatever its arrays and casts throw when the bytes make no sense.</summary>
    public static bool IsOfFile(Exception fault) => fault is not (UnreadableFileException or OutOfMemoryException or ObjectDisposedException);

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private static UnreadableFileException Problem(Exception cause, FileProblems problems) => cause is InvalidPasswordException
        ? problems.Of(UnreadableReason.PasswordProtected, cause)
        : problems.Damaged(cause);
}
