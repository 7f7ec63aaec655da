using System.Runtime.InteropServices;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// One search with its working memory: parts of the question to parts in the index, those to people by adding up, the best people
/// part by part, the best of those exactly. Rare parts come first; once enough people are found, the bearers of frequent parts
/// are not listed, the parts are only looked up in the people found (as in the MaxScore method, Turtle and Flood 1995).
/// </summary>
internal sealed class LookupSearch
{
    /// <summary>Of one part no more bearers are read; the answer then says that there may be more.</summary>
    private const int MostRead = 250_000;

    /// <summary>People are listed for meanings this alike; weaker ones only tell which of them is meant, unless there are few.</summary>
    public const int Strong = 700;

    /// <summary>Further parts are listed while the sum stays below this.</summary>
    private const int EnoughListed = 100_000;
    private const int FewestScored = 500;
    private const int MostScored = 5_000;
    private const int MostUnits = 15;
    private const int MostCandidates = 1000;

    /// <summary>How alike a half is to the whole when people are scored by their parts; the exact comparison joins the halves.</summary>
    private const int Half = 900;

    private readonly MeaningFinder _finder = new();
    private readonly CandidateSet _candidates = new();
    private readonly Dictionary<int, int> _rows = [];
    private readonly List<int> _scores = [];
    private readonly List<QueryUnit> _units = [];
    private readonly List<int> _masks = [];
    private int _asked;
    private bool _truncated;

    public LookupAnswer Find(IndexCore core, LookupQuery query)
    {
        var published = core.Published;
        var name = PersonName.Parse(query.Name);
        var count = Math.Clamp(query.Count, 0, MostCandidates);
        if (name.IsEmpty || published == 0 || count == 0)
        {
            return new LookupAnswer([], MayHoldMore: false);
        }

        _truncated = false;
        _candidates.Begin(published);
        Understand(core, name, query.IsUnfinished);
        List(published);
        ListDivided(core, name, published);
        return Answer(core, name, query, published, count);
    }

    public void Clear()
    {
        _candidates.Clear();
        _units.Clear();
        _rows.Clear();
        _scores.Clear();
    }

    private void Understand(IndexCore core, PersonName name, bool isUnfinished)
    {
        _units.Clear();
        var tokens = name.TokenList;
        for (var i = 0; i < tokens.Length; i++)
        {
            AddUnit(core, new QueryUnit(tokens[i], i, 1), isUnfinished && i == tokens.Length - 1);
        }

        for (var i = 0; i + 1 < tokens.Length && _units.Count < MostUnits; i++)
        {
            AddUnit(core, new QueryUnit(NameToken.Join(tokens[i], tokens[i + 1]), i, 2), isUnfinished && i + 2 == tokens.Length);
        }

        _masks.Clear();
        _masks.AddRange(_units.Select(unit => ((1 << unit.Length) - 1) << unit.First));
        _asked = _units.Where(unit => unit.Length == 1).Sum(unit => unit.Weight);
        _rows.Clear();
        _scores.Clear();
        for (var u = 0; u < _units.Count; u++)
        {
            foreach (var (word, score) in _units[u].Meanings)
            {
                Enter(word, u, score, core.Published);
            }
        }
    }

    /// <summary>
    /// A row for each part in the index that the question may mean: its weight, then its likeness to every unit.
    /// </summary>
    private void Enter(IndexedToken word, int unit, int score, int people)
    {
        if (!_rows.TryGetValue(word.Number, out var row))
        {
            row = _scores.Count;
            _rows.Add(word.Number, row);
            CollectionsMarshal.SetCount(_scores, row + 1 + _units.Count);
            CollectionsMarshal.AsSpan(_scores)[row..].Clear();
            _scores[row] = NameAlignment.Weight(word.Token, MeaningFinder.Rarity(word.Count, people));
        }

        _scores[row + 1 + unit] = Math.Max(_scores[row + 1 + unit], score);
    }

    private void AddUnit(IndexCore core, QueryUnit unit, bool isUnfinished)
    {
        _finder.Find(core.Words, unit, isUnfinished, core.Published);
        _units.Add(unit);
    }

    private void List(int published)
    {
        var units = _units.Where(u => u.Meanings.Count > 0 && !u.Token.IsInitial).OrderBy(u => u.Bearers).ThenBy(u => u.First).ToList();
        var listed = 0;
        var isNameListed = false;
        foreach (var unit in units)
        {
            // Two parts read as one are rare and mostly nobody's: a single part must be listed, or who bears both apart is missed.
            if (!isNameListed || _candidates.Count < FewestScored || listed + unit.Bearers <= EnoughListed)
            {
                listed += Read(unit, Strong, int.MaxValue, published, _candidates.Add);
                isNameListed |= unit.Length == 1 && unit.Bearers > 0;
            }
        }

        if (_candidates.Count > FewestScored)
        {
            // Which of many bear the other parts as well.
            units.ForEach(unit => Read(unit, 0, int.MaxValue, published, _candidates.Raise));
            return;
        }

        foreach (var unit in units.Where(_ => _candidates.Count < FewestScored))
        {
            Read(unit, 0, EnoughListed, published, _candidates.Add);
        }
    }

    private delegate void Reading(int unit, int gain, ReadOnlySpan<int> slots, int published);

    /// <summary>
    /// Reads who bears the meanings of a unit that are at least so like it, likest first. Two parts read as one gain as much as one:
    /// who bears them apart gains from each.
    /// </summary>
    private int Read(QueryUnit unit, int least, int most, int published, Reading reading)
    {
        var number = _units.IndexOf(unit);
        var read = 0;
        foreach (var (word, score) in unit.Meanings)
        {
            if (score < least || read > most)
            {
                break;
            }

            if (read > MostRead)
            {
                _truncated = true;
                break;
            }

            read += word.Count;
            reading(number, score * unit.Weight / unit.Length / 1000, word.Slots(), published);
        }

        return read;
    }

    /// <summary>A part that was written together and stands apart in the index (Chandara, Chan Dara): both halves must be borne.</summary>
    private void ListDivided(IndexCore core, PersonName name, int published)
    {
        const int shortest = 2;
        const int mostBearers = 20_000;
        for (var i = 0; i < name.TokenList.Length; i++)
        {
            foreach (var form in name.TokenList[i].FormList.Take(2))
            {
                for (var cut = shortest; cut <= form.Length - shortest; cut++)
                {
                    var left = _finder.OfForm(core.Words, form[..cut]);
                    var right = left.Count == 0 ? [] : _finder.OfForm(core.Words, form[cut..]);
                    if (right.Count > 0 && Math.Min(left.Sum(w => w.Count), right.Sum(w => w.Count)) is > 0 and < mostBearers)
                    {
                        ListBearersOfBoth(core, left, right, i, published);
                    }
                }
            }
        }
    }

    private void ListBearersOfBoth(IndexCore core, List<IndexedToken> left, List<IndexedToken> right, int unit, int published)
    {
        var (rare, other) = left.Sum(w => w.Count) <= right.Sum(w => w.Count) ? (left, right) : (right, left);
        var numbers = other.Select(w => w.Number).ToHashSet();
        var found = false;
        foreach (var word in rare)
        {
            foreach (var slot in word.Slots())
            {
                if (slot < published && Bears(core, slot, numbers))
                {
                    _candidates.Add(unit, _units[unit].Weight, slot);
                    found = true;
                }
            }
        }

        foreach (var word in found ? rare.Concat(other) : [])
        {
            Enter(word, unit, Half, published);
        }
    }

    private static bool Bears(IndexCore core, int slot, HashSet<int> numbers)
    {
        foreach (var token in core.TokensOf(core[slot]))
        {
            if (numbers.Contains(token & ~IndexCore.EndOfName))
            {
                return true;
            }
        }

        return false;
    }

    private LookupAnswer Answer(IndexCore core, PersonName name, LookupQuery query, int published, int count)
    {
        var facts = new FactComparison(core, query);
        var best = _candidates.Best(FewestScored, MostScored, out var isWhole);
        var scored = new List<(int Score, int Slot)>(best.Count);
        foreach (var slot in best)
        {
            if (core.IsSeen(slot, published))
            {
                scored.Add((facts.Score(Roughly(core, core[slot]), core[slot]), slot));
            }
        }

        scored.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Slot.CompareTo(b.Slot));
        var asked = new WeightedName(name.TokenList, WeightsOf(name));
        var holder = new HeldShare(core, query);
        var candidates = new List<(LookupCandidate One, bool IsHeld)>();
        foreach (var slot in holder.Choose(scored, count))
        {
            candidates.Add((Compare(core, slot, asked, facts, query.IsUnfinished, published), holder.Holds(core[slot])));
        }

        candidates.Sort(static (a, b) => a.One.Score != b.One.Score ? b.One.Score.CompareTo(a.One.Score) : a.One.Id.CompareTo(b.One.Id));
        var worth = candidates.FindAll(static one => one.One.Score > 0);
        var more = worth.Count > count || _truncated || !isWhole || (candidates.Count < scored.Count && worth.Count >= count);
        return new LookupAnswer(holder.Keep(worth, count), more);
    }

    private int[] WeightsOf(PersonName name)
    {
        var weights = new int[name.TokenList.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = _units[i].Weight;
        }

        return weights;
    }

    /// <summary>
    /// The best of the names by its parts alone: each takes the unit it is most like, if none took it before. Near enough to choose
    /// whom to compare exactly.
    /// </summary>
    private int Roughly(IndexCore core, in Slot slot)
    {
        var scores = CollectionsMarshal.AsSpan(_scores);
        var (best, held, taken) = (0, 0, 0);
        long gain = 0;
        foreach (var token in core.TokensOf(slot))
        {
            var weight = NameAlignment.Ordinary;
            if (_rows.TryGetValue(token & ~IndexCore.EndOfName, out var row))
            {
                weight = scores[row];
                gain += Gain(scores.Slice(row + 1, _units.Count), weight, ref taken);
            }

            held += weight;
            if (token < 0)
            {
                best = Math.Max(best, (int)Math.Min(1000, gain / Math.Max(1, _asked + held - (Math.Abs(_asked - held) / 2))));
                (held, taken, gain) = (0, 0, 0);
            }
        }

        return best;
    }

    private long Gain(ReadOnlySpan<int> row, int weight, ref int taken)
    {
        var (score, unit) = (0, -1);
        for (var u = 0; u < row.Length; u++)
        {
            if (row[u] > score && (taken & _masks[u]) == 0)
            {
                (score, unit) = (row[u], u);
            }
        }

        if (unit < 0)
        {
            return 0;
        }

        // The halves of a divided part may both take it.
        taken |= score == Half ? 0 : _masks[unit];
        return (long)score * (score == Half ? (_units[unit].Weight / 2) + weight : _units[unit].Weight + weight);
    }

    private static LookupCandidate Compare(IndexCore core, int number, WeightedName asked, in FactComparison facts, bool isUnfinished, int published)
    {
        ref readonly var slot = ref core[number];
        var best = default(NameAlignment);
        var start = 0;
        var tokens = core.TokensOf(slot);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] < 0)
            {
                var alignment = Align(core, asked, tokens[start..(i + 1)], isUnfinished, published);
                best = best is null || alignment.Score > best.Score ? alignment : best;
                start = i + 1;
            }
        }

        var comparison = new NameComparison((best?.Score ?? 0) / 1000.0, best?.Parts() ?? []);
        return new LookupCandidate(slot.Id, facts.Score(best?.Score ?? 0, slot) / 1000.0, comparison, facts.BirthYear(slot), facts.Sex(slot), facts.Citizenship(slot));
    }

    private static NameAlignment Align(IndexCore core, WeightedName asked, ReadOnlySpan<int> tokens, bool isUnfinished, int published)
    {
        var held = new NameToken[tokens.Length];
        var heldWeights = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = core.Words[tokens[i] & ~IndexCore.EndOfName];
            held[i] = word.Token;
            heldWeights[i] = NameAlignment.Weight(word.Token, MeaningFinder.Rarity(word.Count, published));
        }

        return new NameAlignment(asked, new WeightedName(held, heldWeights), isUnfinished);
    }
}
