using System.Runtime.CompilerServices;
using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tabulation;

/// <summary>How the counted things of a population are divided: by a code column, by where a stock came from, or by month.</summary>
internal sealed record Divider(Breakdown Breakdown, CodeColumn? Codes, Placement Placement)
{
    private static readonly string[] Origins = [FactTable.UnknownCode, Breakdown.CarriedOver, "new"];

    public string[] Dictionary => Codes?.Dictionary ?? (ByMonth ? Placement.Months.Dictionary : Origins);

    private bool ByMonth { get; } = Breakdown.Id == Measures.Breakdown.Month;

    public int Size => Dictionary.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort CodeOf(int row) => Codes is not null ? Codes.Values[row] : ByMonth ? Placement.MonthOf(row) : Placement.OriginOf(row);
}

/// <summary>The columns by which what linkage took from a count is found.</summary>
internal sealed record ReportColumns(int[] Keys, CodeColumn Agencies);

/// <summary>Two dividers counted together, by their places in the population's list.</summary>
internal readonly record struct Crossing(int First, int Second);

/// <summary>The counted things of one measure in one window, bound to the columns of a fact table.</summary>
internal sealed class Population
{
    private readonly (ushort[] Values, bool[] Allowed)[] _filters;
    private readonly ushort[]? _precedence;
    private readonly int[] _ranks = [];
    private readonly bool[] _footnoted = [];

    /// <param name="breakdowns">Each one asked for, of one breakdown or of two that are crossed.</param>
    public Population(FactTable table, Measure measure, ReportingWindow window, IReadOnlyList<IReadOnlyList<Breakdown>> breakdowns, Placement placement)
    {
        Measure = measure;
        Window = window;
        Placement = placement;
        _filters = [.. measure.Where.Select(w => Filter(table.GetCodes(w.Key), w.Value))];
        Dividers = [.. breakdowns.SelectMany(b => b).Distinct().Where(b => b.Column is not null || b.Id is Breakdown.Origin or Breakdown.Month)
            .Select(b => new Divider(b, b.Column is null ? null : table.GetCodes(b.Column), placement))];
        Crossings = [.. breakdowns.Where(b => b.Count == 2).Select(b => new Crossing(IndexOf(b[0]), IndexOf(b[1])))];
        Amounts = [.. measure.Counting.Amounts.Values.Select(table.GetAmounts)];
        Keys = measure.Counting.Kind == CountingKind.Distinct ? table.GetKeys(measure.Counting.Column!) : null;
        KeysAreScattered = Keys is not null && table.OrderedBy != measure.Counting.Column;
        CountedCodes = measure.Counting.Kind == CountingKind.DistinctCodes ? table.GetCodes(measure.Counting.Column!) : null;
        if (CountedCodes is not null)
        {
            Dividers = [new Divider(new(measure.Counting.Column!, measure.Counting.Column, "", measure.Title), CountedCodes, placement)];
        }

        if (Keys is not null && !KeysAreScattered && table.HasKeys(FactTable.ReportKey))
        {
            Reports = new(table.GetKeys(FactTable.ReportKey), table.GetCodes(FactTable.AgencyColumn));
        }

        if (measure.Footnote is { } footnote)
        {
            var column = table.GetCodes(footnote.Column);
            Footnoted = new(new(footnote.Column, footnote.Column, "", footnote.Text), column, placement);
            _footnoted = [.. column.Dictionary.Select(code => footnote.Codes.Contains(code, StringComparer.Ordinal))];
        }

        if (measure.Counting.Precedence is { } precedence)
        {
            var column = table.GetCodes(precedence);
            _precedence = column.Values;
            _ranks = [.. column.Dictionary.Select(code => RankOf(measure.Counting.Order, code))];
        }
    }

    public Measure Measure { get; }

    public ReportingWindow Window { get; }

    public Placement Placement { get; }

    public IReadOnlyList<Divider> Dividers { get; }

    public IReadOnlyList<Crossing> Crossings { get; }

    public int[][] Amounts { get; }

    public int[]? Keys { get; }

    public bool KeysAreScattered { get; }

    public CodeColumn? CountedCodes { get; }

    /// <summary>Who reported the persons counted; null where no persons are, or the facts do not say.</summary>
    public ReportColumns? Reports { get; }

    /// <summary>The column that tells which rows the measure's footnote speaks of; null without a footnote.</summary>
    public Divider? Footnoted { get; }

    public bool IsFootnoted(int code) => _footnoted[code];

    /// <summary>Keeps the selected rows whose codes all count; returns how many are left in <paramref name="kept"/>.</summary>
    public int Filter(ReadOnlySpan<int> selected, int[] kept)
    {
        selected.CopyTo(kept);
        var count = selected.Length;
        foreach (var (values, allowed) in _filters)
        {
            var left = 0;
            for (var i = 0; i < count; i++)
            {
                var entry = kept[i];
                kept[left] = entry;
                left += allowed[values[entry ^ (entry >> 31)]] ? 1 : 0;
            }

            count = left;
        }

        return count;
    }

    /// <summary>Which of a key's rows speaks for it: the smallest. First the precedence, then the day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long StandingOf(int row) =>
        ((long)(_precedence is null ? 0 : _ranks[_precedence[row]]) << 32) | (uint)Placement.Days[row];

    private int IndexOf(Breakdown breakdown) => Dividers.Select(d => d.Breakdown).ToList().IndexOf(breakdown);

    private static (ushort[] Values, bool[] Allowed) Filter(CodeColumn column, IReadOnlyList<string> codes) =>
        (column.Values, [.. column.Dictionary.Select(code => codes.Contains(code, StringComparer.Ordinal))]);

    private static int RankOf(IReadOnlyList<string> order, string code)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == code)
            {
                return i;
            }
        }

        return order.Count;
    }
}
