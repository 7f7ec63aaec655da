using System.Runtime.InteropServices;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// The arrays of the index. One writer at a time, under the lock of <see cref="IdentityIndex"/>; readers take the number of slots
/// first and then see exactly what was there at that number.
/// </summary>
internal sealed class IndexCore
{
    private const int MostTokens = 255;

    private readonly PagedList<Slot> _slots = new();
    private readonly PagedList<int> _namesOf = new();
    private readonly Dictionary<Guid, int> _byId = [];
    private int _count;

    public Vocabulary Words { get; } = new();

    public NameTable Names { get; } = new();

    public CodeNumbers Sexes { get; private init; } = new(byte.MaxValue);

    public CodeNumbers Citizenships { get; private init; } = new(ushort.MaxValue);

    public CodeNumbers Holders { get; private init; } = new(ushort.MaxValue);

    public int Living => _byId.Count;

    public int Dead => _count - _byId.Count;

    /// <summary>How many slots a reader may see. Taken once, before anything else is read.</summary>
    public int Published => Volatile.Read(ref _count);

    public ref readonly Slot this[int slot] => ref _slots[slot];

    public ReadOnlySpan<int> NamesOf(in Slot slot) => slot.Names == 0 ? [] : _namesOf.Span(slot.FirstName, slot.Names);

    public bool IsSeen(int slot, int published) => slot < published && Volatile.Read(ref _slots[slot].Until) > published;

    public void Put(LookupIdentity identity, WordReader reader)
    {
        var (row, names, parts) = (new List<int>(8), new List<int>(2), 0);
        foreach (var name in identity.Names.SelectMany(PersonName.SplitAliases))
        {
            row.Clear();
            foreach (var word in reader.Words(name))
            {
                row.Add(Words.Enter(word).Number);
            }

            parts += row.Count;
            if (row.Count > 0 && parts <= MostTokens)
            {
                Enter(row, names);
            }
        }

        Put(identity.Id, names, new Slot
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
        var (row, names) = (new List<int>(), new List<int>());
        for (var at = 0; at < _count; at++)
        {
            ref var slot = ref _slots[at];
            if (slot.Until != Slot.Forever)
            {
                continue;
            }

            names.Clear();
            foreach (var name in NamesOf(slot))
            {
                row.Clear();
                foreach (var token in Names.Tokens(name))
                {
                    row.Add(fresh.Words.Enter(Words[token].Token).Number);
                }

                fresh.Enter(row, names);
            }

            fresh.Put(slot.Id, names, slot);
        }

        return fresh;
    }

    private void Enter(List<int> row, List<int> names)
    {
        var tokens = CollectionsMarshal.AsSpan(row);
        var number = Names.Enter(tokens, out var isNew);
        foreach (var token in isNew ? tokens : [])
        {
            Words[token].Add(number, tokens);
        }

        if (!names.Contains(number))
        {
            names.Add(number);
        }
    }

    private void Put(Guid id, List<int> names, Slot slot)
    {
        var number = _count;
        slot.Id = id;
        slot.Until = Slot.Forever;
        slot.Names = (byte)names.Count;
        slot.FirstName = names.Count == 0 ? 0 : _namesOf.Append(CollectionsMarshal.AsSpan(names));
        _slots.Append([slot]);
        foreach (var name in names)
        {
            Names.Bear(name, new Bearer(number, slot.BirthYear));
            foreach (var token in Names.Tokens(name))
            {
                Words[token].Bear(number);
            }
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
