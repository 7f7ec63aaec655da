using Pratip.Linkage.Names;
using Pratip.Linkage.Names.Sounds;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>
/// A key of each distinct value of a field, as a 32-bit hash. Two different keys with one hash bring together pairs that the
/// comparison then tells apart, so a collision costs time and nothing else.
/// </summary>
internal sealed class KeyColumn
{
    private const int LettersOfBeginning = 4;
    private const int MostSounds = 12;
    private const int MostSoundsOfTwo = 4;
    private const int MostParts = 6;
    private const int MostCounted = 20_000;

    private readonly KeyStore _keys;
    private (double Concentration, double Largest)? _counted;

    public KeyColumn(FieldColumn column, BlockingKey key)
    {
        Key = key;
        Column = column;
        _keys = new KeyStore(column.Texts.Length);
        _keys.Keep(FieldColumn.Missing, []);
    }

    public BlockingKey Key { get; }

    public FieldColumn Column { get; }

    /// <summary>Makes room for values that came to the column since.</summary>
    public void Extend() => _keys.Extend(Column.Texts.Length);

    /// <summary>Each value's keys are made when they are first asked for: most rules that are considered see few values.</summary>
    public ReadOnlySpan<uint> Of(int record)
    {
        var value = Column.Values[record];
        if (!_keys.TryGet(value, out var keys))
        {
            _keys.Keep(value, KeysOf(Column.Texts[value], Column.Field.Kind, Key.Form));
            _keys.TryGet(value, out keys);
        }

        return keys;
    }

    /// <summary>The chance that two records share the key, from some of the records.</summary>
    public double Concentration => (_counted ??= Estimate()).Concentration;

    /// <summary>The share that the most frequent key has among the records that have any.</summary>
    public double LargestShare => (_counted ??= Estimate()).Largest;

    /// <summary>The forms that make sense for a kind of field.</summary>
    public static KeyForm[] FormsOf(FieldKind kind) => kind switch
    {
        FieldKind.Name => [KeyForm.Whole, KeyForm.Sound, KeyForm.TwoSounds],
        FieldKind.Text => [KeyForm.Whole, KeyForm.Beginning, KeyForm.Sound],
        FieldKind.Code or FieldKind.Phone => [KeyForm.Whole, KeyForm.Beginning, KeyForm.Ending],
        FieldKind.Date => [KeyForm.Whole, KeyForm.Year, KeyForm.MonthAndDay],
        _ => [KeyForm.Whole],
    };

    public bool Share(int a, int b)
    {
        var one = Of(a);
        var other = Of(b);
        foreach (var key in one)
        {
            if (other.Contains(key))
            {
                return true;
            }
        }

        return false;
    }

    private (double Concentration, double Largest) Estimate()
    {
        var step = Math.Max(1, Column.Values.Length / MostCounted);
        var counts = new Dictionary<uint, int>();
        var (seen, bearers) = (0, 0);
        for (var record = 0; record < Column.Values.Length; record += step, seen++)
        {
            bearers += Of(record).Length > 0 ? 1 : 0;
            foreach (var key in Of(record))
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
            }
        }

        var largest = counts.Values.DefaultIfEmpty().Max() / (double)Math.Max(1, bearers);
        return (seen < 2 ? 1 : counts.Values.Sum(count => (double)count * (count - 1)) / ((double)seen * (seen - 1)), largest);
    }

    private static uint[] KeysOf(string text, FieldKind kind, KeyForm form) =>
        SeveralValues.MayBe(kind) && SeveralValues.Are(text) ? [.. SeveralValues.Of(text).SelectMany(single => KeysOfSingle(single, kind, form)).Distinct()] : KeysOfSingle(text, kind, form);

    private static uint[] KeysOfSingle(string text, FieldKind kind, KeyForm form) => (kind, form) switch
    {
        (FieldKind.Name, KeyForm.Whole) => [.. Words(text).Select(Hash).Distinct()],
        (FieldKind.Name, KeyForm.TwoSounds) => [.. Names(text).SelectMany(Two).Distinct()],
        (FieldKind.Name, _) => [.. Tokens(text).SelectMany(token => token.Skeletons.Take(MostSounds)).Select(Hash).Distinct()],
        (_, KeyForm.Whole) => [Hash(text)],
        (FieldKind.Text, KeyForm.Beginning) => [Hash(text[..Math.Min(text.Length, LettersOfBeginning)])],
        (FieldKind.Text, KeyForm.Sound) => Skeleton.Of(SoundReader.Read(text.Replace(" ", "", StringComparison.Ordinal))) is { Length: > 0 } sound ? [Hash(sound)] : [],
        (_, KeyForm.Beginning) => text.Length < 4 ? [] : [Hash(text[..(text.Length / 2)])],
        (_, KeyForm.Ending) => text.Length < 4 ? [] : [Hash(text[^(text.Length / 2)..])],
        (_, KeyForm.Year) => text.Length < 4 ? [] : [Hash(text[..4])],
        (_, KeyForm.MonthAndDay) => text.Length < 8 ? [] : [Hash(text[4..])],
        _ => [],
    };

    private static IEnumerable<string> Words(string text) => Names(text).SelectMany(name => name).Distinct(StringComparer.Ordinal);

    private static IEnumerable<List<string>> Names(string text) =>
        text.Split(RecordTable.Separator, StringSplitOptions.RemoveEmptyEntries).SelectMany(PersonName.SplitAliases).Select(name => PersonName.Words(name));

    private static IEnumerable<uint> Two(List<string> words)
    {
        var sounds = words.Take(MostParts).Select(word => NameToken.Of(word).Skeletons.Take(MostSoundsOfTwo).Select(Hash).ToArray()).ToList();
        return
            from first in Enumerable.Range(0, sounds.Count)
            from second in Enumerable.Range(first + 1, sounds.Count - first - 1)
            from one in sounds[first]
            from other in sounds[second]
            select Combine(Math.Min(one, other), Math.Max(one, other));
    }

    /// <summary>Each part, and each two neighbours as one word: what one office divides another writes together.</summary>
    private static IEnumerable<NameToken> Tokens(string text)
    {
        foreach (var tokens in Names(text).Select(words => words.ConvertAll(NameToken.Of)))
        {
            foreach (var token in tokens.Concat(tokens.Zip(tokens.Skip(1), NameToken.Join)))
            {
                yield return token;
            }
        }
    }

    /// <summary>FNV-1a with a last mix; the same on every machine.</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return Mix(hash);
    }

    public static uint Combine(uint a, uint b) => Mix((a * 0x9E3779B1u) ^ b);

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352Du;
        hash ^= hash >> 15;
        hash *= 0x846CA68Bu;
        return hash ^ (hash >> 16);
    }
}
