using Pratip.Exchange.Tabular;

namespace Pratip.Exchange.Tests.Tabular;

internal static class Fuzzing
{
    /// <summary>Tight enough that a damaged length field cannot make a test long.</summary>
    private static readonly TabularLimits Limits = new() { MaxCells = 1_000_000, MaxInflatedBytes = 32 << 20 };

    /// <summary>Reads whatever it is to its end; any exception but the one refusal fails the test.</summary>
    public static bool EndsWell(Files files, byte[] bytes)
    {
        try
        {
            return Files.ReadAll(files.Add("fuzz", bytes), Limits) >= 0;
        }
        catch (UnreadableFileException refusal)
        {
            return refusal.Problem.Args.Length > 0;
        }
    }

    /// <summary>A few bits turned, a stretch cut out or doubled, or the end cut off; the same seed gives the same damage.</summary>
    public static byte[] Damage(byte[] whole, int seed)
    {
        var random = new Random(seed);
        var bytes = (byte[])whole.Clone();
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                var from = random.Next(bytes.Length);
                var length = random.Next(Math.Min(200, bytes.Length - from));
                return [.. bytes[..from], .. bytes[(from + length)..]];
            case 2:
                var at = random.Next(bytes.Length);
                return [.. bytes[..at], .. bytes[(at / 2)..]];
            default:
                for (var flips = random.Next(1, 12); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bytes;
        }
    }
}
