using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Characters;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Names that stand in a complaint's own words, of people whom the register may not know: what the reporter wrote and added, and what
/// was written of checks, interviews and replies. Two words side by side of which either text writes both with capitals, or in Khmer what
/// follows a title, are a name unless they are ordinary words, places or bodies (<see cref="OrdinaryNames"/>).
/// </summary>
internal sealed partial class SaidNames
{
    /// <summary>A longer run of capitals is a heading, or somebody who writes in nothing else.</summary>
    private const int LongestRun = 5;

    private const int ShortestPart = 3;

    private readonly HashSet<(string, string)> _beside = [];

    private readonly HashSet<(string, string)> _named = [];

    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

    /// <summary>Words that also stand with a small letter: those are of the language.</summary>
    private readonly HashSet<string> _small = new(StringComparer.Ordinal);

    private readonly TitledNames _titled = new();

    /// <summary>Without scope, as <see cref="KnownNames"/>: whoever writes for the public need not see all of it to be kept from repeating it.</summary>
    public static async Task<SaidNames> ReadAsync(Register register, Guid complaintId, CancellationToken ct)
    {
        var said = new SaidNames();
        await using var db = register.CreateContext();
        var complaint = await db.Complaints.SingleAsync(one => one.Id == complaintId, ct);
        Add(complaint.Id, complaint.WrappedKey, complaint.Text);
        foreach (var step in await db.ComplaintSteps.Where(one => one.ComplaintId == complaintId && one.Text != null && !one.IsVoided).ToListAsync(ct))
        {
            Add(step.Id, step.WrappedKey, step.Text!);
        }

        return said;

        void Add(Guid row, byte[] key, byte[] envelope)
        {
            try
            {
                said.Add(register.Vault.Open(key, row, ComplaintRows.TextField, envelope));
            }
            catch (VaultException)
            {
                // Its key was destroyed: what cannot be read names nobody.
            }
        }
    }

    /// <summary>One piece of the complaint's words.</summary>
    public void Add(string text)
    {
        _beside.UnionWith(PairsOf(TextWord.Read(text)).Select(pair => (pair.First.Key, pair.Second.Key)));
        _small.UnionWith(SmallWordsOf(text));
        _titled.Add(text);
        foreach (var run in RunsOf(text))
        {
            var pairs = run.Words.Zip(run.Words.Skip(1)).Where(pair => !OrdinaryNames.Are(pair.First, pair.Second)).ToList();
            _named.UnionWith(pairs.Select(pair => (LookupKey.Of(pair.First), LookupKey.Of(pair.Second))));

            // What begins a sentence has its capital from there, where a whole name follows it.
            _parts.UnionWith(pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Except(run.BeginsSentence && run.Words.Count > 2 ? run.Words.Take(1) : [], StringComparer.Ordinal).Select(LookupKey.Of));
        }
    }

    /// <summary>What of a text is a name that stands in the complaint, as it stands in the text; null where nothing is.</summary>
    public string? Find(string text)
    {
        foreach (var (first, second) in RunsOf(text).SelectMany(run => run.Words.Zip(run.Words.Skip(1))).Where(pair => !OrdinaryNames.Are(pair.First, pair.Second)))
        {
            if (Holds(_beside, LookupKey.Of(first), LookupKey.Of(second)))
            {
                return $"{first} {second}";
            }
        }

        foreach (var (first, second) in PairsOf(TextWord.Read(text)))
        {
            if (Holds(_named, first.Key, second.Key))
            {
                return $"{first.Written} {second.Written}";
            }
        }

        return PartIn(text) ?? _titled.Find(text);
    }

    /// <summary>One part of such a name alone, with its capital, and not as part of the name of a place or a body.</summary>
    private string? PartIn(string text)
    {
        var small = SmallWordsOf(text);
        foreach (var words in Capitalised().Matches(text).Select(run => run.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            for (var at = 0; at < words.Length; at++)
            {
                var isOfPlace = (at > 0 && OrdinaryNames.AreOfOne(words[at - 1], words[at])) || (at + 1 < words.Length && OrdinaryNames.AreOfOne(words[at], words[at + 1]));
                if (!isOfPlace && LookupKey.Of(words[at]) is { Length: >= ShortestPart } key && _parts.Contains(key) && !_small.Contains(key) && !small.Contains(key) && !OrdinaryNames.IsOne(key))
                {
                    return words[at];
                }
            }
        }

        return null;
    }

    private static bool Holds(HashSet<(string, string)> pairs, string first, string second) => pairs.Contains((first, second)) || pairs.Contains((second, first));

    private static IEnumerable<(TextWord First, TextWord Second)> PairsOf(List<TextWord> words) => words.Zip(words.Skip(1));

    private static HashSet<string> SmallWordsOf(string text) => Small().Matches(text).Select(word => LookupKey.Of(word.Value)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Words with capitals side by side, parted by nothing but space.</summary>
    private static IEnumerable<Run> RunsOf(string text) => Runs().Matches(text)
        .Select(run => new Run([.. run.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)], BeginsSentence(text, run.Index)))
        .Where(run => run.Words.Count <= LongestRun);

    private static bool BeginsSentence(string text, int at) => text.AsSpan(0, at).TrimEnd() is var before && (before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or '។' or '"' or '“');

    [GeneratedRegex(@"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}'’-]*(?:\s+\p{Lu}[\p{L}\p{M}'’-]*)+", RegexOptions.None, 1000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}'’-]*(?:\s+\p{Lu}[\p{L}\p{M}'’-]*)*", RegexOptions.None, 1000)]
    private static partial Regex Capitalised();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}'’-]*", RegexOptions.None, 1000)]
    private static partial Regex Small();

    private sealed record Run(IReadOnlyList<string> Words, bool BeginsSentence);
}
