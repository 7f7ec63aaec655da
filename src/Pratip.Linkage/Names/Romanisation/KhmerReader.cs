namespace Pratip.Linkage.Names.Romanisation;

/// <summary>Reads the clusters of one word as a row of sounds.</summary>
internal sealed class KhmerReader(List<KhmerCluster> clusters)
{
    private const int SilentSpelt = 40;
    private const int LowerSpelt = 25;
    private const int DoubledOnce = 5;
    private const int VowelLeftOut = 30;
    private const int ShortILeftOut = 25;

    private static readonly KhmerTable Table = KhmerTable.Standard;
    private readonly List<SpellingStep> _steps = [];

    /// <summary>The syllable before may still be closed by a letter.</summary>
    private bool _isOpen;
    private bool _isInherent;

    public SpellingStep[] Steps()
    {
        for (var i = 0; i < clusters.Count; i++)
        {
            var cluster = clusters[i];
            if (cluster.IsSilent)
            {
                AddOptional(Table.Final(cluster.Base), SilentSpelt);
            }
            else if (Table.Independent(cluster.Base) is { } vowel)
            {
                AddVowel(vowel);
                (_isOpen, _isInherent) = (true, false);
            }
            else if (cluster.IsBare && Closes(i))
            {
                Close(i);
            }
            else if (!AddSilentEnd(i))
            {
                i += Begin(i) ? 1 : 0;
            }
        }

        return [.. _steps];
    }

    private KhmerCluster? Next(int i) => i + 1 < clusters.Count && !clusters[i + 1].IsSilent ? clusters[i + 1] : null;

    private bool IsLast(int i) => clusters.FindIndex(i + 1, cluster => !cluster.IsSilent) < 0;

    /// <summary>Whether a letter without a vowel sign ends the syllable before it, instead of beginning one of its own.</summary>
    private bool Closes(int i)
    {
        if (!_isOpen)
        {
            return false;
        }

        var next = Next(i);
        if (clusters[i].IsClosing || clusters[i].HasRobat || next is null)
        {
            return true;
        }

        var nextNeedsIt = next.Subscripts.Length > 0 && !IsLiquid(next.Subscripts[0]);
        var nextClosesIt = next.IsBare && (IsLast(i + 1) || next.IsClosing);
        return !nextNeedsIt && !nextClosesIt;
    }

    private void Close(int i)
    {
        var cluster = clusters[i];
        var isEnd = IsLast(i);
        if (cluster.HasRobat)
        {
            AddOptional(Table.Final(cluster.Base), SilentSpelt);
        }
        else if (!isEnd && cluster.Subscripts is [var doubled, ..] && AreOneSound(cluster.Base, doubled))
        {
            AddConsonants(cluster, isInner: true);
        }
        else
        {
            AddConsonant(isEnd || cluster.IsClosing ? Table.Final(cluster.Base) : Either(Table.Final(cluster.Base), Table.Onset(cluster.Base)));
            foreach (var lower in cluster.Subscripts.OrderBy(lower => lower == '\u179A'))
            {
                AddOptional(Table.Onset(lower), LowerSpelt);
            }
        }

        if (isEnd && cluster.Subscripts.Contains('\u179A', StringComparison.Ordinal))
        {
            AddVowel(Table.AfterSilent);
        }
        else if (!isEnd && !cluster.IsClosing)
        {
            AddVowel(Table.Carried);
        }

        (_isOpen, _isInherent) = (false, false);
    }

    /// <summary>A word that ends in a short i or u after a consonant: the vowel is mostly not spoken.</summary>
    private bool AddSilentEnd(int i)
    {
        if (i == 0 || !IsLast(i) || Table.SilentVowel(clusters[i].Vowel) is not { } vowel)
        {
            return false;
        }

        if (_isOpen && clusters[i].Subscripts is [var lower, ..] && !AreOneSound(clusters[i].Base, lower))
        {
            // Sak, but Pheakdey: with the vowel the lower letter falls silent too.
            AddConsonant(Either(Table.Final(clusters[i].Base), Table.Onset(clusters[i].Base)));
            AddOptional(Table.Onset(lower == '\u178F' ? '\u178A' : lower), DoubledOnce);
        }
        else
        {
            AddConsonants(clusters[i], isInner: _isOpen);
        }

        AddVowel(vowel);
        return true;
    }

    /// <summary>A syllable up to its vowel, and with the letter that closes it where both are spelt as one; true in that case.</summary>
    private bool Begin(int i)
    {
        var cluster = clusters[i];
        var isInner = _isOpen && IsDivided(cluster);
        AddConsonants(cluster, _isOpen);
        var aSeries = cluster.ShiftedToA ?? IsASeries(cluster, isInner);
        (_isOpen, _isInherent) = (true, cluster.IsBare);
        var next = Next(i) is { IsBare: true, HasRobat: false } following && Closes(i + 1) ? following : null;
        if (next is { Subscripts: "" } && Table.Vowel(cluster.Vowel + next.Base, aSeries) is { } rime && !(cluster.IsBare && !next.IsClosing))
        {
            AddVowel(rime);
            _isOpen = false;
            return true;
        }

        AddVowel(VowelOf(cluster, aSeries, i));
        _isOpen = !IsEnded(cluster.Vowel);
        return false;
    }

    private Spelling[] VowelOf(KhmerCluster cluster, bool aSeries, int i)
    {
        var next = Next(i);
        if (!cluster.IsBare)
        {
            var vowel = Table.Vowel(cluster.Vowel, aSeries) ?? Table.Vowel(cluster.Vowel[..1], aSeries) ?? [];
            // Sorya beside Soriya.
            return cluster.Vowel == "\u17B7" && next is { Base: '\u1799' } ? [.. vowel, new Spelling("", ShortILeftOut)] : vowel;
        }

        // Vanna, Rath: words of Pali origin, which a doubled or a silenced letter shows, mostly have an a.
        var isBeforeDouble = (next is { Subscripts: [var lower, ..] } && AreOneSound(next.Base, lower)) || (i + 2 < clusters.Count && clusters[i + 2].IsSilent);
        var inherent = Table.Vowel(next is { IsClosing: true } ? "\u17CB" : isBeforeDouble ? "\u17D2" : "", aSeries)!;
        // A letter within a word may have no vowel at all.
        return i == 0 ? inherent : [.. inherent, new Spelling("", VowelLeftOut)];
    }

    private void AddConsonants(KhmerCluster cluster, bool isInner)
    {
        var subscripts = cluster.Subscripts;
        if (subscripts.Length > 0 && Table.Pair(cluster.Base, subscripts[0]) is { } pair)
        {
            AddConsonant(pair);
            subscripts = subscripts[1..];
        }
        else if (subscripts.Length > 0 && isInner && AreOneSound(cluster.Base, subscripts[0]))
        {
            var isBreathed = Table.Onset(subscripts[0])[0].Letters.EndsWith('h');
            AddConsonant([.. Table.Final(cluster.Base).Take(1).Select(s => s with { Cost = isBreathed ? DoubledOnce : 0 }), new Spelling("", isBreathed ? 0 : DoubledOnce)]);
        }
        else
        {
            AddConsonant(isInner ? Either(Table.Onset(cluster.Base), Table.Final(cluster.Base)) : Table.Onset(cluster.Base, cluster.ShiftedToA == true || subscripts.Length > 0));
        }

        foreach (var lower in subscripts)
        {
            if (isInner && !IsLiquid(lower) && !IsNasal(cluster.Base) && !AreOneSound(cluster.Base, lower))
            {
                AddVowel(Table.BetweenPair);
            }

            AddConsonant(lower == '\u178F' && isInner && cluster.Base != lower ? Table.Onset('\u178A') : Table.Onset(lower));
        }
    }

    /// <summary>Vanna, Vuthy, Chenda: the upper letter of a pair ends one syllable and the lower begins the next.</summary>
    private bool IsDivided(KhmerCluster cluster) =>
        cluster.Subscripts.Length > 0 && (_isInherent || !IsLiquid(cluster.Subscripts[0]) || cluster.Subscripts[0] == cluster.Base);

    private static bool IsASeries(KhmerCluster cluster, bool isDivided)
    {
        var (governing, subscripts) = isDivided ? (cluster.Subscripts[0], cluster.Subscripts[1..]) : (cluster.Base, cluster.Subscripts);
        foreach (var subscript in subscripts)
        {
            governing = Table.IsRecessive(subscript) ? governing : subscript;
        }

        return Table.IsASeries(governing);
    }

    private static bool IsNasal(char letter) => letter is '\u1784' or '\u1789' or '\u178E' or '\u1793' or '\u1798';

    private static bool IsLiquid(char letter) => letter is '\u179A' or '\u179B' or '\u1799' or '\u179C';

    /// <summary>Vowels that nothing closes: with nikahit, reahmuk or yukoleak pintu at their end.</summary>
    private static bool IsEnded(string vowel) => vowel.Length > 0 && vowel != "\u17B6\u17C6" && "\u17C6\u17C7\u17C8".Contains(vowel[^1], StringComparison.Ordinal);

    private static bool AreOneSound(char upper, char lower) => Table.Final(upper) is [var one, ..] && Table.Final(lower) is [var other, ..] && one.Letters[..Math.Min(1, one.Letters.Length)] == other.Letters[..Math.Min(1, other.Letters.Length)];

    /// <summary>A letter within a word may be heard as the end of one syllable or the beginning of the next.</summary>
    private static Spelling[] Either(Spelling[] likelier, Spelling[] other) => [.. likelier, .. other.Where(s => s.Letters.Length > 0 && !Array.Exists(likelier, o => o.Letters == s.Letters))];

    private void AddOptional(Spelling[] spellings, int cost) => AddConsonant([new Spelling("", 0), .. spellings.Where(s => s.Letters.Length > 0).Select(s => s with { Cost = s.Cost + cost })]);

    private void AddConsonant(Spelling[] spellings) => Add(spellings, isVowel: false);

    private void AddVowel(Spelling[] spellings) => Add(spellings, isVowel: true);

    private void Add(Spelling[] spellings, bool isVowel)
    {
        if (spellings.Length > 0 && spellings is not [{ Letters: "" }])
        {
            _steps.Add(new SpellingStep(spellings, isVowel));
        }
    }
}
