namespace Pratip.Linkage.Counting;

/// <summary>
/// How much the strongest pair of a record and a person counts beside the mean of all their pairs. Nothing in the pairs one by one tells:
/// the strongest alone lets nothing count against it, and joins too much. Where the pairs drawn together are as many as their chances add
/// up to, it joins too little, for some reports of one person are together only through a third. Each draw takes a share between the two, any as likely as
/// another: what is uncertain about the law is carried as what is uncertain about its numbers (Draper 1995, JRSS-B 57:45).
/// </summary>
internal sealed class PersonLaw
{
    private const int Halvings = 6;

    /// <summary>Groups that the share is learnt from; it is one number.</summary>
    private const int MostGroups = 4_000;

    private readonly double[] _strongest;

    private PersonLaw(double least, int draws, SeededDraw chance)
    {
        Least = least;
        _strongest = [.. Enumerable.Range(0, draws).Select(_ => least + ((1 - least) * chance.Fraction()))];
    }

    /// <summary>The share at which as many pairs are drawn together as their chances add up to.</summary>
    public double Least { get; }

    public double Strongest(int draw) => _strongest[draw];

    /// <param name="groups">Records that hang together.</param>
    /// <param name="draws">How many draws there will be.</param>
    /// <param name="seed">The same seed draws the same.</param>
    public static PersonLaw Of(IEnumerable<GroupDraws> groups, int draws, ulong seed)
    {
        GroupDraws[] learnt = [.. groups.Where(group => group.DependsOnLaw).Take(MostGroups)];
        var (low, high) = (0.0, 1.0);
        for (var halving = 0; halving < Halvings && learnt.Length > 0; halving++)
        {
            var middle = (low + high) / 2;
            var tooMany = new double[learnt.Length];
            Parallel.For(0, learnt.Length, group => tooMany[group] = learnt[group].PairsTooMany(new SeededDraw(seed + (ulong)group), middle));
            (low, high) = tooMany.Sum() > 0 ? (low, middle) : (middle, high);
        }

        return new PersonLaw((low + high) / 2, draws, new SeededDraw(seed));
    }
}
