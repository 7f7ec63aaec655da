using System.Buffers;
using System.Text;
using Pratip.Exchange.Workbooks;
using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>The keyed hash of what an entry says in its columns, by which the same content is known again without being kept.</summary>
internal sealed class ContentDigest(IdentityVault vault, IReadOnlyList<SheetColumn> columns)
{
    private const int LongestCharacter = 3;

    /// <summary>Where the columns stand in the rows of each sheet, so that no row looks them up by name.</summary>
    private readonly Dictionary<string, int[]> _places = SheetCatalogue.Standard.Sheets
        .ToDictionary(s => s.Id, s => columns.Select(c => s.IndexOf(c.Id)).ToArray(), StringComparer.Ordinal);

    public byte[] Of(Entry entry)
    {
        var content = new Content();
        if (entry.IsOneRow)
        {
            var values = entry.Row.Values;
            foreach (var place in _places[entry.Row.Sheet.Id])
            {
                content.Add(place < 0 ? null : values[place]);
            }
        }
        else
        {
            foreach (var column in columns)
            {
                content.Add(entry.Value(column.Id));
            }
        }

        return content.Digest(vault);
    }

    /// <summary>It holds names: the bytes are wiped before the buffer goes back.</summary>
    private ref struct Content()
    {
        private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);
        private int _length;

        public void Add(string? value)
        {
            var most = ((value?.Length ?? 1) * LongestCharacter) + 1;
            if (_bytes.Length - _length < most)
            {
                var wider = ArrayPool<byte>.Shared.Rent((_length + most) * 2);
                _bytes.AsSpan(0, _length).CopyTo(wider);
                GiveBack();
                _bytes = wider;
            }

            // The separator is no character of any field, so a value cannot run into its neighbour.
            _length += Encoding.UTF8.GetBytes(value ?? "\u0001", _bytes.AsSpan(_length));
            _bytes[_length++] = 0x1E;
        }

        public readonly byte[] Digest(IdentityVault vault)
        {
            var digest = vault.Digest(_bytes.AsSpan(0, _length));
            GiveBack();
            return digest;
        }

        private readonly void GiveBack()
        {
            _bytes.AsSpan(0, _length).Clear();
            ArrayPool<byte>.Shared.Return(_bytes);
        }
    }
}
