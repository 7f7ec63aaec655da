using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pratip.Linkage.Blocking;

/// <summary>
/// The keys of values by their numbers, filled by several threads as values are asked for: a single key lies in its slot, several lie
/// behind one another in large arrays. A million values of one key each are one array of 8 MB and no object.
/// </summary>
internal sealed class KeyStore(int values)
{
    /// <summary>Where a slot holds how many keys there are, and one, so that an empty slot says that nobody has asked yet.</summary>
    private const int CountAt = 32;

    private const int PlaceBits = 16;
    private const int Largest = 1 << PlaceBits;
    private const int Smallest = 256;

    private readonly Lock _adding = new();
    private ulong[] _slots = new ulong[values];
    private uint[][] _several = [];
    private int _used;

    /// <summary>Makes room for values that came since; not while others ask.</summary>
    public void Extend(int values) => Array.Resize(ref _slots, values);

    /// <summary>False where nobody has kept the value's keys yet.</summary>
    public bool TryGet(int value, out ReadOnlySpan<uint> keys)
    {
        ref var slot = ref _slots[value];
        var said = Volatile.Read(ref slot);
        var count = (int)(said >> CountAt) - 1;
        keys = count switch
        {
            <= 0 => [],
            1 => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Unsafe.As<ulong, uint>(ref slot), BitConverter.IsLittleEndian ? 0 : 1), 1),
            _ => Volatile.Read(ref _several)[(uint)said >> PlaceBits].AsSpan((int)said & (Largest - 1), count),
        };
        return count >= 0;
    }

    /// <summary>Keeps the keys of a value; two threads that do so for one value keep the same.</summary>
    public void Keep(int value, ReadOnlySpan<uint> keys)
    {
        var place = keys.Length switch { 0 => 0u, 1 => keys[0], _ => Add(keys) };
        Volatile.Write(ref _slots[value], ((ulong)(keys.Length + 1) << CountAt) | place);
    }

    private uint Add(ReadOnlySpan<uint> keys)
    {
        lock (_adding)
        {
            if (_several.Length == 0 || _used + keys.Length > _several[^1].Length)
            {
                var length = Math.Clamp(_several.Length == 0 ? Smallest : 2 * _several[^1].Length, keys.Length, Math.Max(keys.Length, Largest));
                Volatile.Write(ref _several, [.. _several, new uint[length]]);
                _used = 0;
            }

            keys.CopyTo(_several[^1].AsSpan(_used));
            _used += keys.Length;
            return (uint)(((_several.Length - 1) << PlaceBits) | (_used - keys.Length));
        }
    }
}
