namespace Pratip.Linkage.Lookup;

/// <summary>
/// Chooses whom to compare exactly: the people who would be best if all names were scored by their parts and all bearers by the other
/// facts. Names that hold two parts of the question come first, in the lists of the rarest unit; a fact only lowers a score, so that
/// what can be worth no more than the last of the best is not read.
/// </summary>
internal sealed class NameChoice
{
    /// <summary>Of one question no more names are read; the answer then says that there may be more.</summary>
    private const int MostRead = 400_000;

    /// <summary>So many found names are looked at together, best first, so that what is worth less need not be.</summary>
    private const int Batch = 96;

    private readonly FoundNames _found = new();
    private readonly List<QueryUnit> _order = [];
    private readonly List<(int Worth, IndexedToken Word)> _alone = [];
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
        ReadTogether(search, units);
        ReadAlone(search, units);
        HasOthers |= _people.HasOthers;
        _people.CopyTo(Chosen);
        _held.CopyTo(Chosen);
        Distinct();
    }

    public void Clear()
    {
        _found.Clear();
        _order.Clear();
        _alone.Clear();
        _people.Clear();
        _held.Clear();
        Chosen.Clear();
        HasOthers = false;
        _read = 0;
    }

    /// <summary>Names that hold two parts of the question, unit by unit, those with the fewest names first.</summary>
    private void ReadTogether(in Bearers search, List<QueryUnit> units)
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
        var isRead = 0;
        foreach (var unit in _order)
        {
            if (Least > 0 && RestBound.Of(units, isRead, search.Rough) <= Least)
            {
                HasOthers = true;
                break;
            }

            isRead |= 1 << units.IndexOf(unit);
            Read(search, unit);
        }
    }

    private void Read(in Bearers search, QueryUnit unit)
    {
        foreach (var (word, _) in unit.Meanings)
        {
            if (search.Rough.IsRead(word) || _read > MostRead)
            {
                continue;
            }

            var names = word.Names();
            var least = Least;
            _read += names.Length;
            foreach (ref readonly var name in names)
            {
                if (search.Rough.Together(word, name, search.Core.Names) is var worth and >= 0)
                {
                    Find(worth, name.Name, least);
                }
            }

            search.Rough.MarkRead(word);
            if (_found.Count >= Batch)
            {
                Take(search);
            }
        }

        Take(search);
    }

    private void Find(int worth, int name, int least)
    {
        if (worth > least)
        {
            _found.Add(worth, name);
        }
        else
        {
            HasOthers = true;
        }
    }

    /// <summary>Scores what was found, best first, as long as it may be among the best.</summary>
    private void Take(Bearers search) => HasOthers |= !_found.TakeAll((worth, name) =>
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

    /// <summary>Names of which one part alone is meant, for questions that few or no names meet in two.</summary>
    private void ReadAlone(in Bearers search, List<QueryUnit> units)
    {
        foreach (var unit in units)
        {
            foreach (var (word, _) in unit.Meanings)
            {
                if (search.Rough.Alone(word, word.Fewest) is var worth && worth > Least && word.Count > 0)
                {
                    _alone.Add((worth, word));
                }
            }
        }

        HasOthers |= _alone.Count == 0;
        _alone.Sort(static (a, b) => a.Worth != b.Worth ? b.Worth.CompareTo(a.Worth) : a.Word.Number.CompareTo(b.Word.Number));
        IndexedToken? before = null;
        foreach (var (worth, word) in _alone)
        {
            if (worth <= Least || _read > MostRead)
            {
                HasOthers = true;
                break;
            }

            if (word != before)
            {
                ReadAlone(search, word);
            }

            before = word;
        }
    }

    private void ReadAlone(in Bearers search, IndexedToken word)
    {
        var names = word.Names();
        _read += names.Length;
        foreach (ref readonly var name in names)
        {
            if (name.Name < search.Names && search.Rough.PartsAlone(word, name, search.Core.Names) is var parts and > 0)
            {
                Add(search, search.Rough.Alone(word, parts), name.Name);
            }
        }
    }

    /// <summary>The year of birth lies side by side for all people and is asked first; the place of somebody is read only if they may be among the best.</summary>
    private void Add(in Bearers search, int score, int name)
    {
        if (score <= Least)
        {
            HasOthers = true;
            return;
        }

        foreach (var number in search.Core.Names.Bearers(name))
        {
            var most = search.Facts.HasBirthYear && number < search.Published ? search.Facts.Score(score, search.Core.BirthYear(number)) : score;
            if (most > Least ? search.Core.IsSeen(number, search.Published) : Refuse())
            {
                Add(search, score, number, in search.Core[number]);
            }
            else if (!search.Facts.HasBirthYear && most <= Least)
            {
                break;
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

    private bool Refuse()
    {
        HasOthers = true;
        return false;
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
