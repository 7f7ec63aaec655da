using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Pratip.Linkage.Blocking;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Records;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Linking;

/// <summary>
/// All that a run has learnt, to go by it again: weights, prior and calibration, how rare values are, which pairs are compared, and the threshold. Two
/// records weigh the same by it whatever else is in the table. It holds no value of a record, only digests of those that occurred more
/// than once; whoever has it can try values, so it is to be kept as the records are.
/// </summary>
public sealed class KeptModel
{
    private readonly Lazy<string> _digest;

    internal KeptModel(LinkageModel model, ComparedPairs pairs, IReadOnlyList<KnownFrequencies> frequencies, double threshold, int records) =>
        (Model, Pairs, Frequencies, Threshold, Records, _digest) =
            (model, pairs, frequencies, threshold, records, new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Content())))));

    public LinkageModel Model { get; }

    /// <summary>The weight, in bits, from which on two records by themselves count as one person.</summary>
    public double Threshold { get; }

    /// <summary>How many records it was learnt from.</summary>
    public int Records { get; }

    /// <summary>Of all of it: what two models say of any pair is the same where their digests are.</summary>
    public string Digest => _digest.Value;

    internal ComparedPairs Pairs { get; }

    internal IReadOnlyList<KnownFrequencies> Frequencies { get; }

    /// <summary>What a run that learnt goes by.</summary>
    public static KeptModel Of(LinkageRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new KeptModel(
            run.Model, run.Pairs, [.. run.Comparators.Select(comparator => comparator.Frequencies())],
            Weights.Threshold.OfDecisions(run.Edges, run.Model), run.Table.Count);
    }

    public byte[] ToBytes()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, Content());
        }

        return packed.ToArray();
    }

    /// <summary>Throws <see cref="InvalidDataException"/> or <see cref="JsonException"/> for what is none.</summary>
    public static KeptModel Of(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var kept = JsonSerializer.Deserialize<Kept>(brotli) ?? throw new InvalidDataException("No model.");
        return new KeptModel(
            new LinkageModel(kept.Fields, kept.Prior) { Calibration = kept.Calibration },
            new ComparedPairs([.. kept.Rules.Select(keys => new BlockingRule(keys))], kept.AreAll, kept.Order, kept.Floor),
            [.. kept.Frequencies.Select(one => one.Known())], BitConverter.Int64BitsToDouble(kept.Threshold), kept.Records);
    }

    /// <summary>Whether it is about these fields, compared as they are compared today.</summary>
    public bool Fits(IReadOnlyList<LinkageField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return Fits(Comparators.For(new RecordTableBuilder(fields).Build()));
    }

    /// <summary>The weights; throws where levels have changed since, because the same numbers then mean something else.</summary>
    internal LinkageModel Checked(FieldComparator[] comparators) =>
        Fits(comparators) ? Model : throw new ArgumentException("The model is about other fields than the records.", nameof(comparators));

    private Kept Content() => new(
        [.. Model.Fields], Model.Prior, [.. Pairs.Rules.Select(rule => rule.Keys.ToArray())], Pairs.AreAll, [.. Pairs.Order], Pairs.Floor,
        [.. Frequencies.Select(KeptFrequencies.Of)], BitConverter.DoubleToInt64Bits(Threshold), Records, Model.Calibration);

    private bool Fits(FieldComparator[] comparators) =>
        comparators.Select(comparator => comparator.Column.Field.Name).SequenceEqual(Model.Fields.Select(field => field.Field), StringComparer.Ordinal)
        && comparators.Zip(Model.Fields).All(pair => pair.First.Levels.SequenceEqual(pair.Second.Levels));

    private sealed record Kept(
        FieldWeights[] Fields, double Prior, BlockingKey[][] Rules, bool AreAll, int[] Order, int Floor, KeptFrequencies[] Frequencies, long Threshold, int Records, Calibration? Calibration);
}
