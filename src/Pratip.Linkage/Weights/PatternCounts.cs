namespace Pratip.Linkage.Weights;

/// <summary>
/// How often each combination of levels occurs among pairs. A pattern holds the level of each field in four bits; millions of
/// pairs come down to thousands of patterns, and the estimation runs on those.
/// </summary>
internal sealed class PatternCounts
{
    public const int BitsPerField = 4;

    private readonly Dictionary<ulong, double> _counts = [];

    public IEnumerable<KeyValuePair<ulong, double>> All => _counts;

    public double Total { get; private set; }

    public static int Level(ulong pattern, int field) => (int)(pattern >> (BitsPerField * field)) & 15;

    public void Add(ulong pattern, double count = 1)
    {
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, pattern, out _) += count;
        Total += count;
    }
}
