using System.Security.Cryptography;

namespace Pratip.Registry.Vault;

/// <summary>
/// Random bytes in portions. Asking the system for the twelve of a nonce costs as much as asking for thousands, and an
/// import asks a million times. Every byte is given out once and wiped where it lay.
/// </summary>
internal static class RandomBytes
{
    private const int Portion = 4096;

    /// <summary>Each thread has a supply of its own, so no byte can go to two of them.</summary>
    [ThreadStatic]
    private static Supply? _supply;

    public static void Fill(Span<byte> destination) => (_supply ??= new()).Fill(destination);

    public static byte[] Get(int length)
    {
        var bytes = new byte[length];
        Fill(bytes);
        return bytes;
    }

    private sealed class Supply
    {
        private readonly byte[] _bytes = new byte[Portion];
        private int _given = Portion;

        public void Fill(Span<byte> destination)
        {
            if (destination.Length > Portion)
            {
                RandomNumberGenerator.Fill(destination);
                return;
            }

            if (destination.Length > Portion - _given)
            {
                RandomNumberGenerator.Fill(_bytes);
                _given = 0;
            }

            var bytes = _bytes.AsSpan(_given, destination.Length);
            _given += destination.Length;
            bytes.CopyTo(destination);
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
