namespace Pratip.Linkage.Lookup;

/// <summary>
/// What a name may be worth at most that holds no meaning of the units read so far: when enough people are known to be better, the
/// names of the other units need not be read (as in the MaxScore method, Turtle and Flood 1995).
/// </summary>
internal sealed class RestBound
{
    private const int Whole = 1000;

    /// <summary>Of longer names everything is read.</summary>
    private const int MostParts = 5;

    /// <summary>For reading two parts as one, which is worth a little more than its parts.</summary>
    private const int Slack = 15;

    private readonly List<Reach> _units = [];
    private readonly Reach[] _parts = new Reach[MostParts];
    private int _count;
    private int _asked;

    public void Begin(List<QueryUnit> units, RoughNames names)
    {
        _units.Clear();
        (_count, _asked) = (0, names.Asked);
        foreach (var unit in units)
        {
            var reach = new Reach(0, int.MaxValue, 0, unit.Weight / unit.Length);
            foreach (var (word, score) in unit.Meanings)
            {
                reach = reach.With(score, names.WeightOf(word));
            }

            _units.Add(reach);
            _count += unit.Length == 1 ? 1 : 0;
        }
    }

    /// <summary>Takes it that these units, one bit each, were read.</summary>
    public void Take(List<QueryUnit> units, int isRead)
    {
        for (var i = 0; i < _count && _count <= MostParts; i++)
        {
            _parts[i] = new Reach(0, int.MaxValue, 0, units[i].Weight);
            for (var u = 0; u < units.Count; u++)
            {
                if ((isRead >> u & 1) == 0 && (units[u].Mask >> i & 1) != 0)
                {
                    _parts[i] = _parts[i].Or(_units[u]);
                }
            }
        }
    }

    /// <summary>Of all names that hold no meaning of what was read.</summary>
    public int All() => Most(0);

    /// <summary>Of those that hold a meaning of this unit which is so much like it.</summary>
    public int Of(QueryUnit unit, int score, int weight)
    {
        if (_count > MostParts || unit.Length > 1 || score == RoughNames.Half)
        {
            return Whole;
        }

        var before = _parts[unit.First];
        _parts[unit.First] = new Reach(score, weight, weight, before.Weight);
        var most = Most(1 << unit.First);
        _parts[unit.First] = before;
        return most;
    }

    private int Most(int always)
    {
        if (_count > MostParts)
        {
            return Whole;
        }

        var most = 0;
        for (var met = 1; met < 1 << _count; met++)
        {
            most = (met & always) == always ? Math.Max(most, OfMet(met)) : most;
        }

        return Math.Min(Whole, most + Slack);
    }

    /// <summary>
    /// Where these parts are met and no others. The worth is a quotient of linear functions of what the met parts of the name weigh, in
    /// two pieces: it is greatest at an end or where both names weigh the same.
    /// </summary>
    private int OfMet(int met)
    {
        var (gain, score, least, most) = (0L, 0, 0, 0);
        for (var i = 0; i < _count; i++)
        {
            if ((met >> i & 1) == 0)
            {
                continue;
            }

            if (_parts[i].Score == 0)
            {
                return 0;
            }

            gain += (long)_parts[i].Score * _parts[i].Weight;
            score = Math.Max(score, _parts[i].Score);
            least += _parts[i].Least;
            most += _parts[i].Most;
        }

        return Math.Min(score, Math.Max(Worth(gain, score, least), Math.Max(Worth(gain, score, most), Worth(gain, score, Math.Clamp(_asked, least, most)))));
    }

    private int Worth(long gain, int score, int held) => (int)((gain + ((long)score * held)) / Math.Max(1, _asked + held - (Math.Abs(_asked - held) / 2)));

    /// <summary>What a part of the question may meet: how alike at most, and between which weights.</summary>
    private readonly record struct Reach(int Score, int Least, int Most, int Weight)
    {
        public Reach With(int score, int weight) => this with { Score = Math.Max(Score, score), Least = Math.Min(Least, weight), Most = Math.Max(Most, weight) };

        public Reach Or(Reach other) => this with { Score = Math.Max(Score, other.Score), Least = Math.Min(Least, other.Least), Most = Math.Max(Most, other.Most) };
    }
}
