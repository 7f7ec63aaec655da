using Pratip.Linkage.Clusters;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Counting;

/// <summary>
/// Draws divisions of records that hang together into persons, each as likely as its pairs make it. A record leaves its person and goes
/// to another, or to none, with the odds of the pairs (Gibbs sampling: Geman and Geman 1984, IEEE PAMI 6:721), so that "a is b" and
/// "b is c" are never drawn without "a is c". What speaks for a record and a person lies between the mean of their pairs and the
/// strongest (<see cref="PersonLaw"/>); not their sum, for the records of one person repeat each other, and the prior counts once.
/// </summary>
internal sealed class GroupDraws
{
    private const int FirstSweeps = 16;
    private const int SweepsOfDraw = 2;
    private const int SweepsOfLaw = 20;

    /// <summary>Where all pairs are surer than this there is nothing to draw.</summary>
    private const double CertainBits = 12;

    private readonly CountingEvidence _evidence;
    private readonly int _count;
    private readonly (double Bits, ulong Pattern, double? Binding)[,] _pairs;

    public GroupDraws(CountingEvidence evidence, LinkageConstraints constraints, int[] group)
    {
        (_evidence, _count) = (evidence, group.Length);
        _pairs = new (double, ulong, double?)[_count, _count];
        for (var i = 0; i < _count; i++)
        {
            for (var j = i + 1; j < _count; j++)
            {
                _pairs[i, j] = (evidence.Numbers.Rest(group[i], group[j]), evidence.Numbers.Pattern(group[i], group[j]), constraints.Binding(group[i], group[j]));
            }
        }
    }

    /// <summary>Whether it matters how much the weaker pairs of a person count.</summary>
    public bool DependsOnLaw => _count > 2 && !IsCertain(Weights(_evidence.Likeliest));

    /// <summary>How many more pairs are drawn together than their chances add up to.</summary>
    /// <param name="chance">What is drawn from.</param>
    /// <param name="strongest">The share of the strongest pair.</param>
    public double PairsTooMany(SeededDraw chance, double strongest)
    {
        var weights = Weights(_evidence.Likeliest);
        var person = Agglomeration.Divide(weights);
        var tooMany = 0.0;
        for (var sweep = -FirstSweeps; sweep < SweepsOfLaw; sweep++)
        {
            Sweep(weights, person, chance, strongest);
            for (var i = 0; i < _count && sweep >= 0; i++)
            {
                for (var j = i + 1; j < _count; j++)
                {
                    tooMany += (person[i] == person[j] ? 1 : 0) - LogOdds.Probability(weights[i, j]);
                }
            }
        }

        return tooMany / SweepsOfLaw;
    }

    /// <summary>Adds to each draw's count the persons it makes of this group.</summary>
    /// <param name="chance">What is drawn from.</param>
    /// <param name="law">How much the strongest pair counts in each draw.</param>
    /// <param name="counts">The draws' counts.</param>
    public void Draw(SeededDraw chance, PersonLaw law, int[] counts)
    {
        var weights = Weights(_evidence.Likeliest);
        var person = Agglomeration.Divide(weights);
        var isCertain = IsCertain(weights);
        for (var sweep = 0; sweep < FirstSweeps && !isCertain; sweep++)
        {
            Sweep(weights, person, chance, law.Strongest(0));
        }

        for (var draw = 0; draw < counts.Length; draw++)
        {
            if (!isCertain)
            {
                weights = Weights(_evidence.Odds(draw));
                for (var sweep = 0; sweep < SweepsOfDraw; sweep++)
                {
                    Sweep(weights, person, chance, law.Strongest(draw));
                }
            }

            counts[draw] += Persons(person);
        }
    }

    private double[,] Weights(PairOdds odds)
    {
        var weights = new double[_count, _count];
        for (var i = 0; i < _count; i++)
        {
            for (var j = i + 1; j < _count; j++)
            {
                var (rest, pattern, binding) = _pairs[i, j];
                weights[i, j] = weights[j, i] = binding ?? Math.Clamp(odds.Bits(rest, pattern), -Division.MostBits, Division.MostBits);
            }
        }

        return weights;
    }

    private bool IsCertain(double[,] weights)
    {
        for (var i = 0; i < _count; i++)
        {
            for (var j = i + 1; j < _count; j++)
            {
                if (Math.Abs(weights[i, j]) < CertainBits)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static int Persons(int[] person)
    {
        Span<bool> seen = stackalloc bool[person.Length];
        var persons = 0;
        foreach (var number in person)
        {
            persons += seen[number] ? 0 : 1;
            seen[number] = true;
        }

        return persons;
    }

    private static void Sweep(double[,] weights, int[] person, SeededDraw chance, double strongest)
    {
        for (var record = 0; record < person.Length; record++)
        {
            Move(weights, person, record, chance, strongest);
        }
    }

    private static void Move(double[,] weights, int[] person, int record, SeededDraw chance, double strongest)
    {
        Span<double> odds = stackalloc double[person.Length];
        odds.Clear();
        var own = Sums(weights, person, record, strongest, odds);
        var total = 0.0;
        for (var number = 0; number < odds.Length; number++)
        {
            odds[number] = double.IsNegativeInfinity(odds[number]) && number != own ? 0 : Math.Pow(2, number == own ? 0 : Math.Clamp(odds[number], -500, 500));
            total += odds[number];
        }

        var left = chance.Fraction() * total;
        var chosen = 0;
        while (chosen < odds.Length - 1 && (left -= odds[chosen]) >= 0)
        {
            chosen++;
        }

        person[record] = chosen;
    }

    /// <summary>What speaks for each person, in bits; the number of a person that would be the record's own. A judgement that two are apart binds all of a person.</summary>
    private static int Sums(double[,] weights, int[] person, int record, double strongest, Span<double> bits)
    {
        Span<double> most = stackalloc double[person.Length];
        Span<int> members = stackalloc int[person.Length];
        most.Fill(double.NegativeInfinity);
        members.Clear();
        for (var other = 0; other < person.Length; other++)
        {
            if (other != record)
            {
                bits[person[other]] += weights[record, other];
                most[person[other]] = Math.Max(most[person[other]], weights[record, other]);
                members[person[other]]++;
            }
        }

        for (var number = 0; number < bits.Length; number++)
        {
            bits[number] = bits[number] < -Agglomeration.Binding / 2 ? -Agglomeration.Binding
                : members[number] == 0 ? double.NegativeInfinity
                : (strongest * most[number]) + ((1 - strongest) * bits[number] / members[number]);
        }

        return members.IndexOf(0);
    }
}
