using Pratip.Linkage.Blocking;

namespace Pratip.Linkage.Scoring;

/// <summary>
/// The hash of each record under each rule whose records have one key at most, rule beside rule: whether an earlier rule has brought
/// two records together is then one read from memory for each. Pairs of the other rules may be compared twice, which costs time only.
/// </summary>
internal sealed class EarlierRules
{
    private readonly uint[] _hashes;
    private readonly int _rules;

    public EarlierRules(IReadOnlyList<KeyColumn[]> rules, int records)
    {
        _rules = rules.Count;
        _hashes = new uint[(long)records * _rules];
        Parallel.For(0, _rules, rule =>
        {
            for (var record = 0; record < records; record++)
            {
                _hashes[(record * _rules) + rule] = Hash(rules[rule], record);
            }
        });
    }

    /// <summary>Of what stands in a block too large to compare all its pairs, this rule has not brought together all: later rules do not rely on it.</summary>
    public void Forget(int rule, IEnumerable<int> records)
    {
        foreach (var record in records)
        {
            _hashes[(record * _rules) + rule] = 0;
        }
    }

    public bool Found(int a, int b, int rule)
    {
        var one = _hashes.AsSpan(a * _rules, rule);
        var other = _hashes.AsSpan(b * _rules, rule);
        for (var earlier = 0; earlier < one.Length; earlier++)
        {
            if (one[earlier] == other[earlier] && one[earlier] != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static uint Hash(KeyColumn[] keys, int record)
    {
        var hash = 0u;
        foreach (var column in keys)
        {
            var these = column.Of(record);
            if (these.Length != 1)
            {
                return 0;
            }

            hash = KeyColumn.Combine(hash, these[0]);
        }

        return hash;
    }
}
