namespace Pratip.Linkage.Lookup;

/// <summary>
/// Chooses whom to compare exactly: the names that gained most are scored by their parts, and of the best names their bearers after
/// what the other facts say. A fact only lowers a score, so that a name which scores less than the last of the best ends the search.
/// </summary>
internal sealed class NameChoice
{
    /// <summary>Up to so many candidates are all scored by their parts.</summary>
    public const int AllScored = 2_000;

    /// <summary>Of more, so many of those that gained most, with their equals up to a limit.</summary>
    private const int FewestScored = 500;
    private const int MostScored = 5_000;

    private readonly List<(int Score, int Name)> _scored = [];
    private readonly List<int> _best = [];
    private readonly BestPeople _people = new();
    private readonly BestPeople _held = new();

    /// <summary>Slots, each once.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>False where names that gain as much as those that were scored were left out.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether there are candidates who were not chosen.</summary>
    public bool HasOthers { get; private set; }

    public void Choose(IndexCore core, CandidateSet candidates, RoughNames names, in FactComparison facts, HeldShare holder, int published, int count)
    {
        Clear();
        candidates.Best(candidates.Count <= AllScored ? AllScored : FewestScored, MostScored, _best, out var isWhole);
        IsWhole = isWhole;
        foreach (var name in _best)
        {
            _scored.Add((names.Score(core.Names.Tokens(name)), name));
        }

        _scored.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Name.CompareTo(b.Name));
        _people.Begin(HeldShare.Compared(count));
        _held.Begin(holder.ComparedOfHolder);
        foreach (var (score, name) in _scored)
        {
            if (score < Math.Min(_people.Least, _held.Least))
            {
                HasOthers = true;
                break;
            }

            AddBearers(core, score, name, facts, holder, published);
        }

        HasOthers |= _people.HasOthers;
        _people.CopyTo(Chosen);
        _held.CopyTo(Chosen);
        Distinct();
    }

    public void Clear()
    {
        _scored.Clear();
        _best.Clear();
        _people.Clear();
        _held.Clear();
        Chosen.Clear();
        HasOthers = false;
    }

    /// <summary>The year of birth lies side by side for all people and is asked first; the place of somebody is read only if they may be among the best.</summary>
    private void AddBearers(IndexCore core, int score, int name, in FactComparison facts, HeldShare holder, int published)
    {
        foreach (var number in core.Names.Bearers(name))
        {
            var most = facts.HasBirthYear && number < published ? facts.Score(score, core.BirthYear(number)) : score;
            if (!(_people.Takes(most, number) | _held.Takes(most, number)) || !core.IsSeen(number, published))
            {
                continue;
            }

            ref readonly var slot = ref core[number];
            var whole = facts.Score(score, slot);
            _people.Add(whole, number);
            if (holder.Holds(slot))
            {
                _held.Add(whole, number);
            }
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
}
