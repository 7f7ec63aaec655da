namespace Pratip.Kernel;

/// <summary>
/// Numbers that look random and are the same for the same seed, on every machine and under every runtime; the framework's own generator
/// promises no sequence (SplitMix64: Steele, Lea and Flood 2014, OOPSLA). Whoever needs dice, shares or shuffles makes them of these.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
