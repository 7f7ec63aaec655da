using Pratip.Linkage.Linking;

namespace Pratip.Linkage.Clusters;

/// <summary>How many persons the records are of, with what is uncertain about it.</summary>
/// <param name="Median">The middle of the draws.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
public sealed record UniquePersons(int Median, int Low, int High)
{
    private const int Draws = 400;
    private const int FirstSweeps = 8;

    /// <summary>Pairs below this chance are left out of the draws; above one minus it they are certain.</summary>
    private const double Negligible = 0.01;

    /// <summary>
    /// Draws divisions of the records into persons, each as likely as the weights of its pairs make it, and counts the persons of
    /// each: an interval of the middle 95 of 100. Within a group of records that hang together, a record leaves its person and goes
    /// to another, or to none, with the odds of the pairs (Gibbs sampling: Geman and Geman 1984, IEEE PAMI 6:721), so that "a is b" and
    /// "b is c" are never drawn without "a is c".
    /// </summary>
    /// <param name="run">The pairs.</param>
    /// <param name="constraints">What binds.</param>
    /// <param name="seed">The same seed draws the same.</param>
    public static UniquePersons Count(LinkageRun run, LinkageConstraints constraints, ulong seed)
    {
        // The threshold of a division is even odds: minus the prior, in bits.
        var division = new Division(run, constraints, -run.Model.PriorWeight);
        var groups = Groups.Of(run.Edges.Where(edge => run.Model.Probability(edge.Bits) >= Negligible).Select(edge => (edge.A, edge.B)).Concat(constraints.Same), run.Table.Count)
            .SelectMany(group => division.Cut(group, Negligible)).ToList();
        var counts = new int[Draws];
        Array.Fill(counts, run.Table.Count - groups.Sum(group => group.Length));
        Parallel.For(0, groups.Count, () => new int[Draws], (number, _, local) => Draw(division.Weights(groups[number]), new SeededDraw(seed + ((ulong)number * 0x9E3779B97F4A7C15)), local), local =>
        {
            lock (counts)
            {
                for (var draw = 0; draw < Draws; draw++)
                {
                    counts[draw] += local[draw];
                }
            }
        });
        Array.Sort(counts);
        return new UniquePersons(counts[Draws / 2], counts[Draws * 25 / 1000], counts[Draws - 1 - (Draws * 25 / 1000)]);
    }

    private static int[] Draw(double[,] weights, SeededDraw chance, int[] counts)
    {
        var count = weights.GetLength(0);
        var person = Agglomeration.Divide(weights);
        if (IsCertain(weights))
        {
            var persons = person.Distinct().Count();
            for (var draw = 0; draw < Draws; draw++)
            {
                counts[draw] += persons;
            }

            return counts;
        }

        for (var sweep = -FirstSweeps; sweep < Draws; sweep++)
        {
            for (var record = 0; record < count; record++)
            {
                Move(weights, person, record, chance);
            }

            if (sweep >= 0)
            {
                counts[sweep] += person.Distinct().Count();
            }
        }

        return counts;
    }

    private static bool IsCertain(double[,] weights)
    {
        var bits = Math.Log2((1 - Negligible) / Negligible);
        var count = weights.GetLength(0);
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                if (Math.Abs(weights[i, j]) < bits)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static void Move(double[,] weights, int[] person, int record, SeededDraw chance)
    {
        Span<double> sums = stackalloc double[person.Length + 1];
        Span<int> members = stackalloc int[person.Length + 1];
        for (var other = 0; other < person.Length; other++)
        {
            if (other != record)
            {
                sums[person[other]] = members[person[other]] == 0 ? weights[record, other] : Math.Max(sums[person[other]], weights[record, other]);
                members[person[other]]++;
            }
        }

        // A person of its own stands under a number nobody has.
        var own = 0;
        while (members[own] > 0)
        {
            own++;
        }

        members[own] = 1;
        sums[own] = 0;
        var total = 0.0;
        for (var number = 0; number < sums.Length; number++)
        {
            // The mean, not the sum: the records of one person repeat each other, and the prior counts once.
            sums[number] = members[number] > 0 ? Math.Pow(2, Math.Clamp(sums[number], -500, 500)) : 0;
            total += sums[number];
        }

        var draw = chance.Fraction() * total;
        var chosen = 0;
        while (chosen < sums.Length - 1 && (draw -= sums[chosen]) >= 0)
        {
            chosen++;
        }

        person[record] = members[chosen] > 0 ? chosen : own;
    }
}
