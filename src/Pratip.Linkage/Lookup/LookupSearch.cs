using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// One search with its working memory: parts of the question to parts in the index, those to names by adding up, the best names
/// part by part, of those the bearers by what else is known, and the best of them exactly. Rare parts come first; once enough names are
/// found, those with frequent parts are not listed, the parts are only looked up in the names found (as in the MaxScore method, Turtle and Flood 1995).
/// </summary>
internal sealed class LookupSearch
{
    /// <summary>Of one part no more names are read; the answer then says that there may be more.</summary>
    private const int MostRead = 250_000;

    /// <summary>Names are listed for meanings this alike; weaker ones only tell which of them is meant, unless there are few.</summary>
    public const int Strong = 700;

    /// <summary>Further parts are listed while the sum stays below this.</summary>
    private const int EnoughListed = 100_000;

    /// <summary>With fewer names listed, further parts and weaker meanings are listed in any case.</summary>
    private const int FewListed = 500;
    private const int MostUnits = 15;
    private const int MostCandidates = 1000;

    private readonly MeaningFinder _finder = new();
    private readonly DividedParts _divided = new();
    private readonly CandidateSet _candidates = new();
    private readonly RoughNames _rough = new();
    private readonly NameChoice _choice = new();
    private readonly List<QueryUnit> _units = [];
    private bool _truncated;

    public LookupAnswer Find(IndexCore core, LookupQuery query)
    {
        var published = core.Published;
        var name = Taken(core.Words, query.Name);
        var count = Math.Clamp(query.Count, 0, MostCandidates);
        if (name.IsEmpty || published == 0 || count == 0)
        {
            return new LookupAnswer([], MayHoldMore: false);
        }

        _truncated = false;
        var names = core.Names.Count;
        _candidates.Begin(names);
        Understand(core, name, query.IsUnfinished);
        List(names);
        ListDivided(core, name, names, published);
        RaiseAll(names);
        return Answer(core, name, query, published, count);
    }

    /// <summary>The name taken apart; a part that stands in the index is ready made.</summary>
    private static PersonName Taken(Vocabulary words, string typed) =>
        new([.. PersonName.Words(typed).Select(word => words.Known(NameText.Cut(word, NameToken.LongestText))?.Token ?? NameToken.Of(word))]);

    public void Clear()
    {
        _candidates.Clear();
        _units.Clear();
        _rough.Clear();
        _choice.Clear();
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

        _rough.Begin(core, _units, core.Published);
    }

    private void AddUnit(IndexCore core, QueryUnit unit, bool isUnfinished)
    {
        _finder.Find(core.Words, unit, isUnfinished, core.Published);
        _units.Add(unit);
    }

    private void List(int names)
    {
        var units = _units.Where(u => u.Meanings.Count > 0 && !u.Token.IsInitial).OrderBy(u => u.Names).ThenBy(u => u.First).ToList();
        var listed = 0;
        var isSingleListed = false;
        foreach (var unit in units)
        {
            // Two parts read as one are rare and mostly nobody's: a single part must be listed, or a name that holds both apart is missed.
            if (!isSingleListed || _candidates.Count < FewListed || listed + unit.Names <= EnoughListed)
            {
                listed += Read(unit, Strong, int.MaxValue, names, _candidates.Add);
                unit.IsListed = true;
                isSingleListed |= unit.Length == 1 && unit.Names > 0;
            }
        }

        foreach (var unit in units.Where(_ => _candidates.Count < FewListed))
        {
            Read(unit, 0, EnoughListed, names, _candidates.Add);
        }
    }

    private delegate void Reading(int unit, int gain, ReadOnlySpan<int> names, int most);

    /// <summary>
    /// Reads the names that hold the meanings of a unit that are at least so like it, likest first. Two parts read as one gain as much as one:
    /// a name that holds them apart gains from each.
    /// </summary>
    private int Read(QueryUnit unit, int least, int most, int names, Reading reading, bool isWeakOnly = false)
    {
        var number = _units.IndexOf(unit);
        var read = 0;
        foreach (var (word, score) in unit.Meanings)
        {
            if (isWeakOnly && score >= Strong)
            {
                continue;
            }

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
            reading(number, score * unit.Weight / unit.Length / 1000, word.Names(), names);
        }

        return read;
    }

    private void ListDivided(IndexCore core, PersonName name, int names, int published)
    {
        for (var i = 0; i < name.TokenList.Length; i++)
        {
            var unit = i;
            _divided.Find(
                core.Words, name.TokenList[i], names,
                number => IsListed(core, unit, number, published),
                word => _rough.Enter(word, unit, RoughNames.Half));
        }
    }

    private bool IsListed(IndexCore core, int unit, int name, int published)
    {
        var isBorne = core.IsBorne(name, published);
        if (isBorne)
        {
            _candidates.Add(unit, _units[unit].Weight, name);
        }

        return isBorne;
    }

    /// <summary>Which of many candidates hold the other parts as well.</summary>
    private void RaiseAll(int names)
    {
        foreach (var unit in _units.Where(u => _candidates.Count > NameChoice.AllScored && u.Meanings.Count > 0 && !u.Token.IsInitial))
        {
            Read(unit, 0, int.MaxValue, names, _candidates.Raise, isWeakOnly: unit.IsListed);
        }
    }

    private LookupAnswer Answer(IndexCore core, PersonName name, LookupQuery query, int published, int count)
    {
        var facts = new FactComparison(core, query);
        var holder = new HeldShare(core, query);
        _choice.Choose(core, _candidates, _rough, facts, holder, published, count);
        var exact = new ExactNames(core, new WeightedName(name.TokenList, WeightsOf(name)), query.IsUnfinished, published);
        var candidates = new List<(LookupCandidate One, bool IsHeld)>();
        foreach (var number in _choice.Chosen)
        {
            ref readonly var slot = ref core[number];
            var (score, parts) = exact.Compare(slot);
            var one = new LookupCandidate(slot.Id, facts.Score(score, slot) / 1000.0, parts, facts.BirthYear(slot), facts.Sex(slot), facts.Citizenship(slot));
            candidates.Add((one, holder.Holds(slot)));
        }

        candidates.Sort(static (a, b) => a.One.Score != b.One.Score ? b.One.Score.CompareTo(a.One.Score) : a.One.Id.CompareTo(b.One.Id));
        var worth = candidates.FindAll(static one => one.One.Score > 0);
        var more = worth.Count > count || _truncated || !_choice.IsWhole || (_choice.HasOthers && worth.Count >= count);
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
}
