using Pratip.Linkage.Blocking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Linking;

/// <summary>What a run found and how.</summary>
public sealed class LinkageRun
{
    internal LinkageRun(RecordTable table, LinkageModel model, IReadOnlyList<ChosenRule> rules, IReadOnlyList<Edge> edges, PackedRecords packed, Stages stages) =>
        (Table, Model, Rules, Edges, Packed, Stages) = (table, model, rules, edges, packed, stages);

    public RecordTable Table { get; }

    public LinkageModel Model { get; }

    public IReadOnlyList<ChosenRule> Rules { get; }

    /// <summary>Pairs that may be of one person, in order.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    public Stages Stages { get; }

    internal PackedRecords Packed { get; }
}
