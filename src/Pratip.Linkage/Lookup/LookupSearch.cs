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
    private readonly List<ComparedPerson> _compared = [];

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
        _compared.Clear();
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
        _compared.Clear();
        foreach (var number in _choice.Chosen)
        {
            ref readonly var slot = ref core[number];
            var (likeness, best, isInOrder) = exact.Compare(slot);
            if (facts.Score(likeness, slot) is var score and > 0)
            {
                _compared.Add(new ComparedPerson(score, number, slot.Id, best, isInOrder, holder.Holds(slot)));
            }
        }

        _compared.Sort(ComparedPerson.BestFirst);
        var more = _compared.Count > count || !_choice.IsWhole || (_choice.HasOthers && _compared.Count >= count);
        return new LookupAnswer([.. holder.Keep(_compared, count).Select(one => Candidate(core, one, exact, facts))], more);
    }

    private static LookupCandidate Candidate(IndexCore core, in ComparedPerson one, ExactNames exact, in FactComparison facts)
    {
        ref readonly var slot = ref core[one.Slot];
        return new LookupCandidate(one.Id, one.Score / 1000.0, exact.Tell(one.Name), facts.BirthYear(slot), facts.Sex(slot), facts.Citizenship(slot));
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
