namespace Pratip.Linkage.Scoring;

/// <summary>Two records that may be of one person.</summary>
/// <param name="A">The place of the earlier record in the table.</param>
/// <param name="B">The place of the later record.</param>
/// <param name="Weight">What speaks for it, in 1/1024 bit, without the prior.</param>
public readonly record struct Edge(int A, int B, int Weight)
{
    /// <summary>In bits.</summary>
    public double Bits => Weight / (double)PackedRecords.PerBit;

    /// <summary>By the earlier record, then by the later one.</summary>
    public static IComparer<Edge> ByRecords { get; } = Comparer<Edge>.Create(Compare);

    private static int Compare(Edge one, Edge other) => one.A != other.A ? one.A.CompareTo(other.A) : one.B.CompareTo(other.B);
}
