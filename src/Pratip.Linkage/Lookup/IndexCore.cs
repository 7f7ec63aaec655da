using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// The arrays of the index. One writer at a time, under the lock of <see cref="IdentityIndex"/>; readers take the number of slots
/// first and then see exactly what was there at that number.
/// </summary>
internal sealed class IndexCore
{
    /// <summary>Marks the last part of each name in the row of parts, so that the parts of two names do not mix.</summary>
    public const int EndOfName = 1 << 31;

    private const int MostTokens = 255;

    private readonly PagedList<Slot> _slots = new();
    private readonly PagedList<short> _years = new();
    private readonly PagedList<int> _tokens = new();
    private readonly Dictionary<Guid, int> _byId = [];
    private int _count;

    public Vocabulary Words { get; } = new();

    public CodeNumbers Sexes { get; private init; } = new(byte.MaxValue);

    public CodeNumbers Citizenships { get; private init; } = new(ushort.MaxValue);

    public CodeNumbers Holders { get; private init; } = new(ushort.MaxValue);

    public int Living => _byId.Count;

    public int Dead => _count - _byId.Count;

    /// <summary>How many slots a reader may see. Taken once, before anything else is read.</summary>
    public int Published => Volatile.Read(ref _count);

    public ref readonly Slot this[int slot] => ref _slots[slot];

    /// <summary>The year of birth again, side by side: tens of thousands are asked for it in one question.</summary>
    public short BirthYear(int slot) => _years[slot];

    public ReadOnlySpan<int> TokensOf(in Slot slot) => slot.Tokens == 0 ? [] : _tokens.Span(slot.FirstToken, slot.Tokens);

    public bool IsSeen(int slot, int published) => slot < published && Volatile.Read(ref _slots[slot].Until) > published;

    public void Put(LookupIdentity identity, WordReader reader)
    {
        var row = new List<int>(8);
        foreach (var name in identity.Names.SelectMany(PersonName.SplitAliases))
        {
            var words = reader.Words(name);
            for (var i = 0; i < words.Count && row.Count < MostTokens; i++)
            {
                row.Add(Words.Enter(words[i]).Number | (i == words.Count - 1 ? EndOfName : 0));
            }
        }

        Put(identity.Id, row, new Slot
        {
            BirthYear = (short)Math.Clamp(identity.BirthYear ?? 0, 0, short.MaxValue),
            Sex = (byte)Sexes.Enter(identity.Sex),
            Citizenship = (ushort)Citizenships.Enter(identity.Citizenship),
            Holder = (ushort)Holders.Enter(identity.Holder),
        });
    }

    public bool Remove(Guid id)
    {
        if (!_byId.Remove(id, out var slot))
        {
            return false;
        }

        Volatile.Write(ref _slots[slot].Until, _count);
        return true;
    }

    /// <summary>The same people in new arrays, without what the removed ones left behind, their names included.</summary>
    public IndexCore Compacted()
    {
        var fresh = new IndexCore { Sexes = Sexes, Citizenships = Citizenships, Holders = Holders };
        var row = new List<int>();
        for (var at = 0; at < _count; at++)
        {
            ref var slot = ref _slots[at];
            if (slot.Until != Slot.Forever)
            {
                continue;
            }

            row.Clear();
            foreach (var token in TokensOf(slot))
            {
                row.Add(fresh.Words.Enter(Words[token & ~EndOfName].Token).Number | (token & EndOfName));
            }

            fresh.Put(slot.Id, row, slot);
        }

        return fresh;
    }

    private void Put(Guid id, List<int> row, Slot slot)
    {
        var number = _count;
        slot.Id = id;
        slot.Until = Slot.Forever;
        slot.Tokens = (byte)row.Count;
        slot.FirstToken = row.Count == 0 ? 0 : _tokens.Append(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row));
        _slots.Append([slot]);
        _years.Append([slot.BirthYear]);
        foreach (var token in row)
        {
            Words[token & ~EndOfName].Add(number);
        }

        // The old slot ends at the very number that makes the new one visible.
        if (_byId.TryGetValue(id, out var old))
        {
            Volatile.Write(ref _slots[old].Until, number + 1);
        }

        _byId[id] = number;
        Volatile.Write(ref _count, number + 1);
    }
}
