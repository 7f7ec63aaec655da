using System.Text;
using CsvHelper;

namespace Pratip.Exchange.Tabular.Csv;

/// <summary>
/// Rows of a text table by CsvHelper, which finds the delimiter (comma, semicolon, tab, bar), keeps line breaks inside
/// quotes and counts lines. What it would repair in silence is refused here: a quotation mark that is never closed.
/// </summary>
internal sealed class CsvSheet(Stream file, Encoding encoding, string name, TabularLimits limits, FileProblems problems)
    : TabularSheet(name, 0, isHidden: false)
{
    // No row a person made is longer; one that is has swallowed its successors behind an open quotation mark.
    private const int LongestRecord = 16 << 20;

    private readonly CellMeter _meter = new(limits, problems);

    public override IEnumerable<TabularRow> Rows
    {
        get
        {
            var lastRow = 0;
            return Faults.Translate(Walk(), Problem);

            Exception Problem(Exception cause) => cause is CsvFormatException
                ? problems.Of(UnreadableReason.UnclosedQuote, cause, FileProblems.Plain(lastRow + 1))
                : problems.DamagedAfter(Name, lastRow, cause);

            IEnumerable<TabularRow> Walk()
            {
                _meter.Start(this);
                var unclosed = false;
                using var reader = Open(record => unclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote);
                while (reader.Read())
                {
                    var row = (int)Math.Min(reader.LineNumber, int.MaxValue);
                    if (unclosed)
                    {
                        throw problems.Of(UnreadableReason.UnclosedQuote, FileProblems.Plain(row));
                    }

                    lastRow = row;
                    if (ReadRow(reader, row) is { } cells)
                    {
                        yield return new TabularRow(row, cells);
                    }
                }
            }
        }
    }

    private CsvReader Open(Action<CsvMalformedRecord> onMalformed)
    {
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRecord,
            OnMalformedRecord = onMalformed,
            IncludeValuesInExceptions = false,

            // An import keeps the rows until they are written, and most columns say the same few things.
            PoolStrings = true,
        };
        file.Position = 0;
        return encoding is UTF8Encoding
            ? CsvReader.Create(file, options, leaveOpen: true)
            : CsvReader.Create(new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true), options, leaveOpen: false);
    }

    private Cell[]? ReadRow(CsvReader reader, int row)
    {
        var count = reader.FieldCount;
        _meter.Row(row);
        _meter.Column(count - 1, row);
        _meter.Cells(count, row);
        var cells = new Cell[count];
        var any = false;
        for (var column = 0; column < count; column++)
        {
            var text = reader.GetString(column);
            if (text.Length > limits.MaxCellCharacters)
            {
                throw problems.InCell(UnreadableReason.CellTooLong, Name, row, column, limits.MaxCellCharacters);
            }

            if (text.Contains('\0'))
            {
                throw problems.Of(UnreadableReason.NulCharacter, FileProblems.Plain(row));
            }

            cells[column] = Cell.OfText(text);
            any |= text.Length > 0;
        }

        return any ? cells : null;
    }
}
