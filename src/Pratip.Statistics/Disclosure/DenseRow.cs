using System.Numerics;
using System.Runtime.InteropServices;

namespace Pratip.Statistics.Disclosure;

/// <summary>What the simplex method does to a row of its tableau.</summary>
internal static class DenseRow
{
    /// <summary>target += factor * source.</summary>
    public static void AddScaled(double[] target, double[] source, double factor)
    {
        var width = Vector<double>.Count;
        var wide = target.Length - (target.Length % width);
        var factors = new Vector<double>(factor);
        var targets = MemoryMarshal.Cast<double, Vector<double>>(target.AsSpan(0, wide));
        var sources = MemoryMarshal.Cast<double, Vector<double>>(source.AsSpan(0, wide));
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] += factors * sources[i];
        }

        for (var i = wide; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }

    public static void Scale(double[] row, double factor)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] *= factor;
        }
    }

    /// <summary>The first column whose number is farthest from zero; -1 of an empty row.</summary>
    public static int Largest(ReadOnlySpan<double> row)
    {
        var best = row.Length == 0 ? -1 : 0;
        for (var i = 1; i < row.Length; i++)
        {
            if (Math.Abs(row[i]) > Math.Abs(row[best]))
            {
                best = i;
            }
        }

        return best;
    }
}
