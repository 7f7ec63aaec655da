namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// All the ways in which a word may be spelt in Latin letters, sound by sound, with what each costs: a word of four sounds has dozens of
/// spellings, which need not be listed to be compared.
/// </summary>
internal sealed class SpellingSteps(SpellingStep[] steps)
{
    private const int LongestForm = NameToken.LongestText;
    private const int Kept = 24;
    private const int Never = 100_000;
    private const int MostStrange = 2;

    private const int VowelLost = 250;
    private const int VowelTaken = 230;
    private const int ConsonantLost = 380;
    private const int ConsonantTaken = 430;
    private const int NearConsonantTaken = 260;

    private const int Doubled = 4;
    private const int MuteH = 25;
    private const int BreathH = 120;
    private const int LengthR = 30;
    private const int LastE = 40;

    /// <summary>Up to so many sounds an error tells of another name in full; in long words a slip is likelier.</summary>
    private const int ShortWord = 5;

    private readonly uint _letters = steps.Aggregate(0u, (all, step) => step.Spellings.Aggregate(all, (letters, s) => letters | NameToken.LettersOf(s.Letters)));

    /// <summary>For each sound which letters each of its spellings takes, one bit each.</summary>
    private readonly uint[][] _spelt = Array.ConvertAll(steps, step => Array.ConvertAll(step.Spellings, s => NameToken.LettersOf(s.Letters)));

    public SpellingSteps Then(SpellingSteps other) => new([.. steps, .. other.Steps]);

    private SpellingStep[] Steps => steps;

    /// <summary>The likeliest spellings, the commonest first.</summary>
    public List<string> Likeliest(int count)
    {
        List<(string Text, int Cost)> forms = [("", 0)];
        foreach (var step in steps)
        {
            forms = [.. forms.SelectMany(form => step.Spellings.Select(s => (Text: form.Text + s.Letters, Cost: form.Cost + s.Cost)))
                .OrderBy(form => form.Cost).DistinctBy(form => form.Text, StringComparer.Ordinal).Take(Kept)];
        }

        return [.. forms.Where(form => form.Text.Length > 0).Select(form => NameText.Cut(form.Text, LongestForm)).Take(count)];
    }

    /// <summary>
    /// The least that it costs to read the letters as this word; <see cref="int.MaxValue"/> where that is more than
    /// <paramref name="most"/>. Edit distance with weights (Wagner and Fischer 1974), one side of which has choices.
    /// </summary>
    /// <param name="letters">Small Latin letters.</param>
    /// <param name="held">Which letters those are, one bit each (<see cref="NameToken.Letters"/>).</param>
    /// <param name="most">What costs more is given up.</param>
    public int Cost(string letters, uint held, int most)
    {
        // Most words are other words, and their letters tell.
        if (int.PopCount((int)(held & ~_letters)) > MostStrange || LeastCost(held) > most)
        {
            return int.MaxValue;
        }

        var width = letters.Length + 1;
        Span<int> rows = stackalloc int[2 * width];
        var now = rows[..width];
        var next = rows[width..];
        now.Fill(Never);
        now[0] = 0;
        foreach (var step in steps)
        {
            next.Fill(Never);
            if (!Advance(step, letters, now, next, most))
            {
                return int.MaxValue;
            }

            var spare = now;
            now = next;
            next = spare;
        }

        AddSurplus(letters, now);
        return now[^1] <= most ? now[^1] : int.MaxValue;
    }

    /// <summary>Sounds none of whose spellings can be written with these letters are lost or taken for others.</summary>
    private int LeastCost(uint held)
    {
        var cost = 0;
        for (var i = 0; i < _spelt.Length; i++)
        {
            var isSpelt = false;
            foreach (var letters in _spelt[i])
            {
                isSpelt |= (letters & ~held) == 0;
            }

            cost += isSpelt ? 0 : Scaled(steps[i].IsVowel ? VowelTaken : NearConsonantTaken);
        }

        return cost;
    }

    private bool Advance(SpellingStep step, string letters, Span<int> now, Span<int> next, int most)
    {
        var any = false;
        AddSurplus(letters, now);
        for (var at = 0; at < now.Length; at++)
        {
            if (now[at] > most)
            {
                continue;
            }

            any = true;
            foreach (var (spelling, cost) in step.Spellings)
            {
                if (string.CompareOrdinal(letters, at, spelling, 0, spelling.Length) == 0)
                {
                    Lower(ref next[at + spelling.Length], now[at] + cost);
                }
            }

            Lower(ref next[at], now[at] + Scaled(step.IsVowel ? VowelLost : ConsonantLost));
            AddTaken(step, letters, at, now[at], next);
        }

        return any;
    }

    /// <summary>Another sound in the place of this one.</summary>
    private void AddTaken(SpellingStep step, string letters, int at, int before, Span<int> next)
    {
        if (at == letters.Length || IsVowel(letters[at]) != step.IsVowel)
        {
            return;
        }

        if (!step.IsVowel)
        {
            Lower(ref next[at + 1], before + Scaled(IsNear(step.Spellings[0].Letters, letters[at]) ? NearConsonantTaken : ConsonantTaken));
            return;
        }

        for (var end = at + 1; end <= letters.Length && IsVowel(letters[end - 1]); end++)
        {
            Lower(ref next[end], before + Scaled(VowelTaken));
        }
    }

    /// <summary>Letters that no sound of this word stands for.</summary>
    private void AddSurplus(string letters, Span<int> costs)
    {
        for (var at = 0; at < letters.Length; at++)
        {
            if (costs[at] < Never)
            {
                Lower(ref costs[at + 1], costs[at] + Surplus(letters, at));
            }
        }
    }

    private int Surplus(string letters, int at)
    {
        var (letter, before) = (letters[at], at == 0 ? '\0' : letters[at - 1]);
        var isLast = at == letters.Length - 1;
        return letter == before && letter != 'h' ? Doubled
            : letter == 'h' && before != '\0' ? IsVowel(before) ? MuteH : BreathH
            : letter == 'r' && before != '\0' && IsVowel(before) && (isLast || !IsVowel(letters[at + 1])) ? LengthR
            : letter == 'e' && isLast && before != '\0' && !IsVowel(before) ? LastE
            : Scaled(IsVowel(letter) ? VowelLost : ConsonantLost);
    }

    private int Scaled(int cost) => steps.Length <= ShortWord ? cost : cost * ShortWord / steps.Length;

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool IsNear(string usual, char letter) => usual.Length > 0 && (usual[0], letter) is
        ('t', 'd') or ('d', 't') or ('p', 'b') or ('b', 'p') or ('k', 'g') or ('g', 'k') or ('n', 'g') or ('c', 'j') or ('v', 'b') or ('p', 'f');

    private static void Lower(ref int cost, int to) => cost = Math.Min(cost, to);
}
