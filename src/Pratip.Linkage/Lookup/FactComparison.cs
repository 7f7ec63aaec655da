namespace Pratip.Linkage.Lookup;

/// <summary>
/// What sex, citizenship and year of birth say about a candidate. The shares only order candidates: the weights of evidence belong to
/// the linkage model, which is estimated from data.
/// </summary>
internal readonly struct FactComparison
{
    private const int Whole = 1000;
    private const int UnknownShare = 985;
    private const int NearYearShare = 940;
    private const int OtherYearShare = 800;
    private const int OtherSexShare = 850;
    private const int OtherCitizenshipShare = 950;

    private readonly int _birthYear;
    private readonly int _sex;
    private readonly int _citizenship;

    public FactComparison(IndexCore core, LookupQuery query)
    {
        _birthYear = Math.Clamp(query.BirthYear ?? 0, 0, short.MaxValue);
        _sex = core.Sexes.Find(query.Sex);
        _citizenship = core.Citizenships.Find(query.Citizenship);
    }

    public bool HasBirthYear => _birthYear != 0;

    public FactAgreement BirthYear(in Slot slot) => BirthYear(slot.BirthYear);

    public FactAgreement BirthYear(int year) => _birthYear == 0 || year == 0 ? FactAgreement.Unknown : Math.Abs(_birthYear - year) switch
    {
        0 => FactAgreement.Same,
        1 or 2 or 10 => FactAgreement.Near,
        _ => FactAgreement.Different,
    };

    public FactAgreement Sex(in Slot slot) => Code(_sex, slot.Sex);

    public FactAgreement Citizenship(in Slot slot) => Code(_citizenship, slot.Citizenship);

    /// <summary>The score of a name after what the other facts say, in thousandths.</summary>
    public int Score(int name, in Slot slot) =>
        (int)((long)name * Share(BirthYear(slot), _birthYear, OtherYearShare) * Share(Sex(slot), _sex, OtherSexShare) / (Whole * Whole)
            * Share(Citizenship(slot), _citizenship, OtherCitizenshipShare) / Whole);

    /// <summary>The same after what the year of birth says alone, by how it agrees.</summary>
    public YearScores ScoresByYear(int name)
    {
        var scores = default(YearScores);
        for (var agreement = FactAgreement.Unknown; agreement <= FactAgreement.Different; agreement++)
        {
            scores[(int)agreement] = (int)(name * Share(agreement, _birthYear, OtherYearShare) / Whole);
        }

        return scores;
    }

    private static FactAgreement Code(int asked, int held) => asked == 0 || held == 0 ? FactAgreement.Unknown
        : asked == held ? FactAgreement.Same
        : FactAgreement.Different;

    /// <summary>Somebody of whom a fact is not known stands behind those who agree in it; where nothing was asked, all are equal.</summary>
    private static long Share(FactAgreement agreement, int asked, int different) => agreement switch
    {
        FactAgreement.Same => Whole,
        FactAgreement.Near => NearYearShare,
        FactAgreement.Different => different,
        _ => asked == 0 ? Whole : UnknownShare,
    };

    /// <summary>One score for each <see cref="FactAgreement"/>.</summary>
    [System.Runtime.CompilerServices.InlineArray((int)FactAgreement.Different + 1)]
    internal struct YearScores
    {
        private int _unknown;
    }
}
