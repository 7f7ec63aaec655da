using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// One search with its working memory: parts of the question to parts in the index, those to names and the names' bearers by numbers
/// alone, and the best of them part by part.
/// </summary>
internal sealed class LookupSearch
{
    private const int MostUnits = 15;
    private const int MostCandidates = 1000;

    private readonly MeaningFinder _finder = new();
    private readonly DividedParts _divided = new();
    private readonly RoughNames _rough = new();
    private readonly NameChoice _choice = new();
    private readonly List<QueryUnit> _units = [];

    public LookupAnswer Find(IndexCore core, LookupQuery query)
    {
        var published = core.Published;
        var name = Taken(core.Words, query.Name);
        var count = Math.Clamp(query.Count, 0, MostCandidates);
        if (name.IsEmpty || published == 0 || count == 0)
        {
            return new LookupAnswer([], MayHoldMore: false);
        }

        Understand(core, name, query.IsUnfinished, published);
        return Answer(core, name, query, published, count);
    }

    /// <summary>The name taken apart; a part that stands in the index is ready made.</summary>
    private static PersonName Taken(Vocabulary words, string typed) =>
        new([.. PersonName.Words(typed).Select(word => words.Known(NameText.Cut(word, NameToken.LongestText))?.Token ?? NameToken.Of(word))]);

    public void Clear()
    {
        _units.Clear();
        _rough.Clear();
        _choice.Clear();
    }

    private void Understand(IndexCore core, PersonName name, bool isUnfinished, int published)
    {
        _units.Clear();
        var tokens = name.TokenList;
        for (var i = 0; i < tokens.Length; i++)
        {
            AddUnit(core, new QueryUnit(tokens[i], i, 1), isUnfinished && i == tokens.Length - 1, published);
            _divided.AddTo(_units[i], core);
        }

        for (var i = 0; i + 1 < tokens.Length && _units.Count < MostUnits; i++)
        {
            AddUnit(core, new QueryUnit(NameToken.Join(tokens[i], tokens[i + 1]), i, 2), isUnfinished && i + 2 == tokens.Length, published);
        }

        _rough.Begin(core, _units, published);
    }

    private void AddUnit(IndexCore core, QueryUnit unit, bool isUnfinished, int published)
    {
        _finder.Find(core.Words, unit, isUnfinished, published);
        _units.Add(unit);
    }

    private LookupAnswer Answer(IndexCore core, PersonName name, LookupQuery query, int published, int count)
    {
        var facts = new FactComparison(core, query);
        var holder = new HeldShare(core, query);
        _choice.Choose(core, _units, _rough, facts, holder, published, count);
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
        var more = worth.Count > count || !_choice.IsWhole || (_choice.HasOthers && worth.Count >= count);
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
