namespace Pratip.Exchange.Tabular.Xlsx;

internal sealed class XlsxSheet(XlsxBook book, string part, string name, int index, bool isHidden)
    : TabularSheet(name, index, isHidden)
{
    public override IEnumerable<TabularRow> Rows
    {
        get
        {
            var lastRow = 0;
            return Faults.Translate(Walk(), cause => book.Problems.DamagedAfter(Name, lastRow, cause));

            IEnumerable<TabularRow> Walk()
            {
                book.Meter.Start(this);
                MergedRanges = book.Package.MergedRanges(part);
                using var rows = new XlsxRows(book, part, this);
                while (rows.Next() is { } row)
                {
                    lastRow = row.Number;
                    yield return row;
                }
            }
        }
    }
}
