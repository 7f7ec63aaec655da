namespace Pratip.Linkage.Scoring;

/// <summary>Two records that may be of one person.</summary>
/// <param name="A">The place of the earlier record in the table.</param>
/// <param name="B">The place of the later record.</param>
/// <param name="Weight">What speaks for it, in 1/1024 bit, without the prior.</param>
public readonly record struct Edge(int A, int B, int Weight) : IComparable<Edge>
{
    /// <summary>In bits.</summary>
    public double Bits => Weight / (double)PackedRecords.PerBit;

    public int CompareTo(Edge other) => A != other.A ? A.CompareTo(other.A) : B.CompareTo(other.B);
}
