using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>Finds which parts in the index a part of the question may mean.</summary>
internal sealed class MeaningFinder
{
    /// <summary>Beyond so many, the least alike ones are other names.</summary>
    private const int MostMeanings = 160;

    /// <summary>When so many parts begin as an unfinished one does, longer ones are left out: two letters may begin thousands.</summary>
    private const int MostBegun = 250;

    /// <summary>Two parts read as one resemble many words that only one of them means.</summary>
    private const int JoinedFloor = 800;

    /// <summary>A part this alike counts as the same name when its rarity is judged.</summary>
    private const int SameName = 880;

    private readonly HashSet<uint> _keys = [];
    private readonly List<int> _found = [];
    private readonly HashSet<int> _seen = [];

    public void Find(Vocabulary words, QueryUnit unit, bool isUnfinished, int people)
    {
        FindFinished(words, unit);
        if (isUnfinished)
        {
            FindBegun(words, unit);
        }

        var same = 0;
        foreach (var (word, score) in unit.Meanings)
        {
            same += score >= SameName ? word.People : 0;
        }

        unit.Weight = NameAlignment.Weight(unit.Token, Rarity(same, people)) * unit.Length;
    }

    /// <summary>A part that stands in the index itself, as most that are asked for do, remembers what it may mean.</summary>
    private void FindFinished(Vocabulary words, QueryUnit unit)
    {
        var known = unit.Length == 1 ? words.Known(unit.Token.Text) : null;
        var upTo = words.Count;
        var remembered = known?.Meanings;
        unit.Meanings.AddRange(remembered?.Words ?? []);
        if (remembered?.UpTo == upTo)
        {
            return;
        }

        if (unit.Length == 1)
        {
            TokenKeys.Collect(unit.Token, asked: true, _keys);
        }
        else
        {
            TokenKeys.CollectJoined(unit.Token, _keys);
        }

        Collect(words);
        if (known is not null)
        {
            var (first, last) = (remembered?.UpTo ?? 0, upTo);
            _found.RemoveAll(number => number < first || number >= last);
        }

        var least = unit.Length == 1 ? TokenSimilarity.Floor : JoinedFloor;
        Add(words, unit, word => TokenSimilarity.OfTyped(unit.Token, word.Token, least, out _, out _), least);
        Sort(unit);
        if (unit.Meanings.Count > MostMeanings)
        {
            unit.Meanings.RemoveRange(MostMeanings, unit.Meanings.Count - MostMeanings);
        }

        if (known is not null)
        {
            words.Remember(known, new Meanings([.. unit.Meanings], upTo));
        }
    }

    private void FindBegun(Vocabulary words, QueryUnit unit)
    {
        var finished = unit.Meanings.Count;
        for (var length = TokenKeys.ShortBeginning; length <= TokenKeys.LongestForm && unit.Meanings.Count - finished < MostBegun; length++)
        {
            TokenKeys.CollectAskedBeginnings(unit.Token, length, _keys);
            Collect(words);
            Add(words, unit, word => TokenSimilarity.OfBeginning(unit.Token, word.Token, out _), TokenSimilarity.Floor);
        }

        Sort(unit);
    }

    /// <summary>Half of a country may share a dozen names; a rare one says more (Winkler 1989, frequency-based matching).</summary>
    public static int Rarity(int bearers, int people) => people < 1000 ? NameAlignment.Ordinary : (bearers * 1000L / people) switch
    {
        >= 20 => 700,
        >= 5 => 850,
        >= 1 => 1000,
        _ => 1150,
    };

    private void Collect(Vocabulary words)
    {
        _found.Clear();
        foreach (var key in _keys)
        {
            words.Find(key, _found);
        }
    }

    private void Add(Vocabulary words, QueryUnit unit, Func<IndexedToken, int> likeness, int least)
    {
        _seen.Clear();
        foreach (var number in _found)
        {
            if (_seen.Add(number) && words[number] is var word && likeness(word) is var score && score >= least)
            {
                unit.Meanings.Add((word, score));
            }
        }
    }

    /// <summary>Best first, among equals the earlier part: the same list whenever it was found.</summary>
    private static void Sort(QueryUnit unit) =>
        unit.Meanings.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Word.Number.CompareTo(b.Word.Number));
}
