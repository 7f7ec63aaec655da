using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tests.Sample;

/// <summary>
/// Figures as somebody would count them with the rows on paper: read a row, ask whether it belongs, put it on a pile. Slow,
/// and written from the definitions alone, to hold the fast way against.
/// </summary>
internal sealed class HandCount(SampleRegister register, Measure measure, ReportingWindow window, string? by)
{
    public long Total { get; private set; }

    /// <summary>What may belong to the window and cannot be placed in it.</summary>
    public long Undated { get; private set; }

    public Dictionary<string, long> Parts { get; } = new(StringComparer.Ordinal);

    public static HandCount Of(SampleRegister register, Measure measure, ReportingWindow window, string? by)
    {
        var count = new HandCount(register, measure, window, by);
        count.Count();
        return count;
    }

    private void Count()
    {
        var rows = register.RowsOf(measure.Facts!).Select(r => new PaperRow(measure.Facts!, r)).Where(Counts).Where(r => Place(r) is not null).ToList();
        var placed = rows.Where(r => Place(r) == true).ToList();
        switch (measure.Counting.Kind)
        {
            case CountingKind.Rows:
                Undated = rows.Count - placed.Count;
                placed.ForEach(r => Add(CodeOf(r), 1));
                break;
            case CountingKind.Sum:
                Undated = rows.Except(placed).Sum(r => measure.Counting.Amounts.Values.Sum(a => (long)(r.Number(a) ?? 0)));
                foreach (var (code, amount) in measure.Counting.Amounts)
                {
                    Add(code, placed.Sum(r => (long)(r.Number(amount) ?? 0)));
                }

                break;
            case CountingKind.DistinctCodes:
                Undated = rows.Count - placed.Count;
                Total = placed.Select(r => r.Code(measure.Counting.Column!)).Distinct(StringComparer.Ordinal)
                    .LongCount(c => c != FactTable.UnknownCode && !measure.Counting.Except.Contains(c, StringComparer.Ordinal));
                break;
            default:
                foreach (var one in rows.GroupBy(r => r.Number(measure.Counting.Column!)))
                {
                    CountOne([.. one.Where(r => Place(r) == true)]);
                }

                break;
        }
    }

    /// <summary>One person or file: once, by the row of the strongest group, of those the earliest; a known code before unknown.</summary>
    private void CountOne(List<PaperRow> placed)
    {
        if (placed.Count == 0)
        {
            Undated++;
            return;
        }

        var strongest = placed.Min(RankOf);
        var first = placed.Where(r => RankOf(r) == strongest).Min(r => r.Date(measure.Placing!.Date)!.Value.First);
        var speaking = placed.Where(r => RankOf(r) == strongest && r.Date(measure.Placing!.Date)!.Value.First == first);
        Add(speaking.Select(CodeOf).OrderBy(c => c == FactTable.UnknownCode ? 1 : 0).ThenBy(c => c, StringComparer.Ordinal).First(), 1);
    }

    private void Add(string code, long many)
    {
        Total += many;
        if (by is not null)
        {
            Parts[code] = Parts.GetValueOrDefault(code) + many;
        }
    }

    private bool Counts(PaperRow row) => measure.Where.All(w => w.Value.Contains(row.Code(w.Key), StringComparer.Ordinal));

    /// <summary>True: in the window. False: perhaps. Null: certainly not.</summary>
    private bool? Place(PaperRow row)
    {
        var began = row.Date(measure.Placing!.Date);
        if (measure.Placing.Until is not { } until)
        {
            return began is not { } on ? false : window.Contains(on) ? true : on.Last < window.From || on.First > window.To ? null : false;
        }

        var ended = row.Date(until);
        if ((began is { } b && b.First > window.To) || (ended is { } e && e.Last < window.From))
        {
            return null;
        }

        return began is { } known && known.Last <= window.To && (ended is null || ended.Value.First >= window.From);
    }

    private string CodeOf(PaperRow row)
    {
        if (by is null)
        {
            return "";
        }

        if (by is not (Breakdown.Origin or Breakdown.Month))
        {
            return row.Code(by);
        }

        var began = row.Date(measure.Placing!.Date)!.Value;
        if (by == Breakdown.Month)
        {
            return began.Precision == DatePrecision.Year ? FactTable.UnknownCode : began.ToString()[.."2024-01".Length];
        }

        return began.Last < window.From ? "carried-over" : began.First >= window.From ? "new" : FactTable.UnknownCode;
    }

    private int RankOf(PaperRow row)
    {
        var order = measure.Counting.Order.ToList();
        var at = measure.Counting.Precedence is { } precedence ? order.IndexOf(row.Code(precedence)) : 0;
        return at < 0 ? order.Count : at;
    }
}

/// <summary>A row of a fact table as it was written.</summary>
internal sealed class PaperRow(string table, (string Column, object? Value)[] row)
{
    public PartialDate? Date(string column) => Value(column) is string text && PartialDate.TryParseIso(text, out var date) ? date : null;

    public int? Number(string column) => (int?)Value(column);

    /// <summary>The reference list of countries has a code of its own for "unknown".</summary>
    public string Code(string column)
    {
        var code = (string?)Value(column);
        return code is null || (code == Country.Unknown && FactSchema.Standard.Table(table).Codes[column] == "country") ? FactTable.UnknownCode : code;
    }

    private object? Value(string column) => row.FirstOrDefault(c => c.Column == column).Value;
}
