namespace Pratip.Linkage.Lookup;

/// <summary>What the parts of the question weigh together, against which the gain of a name is held.</summary>
internal readonly struct QueryWeight
{
    private const int MostParts = 32;
    private const int Whole = 2000;

    /// <summary>By the number of parts of a name: what its gain is multiplied with, in 1/65,536.</summary>
    private readonly long[] _factors = new long[MostParts];

    public QueryWeight(int weight, int parts)
    {
        var each = Math.Max(1, weight / Math.Max(1, parts));
        for (var length = 0; length < MostParts; length++)
        {
            // As in the comparison of whole names, the surplus of the longer one counts half; a part of the index is taken to weigh as one of the question.
            var held = length * each;
            _factors[length] = ((long)Whole << 16) / Math.Max(1, weight + held - (Math.Abs(weight - held) / 2));
        }
    }

    /// <summary>In thousandths, about.</summary>
    public int Share(int gain, int parts) => (int)(gain * _factors[Math.Min(parts, MostParts - 1)] >> 16);
}
