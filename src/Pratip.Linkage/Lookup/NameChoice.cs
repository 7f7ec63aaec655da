namespace Pratip.Linkage.Lookup;

/// <summary>
/// Chooses whom to compare exactly: the people who would be best if all names were scored by their parts and all bearers by the other
/// facts. The lists of the rarest unit come first; a fact only lowers a score, so that what can be worth no more than the last of the best
/// is not read.
/// </summary>
internal sealed class NameChoice
{
    /// <summary>Of one question no more names are read; the answer then says that there may be more.</summary>
    private const int MostRead = 400_000;

    /// <summary>So many found names are looked at together, best first, so that what is worth less need not be.</summary>
    private const int Batch = 96;

    private readonly FoundNames _found = new();
    private readonly List<QueryUnit> _order = [];
    private readonly RestBound _rest = new();
    private readonly BestPeople _people = new();
    private readonly BestPeople _held = new();
    private int _read;

    /// <summary>Slots, each once.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>False where names were left out because there are so many.</summary>
    public bool IsWhole => _read <= MostRead;

    /// <summary>Whether there are candidates who were not chosen.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>Who is worth no more is not among the best.</summary>
    private int Least => Math.Min(_people.Least, _held.Least);

    public void Choose(IndexCore core, List<QueryUnit> units, RoughNames rough, in FactComparison facts, HeldShare holder, int published, int count)
    {
        Clear();
        var search = new Bearers(core, rough, facts, holder, published);
        _people.Begin(HeldShare.Compared(count));
        _held.Begin(holder.ComparedOfHolder);
        Read(search, units);
        HasOthers |= _people.HasOthers;
        _people.CopyTo(Chosen);
        _held.CopyTo(Chosen);
        Distinct();
    }

    public void Clear()
    {
        _found.Clear();
        _order.Clear();
        _people.Clear();
        _held.Clear();
        Chosen.Clear();
        HasOthers = false;
        _read = 0;
    }

    /// <summary>Names that hold something asked for, unit by unit, those with the fewest names first.</summary>
    private void Read(in Bearers search, List<QueryUnit> units)
    {
        Sort(units);
        _rest.Begin(units, search.Rough);
        var isRead = 0;
        foreach (var unit in _order)
        {
            _rest.Take(units, isRead);
            if (Least > 0 && _rest.All() <= Least)
            {
                HasOthers = true;
                break;
            }

            Read(search, unit);
            isRead |= 1 << units.IndexOf(unit);
        }
    }

    private void Sort(List<QueryUnit> units)
    {
        foreach (var unit in units)
        {
            unit.Names = 0;
            foreach (var (word, _) in unit.Meanings)
            {
                unit.Names += word.Count;
            }

            _order.Add(unit);
        }

        _order.Sort(static (a, b) => a.Names != b.Names ? a.Names.CompareTo(b.Names) : a.First != b.First ? a.First.CompareTo(b.First) : a.Length.CompareTo(b.Length));
    }

    private void Read(in Bearers search, QueryUnit unit)
    {
        foreach (var (word, score) in unit.Meanings)
        {
            if (search.Rough.IsRead(word))
            {
                continue;
            }

            if (_read > MostRead || (Least > 0 && _rest.Of(unit, score, search.Rough.WeightOf(word)) <= Least))
            {
                HasOthers = true;
                continue;
            }

            _read += word.Count;
            HasOthers |= !search.Rough.Read(word, search.Core.Names, Least, _found);
            if (_found.Count >= Batch)
            {
                Take(search);
            }
        }

        Take(search);
    }

    /// <summary>Scores what was found, best first, as long as it may be among the best.</summary>
    private void Take(Bearers search) => HasOthers |= !_found.TakeAll(search.Core.Names, (worth, name) =>
    {
        if (worth <= Least)
        {
            return false;
        }

        if (name < search.Names && search.Rough.Score(search.Core.Names.Tokens(name)) is var score && score > Least)
        {
            Add(search, score, name);
        }

        return true;
    });

    /// <summary>The year of birth stands beside each bearer and is asked first; the place of somebody is read only if they may be among the best.</summary>
    private void Add(in Bearers search, int score, int name)
    {
        if (score <= Least)
        {
            HasOthers = true;
            return;
        }

        var bearers = search.Core.Names.Bearers(name);
        if (search.Facts.HasBirthYear)
        {
            AddByYear(search, score, bearers);
            return;
        }

        foreach (var (number, _) in bearers)
        {
            if (score <= Least)
            {
                break;
            }

            if (search.Core.IsSeen(number, search.Published))
            {
                Add(search, score, number, in search.Core[number]);
            }
        }
    }

    private void AddByYear(in Bearers search, int score, ReadOnlySpan<Bearer> bearers)
    {
        var worths = search.Facts.ScoresByYear(score);
        foreach (var (number, birthYear) in bearers)
        {
            if (number >= search.Published)
            {
                break;
            }

            if (worths[(int)search.Facts.BirthYear(birthYear)] <= Least)
            {
                HasOthers = true;
            }
            else if (search.Core.IsSeen(number, search.Published))
            {
                Add(search, score, number, in search.Core[number]);
            }
        }
    }

    private void Add(in Bearers search, int score, int number, in Slot slot)
    {
        var whole = search.Facts.Score(score, slot);
        _people.Add(whole, number);
        if (search.Holder.Holds(slot))
        {
            _held.Add(whole, number);
        }
    }

    private void Distinct()
    {
        Chosen.Sort();
        var kept = 0;
        for (var i = 0; i < Chosen.Count; i++)
        {
            if (i == 0 || Chosen[i] != Chosen[i - 1])
            {
                Chosen[kept++] = Chosen[i];
            }
        }

        Chosen.RemoveRange(kept, Chosen.Count - kept);
    }

    /// <summary>What one question is answered from.</summary>
    private readonly record struct Bearers(IndexCore Core, RoughNames Rough, FactComparison Facts, HeldShare Holder, int Published)
    {
        /// <summary>Names that came after the reader began are left out.</summary>
        public int Names { get; } = Core.Names.Count;
    }
}
