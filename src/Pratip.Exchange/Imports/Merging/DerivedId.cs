using System.Security.Cryptography;
using System.Text;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>
/// Ids of the rows that belong to another one, made from its id and their name, so that they are found again without
/// being remembered. They keep its time, so that they sort beside it.
/// </summary>
internal static class DerivedId
{
    private const int TimeBytes = 6;

    public static Guid Of(Guid owner, string name)
    {
        Span<byte> bytes = stackalloc byte[16];
        owner.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. bytes, .. Encoding.UTF8.GetBytes(name)], hash);
        hash[TimeBytes..16].CopyTo(bytes[TimeBytes..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
