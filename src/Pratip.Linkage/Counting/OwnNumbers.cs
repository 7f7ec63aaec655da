using Pratip.Linkage.Comparison;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Counting;

/// <summary>
/// The fields whose values are one person's own nearly always: numbers of documents, telephones. What all other fields weigh, the
/// rest, is kept apart from them, so that either can be held against the other. A pattern holds how far each number agrees.
/// </summary>
internal sealed class OwnNumbers
{
    /// <summary>Values that are borne oftener than this, as their bearers see it, are not one person's.</summary>
    private const double MostBearers = 8;

    /// <summary>Fewer records with a number teach nothing.</summary>
    private const int FewestRecords = 30;

    /// <summary>A record's marks have a bit for each.</summary>
    private const int MostFields = 8;

    private readonly LinkageRun _run;
    private readonly FieldComparator[] _comparators;
    private readonly PackedRecords _rest;

    private OwnNumbers(LinkageRun run, int[] fields)
    {
        (_run, Fields, _comparators) = (run, fields, [.. fields.Select(field => run.Comparators[field])]);
        var rest = run.Model with { Fields = [.. run.Model.Fields.Select((field, place) => fields.Contains(place) ? field with { Same = field.Different, HasRarity = false } : field)] };
        _rest = new PackedRecords(run.Comparators, rest, [.. Enumerable.Range(0, run.Table.Count)]);
    }

    /// <summary>Their places among the columns.</summary>
    public int[] Fields { get; }

    public static OwnNumbers Of(LinkageRun run) =>
        new(run, [.. Enumerable.Range(0, run.Table.Columns.Count).Where(field => IsOwn(run.Table.Columns[field])).Take(MostFields)]);

    /// <summary>As if there were none: the rest is all there is.</summary>
    public static OwnNumbers None(LinkageRun run) => new(run, []);

    public FieldWeights Model(int number) => _run.Model.Fields[Fields[number]];

    public FieldColumn Column(int number) => _comparators[number].Column;

    /// <summary>What the rest of two records weighs, in bits.</summary>
    public double Rest(int a, int b) => _rest.Weigh(a, b) / (double)PackedRecords.PerBit;

    public ulong Pattern(int a, int b) => PatternSampler.Pattern(_comparators, a, b);

    public bool AgreesOnAny(ulong pattern) => Enumerable.Range(0, Fields.Length).Any(number => IsExact(pattern, number));

    /// <summary>A pattern as if the numbers on which another one agrees were not there.</summary>
    public ulong Without(ulong pattern, ulong agreeing)
    {
        for (var number = 0; number < Fields.Length; number++)
        {
            pattern = IsExact(agreeing, number) ? pattern & ~(15UL << (PatternCounts.BitsPerField * number)) : pattern;
        }

        return pattern;
    }

    /// <summary>Pairs that both have a number, as far as the rules without numbers bring them together and the rest speaks for them.</summary>
    public Edge[] Compared()
    {
        var pairs = _run.Pairs with { Rules = [.. _run.Pairs.Rules.Where(rule => !Array.Exists(Fields, rule.Uses))] };
        return new PairPass(_run.Table, _run.Options, new Blocking.KeyColumns(_run.Table), pairs).Compare(_rest, Marks());
    }

    private bool IsExact(ulong pattern, int number) => PatternCounts.Level(pattern, number) == _comparators[number].ExactLevel;

    /// <summary>A bit of each number that a record has.</summary>
    private byte[] Marks()
    {
        var marks = new byte[_run.Table.Count];
        for (var number = 0; number < Fields.Length; number++)
        {
            var values = Column(number).Values;
            for (var record = 0; record < marks.Length; record++)
            {
                marks[record] |= values[record] == FieldColumn.Missing ? (byte)0 : (byte)(1 << number);
            }
        }

        return marks;
    }

    private static bool IsOwn(FieldColumn column) =>
        column.Field.Kind is FieldKind.Code or FieldKind.Phone && column.Present >= FewestRecords && 1 + (2 * column.EqualPairs / column.Present) <= MostBearers;
}
