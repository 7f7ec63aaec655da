namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// Khmer to Latin letters. Values of the letters by series after UNGEGN 1972 and the popular spellings of names; which consonant
/// closes a syllable and which series governs a cluster by the rules of the orthography (Huffman, Cambodian System of Writing,
/// 1970). No dictionary: words of Pali origin keep some silent letters that a reader would drop.
/// </summary>
internal sealed class KhmerRomaniser : IRomaniser
{
    private const int StyleCount = 3;
    private readonly KhmerTable _table = KhmerTable.Standard;

    public IReadOnlyList<string> Romanise(string token)
    {
        var clusters = KhmerCluster.Read(token).Where(c => !c.IsSilent).ToList();
        if (clusters.Count == 0)
        {
            return [];
        }

        var spellings = Spell(clusters).Styles(StyleCount);
        var last = clusters[^1];
        if (clusters.Count > 1 && last.Vowel is "\u17B7" or "\u17BB" && "\u178F\u1790\u178A\u178B\u1791\u1792\u178E".Contains(last.Base, StringComparison.Ordinal))
        {
            // Sambath, Chiet: a final short i or u after a dental is written and mostly not spoken.
            spellings = Spell(clusters, silentEnd: true).Styles(2).Concat(spellings);
        }

        return [.. spellings.Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private SyllableSpellings Spell(List<KhmerCluster> clusters, bool silentEnd = false)
    {
        var spellings = new SyllableSpellings();
        var reader = new SyllableReader(_table, spellings);
        for (var i = 0; i < clusters.Count; i++)
        {
            var cluster = clusters[i];
            var next = i + 1 < clusters.Count ? clusters[i + 1] : null;
            if (silentEnd && next is null)
            {
                reader.Close(cluster.Base);
            }
            else if (_table.Independent(cluster.Base) is { } vowel)
            {
                reader.Begin("", vowel, "", isOpen: true, isInherent: false);
            }
            else if (cluster.IsBare && Closes(cluster, next, reader, i + 2 >= clusters.Count))
            {
                reader.Close(cluster.Base);
            }
            else if (reader.IsOpen && ClosesBefore(cluster, reader))
            {
                reader.Close(cluster.Base);
                BeginLower(reader, cluster);
            }
            else
            {
                Begin(reader, cluster.Base, cluster.Subscripts, cluster);
            }
        }

        reader.End();
        return spellings;
    }

    /// <summary>Whether a letter without a vowel sign ends the syllable before it, instead of beginning one of its own.</summary>
    private static bool Closes(KhmerCluster cluster, KhmerCluster? next, SyllableReader reader, bool nextIsLast)
    {
        if (!reader.IsOpen)
        {
            return false;
        }

        if (cluster.IsClosing || next is null)
        {
            return true;
        }

        var nextNeedsIt = next.Subscripts.Length > 0 && !IsLiquid(next.Subscripts[0]);
        var nextClosesIt = next.IsBare && (nextIsLast || next.IsClosing);
        return !nextNeedsIt && !nextClosesIt;
    }

    /// <summary>Vanna, Vuthy, Chenda: the upper letter of a pair ends one syllable and the lower begins the next.</summary>
    private static bool ClosesBefore(KhmerCluster cluster, SyllableReader reader) =>
        cluster.Subscripts.Length > 0 && (reader.IsInherent || !IsLiquid(cluster.Subscripts[0]) || cluster.Subscripts[0] == cluster.Base);

    private static bool IsLiquid(char letter) => letter is '\u179A' or '\u179B' or '\u1799' or '\u179C';

    /// <summary>The lower letter begins a syllable; below another letter da and ta share one shape, which is mostly read d.</summary>
    private void BeginLower(SyllableReader reader, KhmerCluster cluster)
    {
        var lower = cluster.Subscripts[0];
        Begin(reader, lower == '\u178F' && cluster.Base is not '\u178F' and not '\u1790' ? '\u178A' : lower, cluster.Subscripts[1..], cluster);
    }

    private void Begin(SyllableReader reader, char letter, string subscripts, KhmerCluster cluster)
    {
        var aSeries = cluster.ShiftedToA ?? IsASeries(letter, subscripts);
        // Po with the sign that moves it to the first series is p, not b: Pen, Pol.
        var onset = letter == '\u1794' && (cluster.ShiftedToA == true || subscripts.Length > 0) ? "p" : _table.Onset(letter);
        foreach (var subscript in subscripts)
        {
            onset += subscript == '\u178F' ? "d" : _table.Onset(subscript);
        }

        var open = cluster.Vowel.Length == 0 || cluster.Vowel == "\u17B6\u17C6" || !"\u17C6\u17C7\u17C8".Contains(cluster.Vowel[^1], StringComparison.Ordinal);
        var vowel = _table.Vowel(cluster.Vowel, aSeries) ?? _table.Vowel(cluster.Vowel[..1], aSeries) ?? [];
        reader.Begin(onset, vowel, cluster.Vowel, open, cluster.IsBare, aSeries);
    }

    private bool IsASeries(char letter, string subscripts)
    {
        var governing = letter;
        foreach (var subscript in subscripts)
        {
            if (!_table.IsRecessive(subscript))
            {
                governing = subscript;
            }
        }

        return _table.IsASeries(governing);
    }

    /// <summary>The syllable being read: it stays open until a letter closes it or the next one begins.</summary>
    private sealed class SyllableReader(KhmerTable table, SyllableSpellings spellings)
    {
        private string[]? _vowel;
        private string _signs = "";
        private bool _aSeries;

        public bool IsOpen { get; private set; }

        public bool IsInherent { get; private set; }

        public void Begin(string onset, string[] vowel, string signs, bool isOpen, bool isInherent, bool aSeries = false)
        {
            End();
            spellings.Add(onset);
            (_vowel, _signs, _aSeries, IsOpen, IsInherent) = (vowel, signs, aSeries, isOpen, isInherent);
        }

        public void Close(char letter)
        {
            var final = table.Final(letter);
            var combined = table.Vowel(_signs + letter, _aSeries) ?? (final.Length > 0 ? table.Rime(_signs, final[0]) : null);
            if (_vowel is not null && combined is not null)
            {
                spellings.Add(combined);
                (_vowel, IsOpen) = (null, false);
                return;
            }

            End();
            spellings.Add(final);
        }

        public void End()
        {
            if (_vowel is not null)
            {
                spellings.Add(_vowel);
            }

            (_vowel, IsOpen) = (null, false);
        }
    }
}
