using Pratip.Linkage.Names;

namespace Pratip.Linkage.Comparison;

/// <summary>
/// Two neighbouring parts of a name read as one, remembered for as many as fit: what is remembered may be overwritten and is then made
/// once more; no thread waits for another.
/// </summary>
/// <param name="tokens">The parts by their numbers; others may come behind them.</param>
internal sealed class TokenJoins(List<NameToken> tokens)
{
    private const int Slots = 1 << 14;

    private readonly Joined?[] _remembered = new Joined?[Slots];

    public NameToken Join(int first, int second)
    {
        ref var slot = ref _remembered[(((uint)first * 0x9E3779B1u) ^ (uint)second) % Slots];
        if (Volatile.Read(ref slot) is { } joined && joined.First == first && joined.Second == second)
        {
            return joined.Token;
        }

        var token = NameToken.Join(tokens[first], tokens[second]);
        Volatile.Write(ref slot, new Joined(first, second, token));
        return token;
    }

    private sealed record Joined(int First, int Second, NameToken Token);
}
