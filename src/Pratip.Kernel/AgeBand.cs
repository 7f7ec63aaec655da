namespace Pratip.Kernel;

/// <summary>An age band, both ends included; an open end is null.</summary>
public sealed record AgeBand(string Code, int From, int? To, LocalizedText Label)
{
    public bool Contains(int age) => age >= From && (To is null || age <= To);
}

/// <summary>
/// A complete division of ages into bands. An age that is not known falls in no band: it is printed as unknown and never
/// spread over the others.
/// </summary>
public sealed record AgeBandSet(string Id, IReadOnlyList<AgeBand> Bands)
{
    public const string UnknownCode = "unknown";

    /// <summary>A minor is anyone under 18 (Law on Suppression of Human Trafficking and Sexual Exploitation 2008, Art. 7).</summary>
    public const int Majority = 18;

    public AgeBand? BandOf(int? age) => age is null or < 0 ? null : Bands.FirstOrDefault(b => b.Contains(age.Value));

    /// <summary>The band in which everybody of another set's band is, if there is one.</summary>
    public AgeBand? BandHolding(AgeBand other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Bands.FirstOrDefault(band => band.From <= other.From && (band.To is null || band.To >= other.To));
    }

    /// <summary>The bands of the national committee's report.</summary>
    public static AgeBandSet Ncct { get; } = new("ncct",
    [
        new("under-15", 0, 14, new("under 15", "ក្រោម ១៥ ឆ្នាំ")),
        new("15-17", 15, 17, new("15 to 17", "១៥ ដល់ ១៧ ឆ្នាំ")),
        new("18-and-over", 18, null, new("18 and over", "១៨ ឆ្នាំឡើង")),
    ]);

    /// <summary>The bands of the UNODC questionnaire: children and adults.</summary>
    public static AgeBandSet Unodc { get; } = new("unodc",
    [
        new("0-17", 0, 17, new("children (0 to 17)", "កុមារ (០ ដល់ ១៧ ឆ្នាំ)")),
        new("18-and-over", 18, null, new("adults (18 and over)", "មនុស្សពេញវ័យ (១៨ ឆ្នាំឡើង)")),
    ]);

    /// <summary>The nine bands of the Counter Trafficking Data Collaborative.</summary>
    public static AgeBandSet Ctdc { get; } = new("ctdc",
    [
        Plain(0, 8), Plain(9, 17), Plain(18, 20), Plain(21, 23), Plain(24, 26), Plain(27, 29), Plain(30, 38), Plain(39, 47),
        new("48-and-over", 48, null, new("48 and over", "៤៨ ឆ្នាំឡើង")),
    ]);

    private static AgeBand Plain(int from, int to) =>
        new($"{from}-{to}", from, to, new($"{from} to {to}", $"{KhmerDigits.From(from)} ដល់ {KhmerDigits.From(to)} ឆ្នាំ"));
}
