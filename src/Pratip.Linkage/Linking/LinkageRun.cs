using Pratip.Linkage.Blocking;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Linking;

/// <summary>What a run found and how.</summary>
public sealed class LinkageRun
{
    private readonly Edge[] _edges;
    private readonly PackedRecords _packed;

    internal LinkageRun(RecordTable table, LinkageOptions options, LinkageModel model, ComparedPairs pairs, Edge[] edges, PackedRecords packed) =>
        (Table, Options, Model, Pairs, _edges, _packed) = (table, options, model, pairs, edges, packed);

    internal LinkageOptions Options { get; }

    internal ComparedPairs Pairs { get; }

    public RecordTable Table { get; }

    public LinkageModel Model { get; }

    /// <summary>The rules this run chose; none where it went by a model that was learnt before.</summary>
    public IReadOnlyList<ChosenRule> Rules { get; internal init; } = [];

    /// <summary>Pairs that may be of one person, in order.</summary>
    public IReadOnlyList<Edge> Edges => _edges;

    public Stages Stages { get; internal init; } = new();

    /// <summary>How many pairs were not compared because their block was too large: who is lost there no threshold brings back.</summary>
    public long CutPairs { get; internal init; }

    /// <summary>The same pairs, their probabilities held against judged ones; null leaves them as they are.</summary>
    public LinkageRun Calibrated(Calibration? calibration) =>
        new(Table, Options, Model with { Calibration = calibration }, Pairs, _edges, _packed) { Rules = Rules, Stages = Stages, CutPairs = CutPairs };

    internal FieldComparator[] Comparators => _packed.Comparators;

    /// <summary>What two records weigh together, in bits and without the prior, whether a rule brought them together or not.</summary>
    public double Weigh(int a, int b) => _packed.Weigh(a, b) / (double)PackedRecords.PerBit;

    /// <summary>Why two records are held to be of one person, or of two: each field's part and what was known before.</summary>
    public Waterfall Explain(int a, int b) => _packed.Explain(a, b, Model);

    /// <summary>How far a field of two records agrees.</summary>
    /// <param name="a">The place of a record.</param>
    /// <param name="b">The place of another.</param>
    /// <param name="field">The place of the field among the table's columns.</param>
    public AgreementLevel Level(int a, int b, int field)
    {
        var comparator = _packed.Comparators[field];
        return comparator.Levels[comparator.Level(comparator.Column.Values[a], comparator.Column.Values[b])];
    }

    /// <summary>Whether a pair is among those that may be of one person.</summary>
    internal bool Has(int a, int b) => Array.BinarySearch(_edges, new Edge(Math.Min(a, b), Math.Max(a, b), 0), Edge.ByRecords) >= 0;

    /// <summary>The pairs whose earlier record this is.</summary>
    internal IEnumerable<Edge> EdgesFrom(int record)
    {
        var at = Array.BinarySearch(_edges, new Edge(record, -1, 0), Edge.ByRecords);
        for (at = ~at; at < _edges.Length && _edges[at].A == record; at++)
        {
            yield return _edges[at];
        }
    }
}
