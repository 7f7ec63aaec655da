using System.Linq.Expressions;
using Pratip.Kernel;

namespace Pratip.Registry.Cases;

/// <summary>One of two cases that may be one dossier, as far as its head says.</summary>
public sealed record ProposedCase(Guid Id, string Number, Guid LeadAgencyId, string OwnReference, string ActedOn, string ProvinceCode, string OpeningArticle)
{
    internal static Expression<Func<Case, ProposedCase>> Of { get; } =
        one => new ProposedCase(one.Id, one.Number, one.LeadAgencyId, one.OwnReference, one.ActedOn, one.ProvinceCode, one.OpeningArticle);
}

/// <summary>Somebody's report in one of the two cases; no name.</summary>
public sealed record SharedReport(Guid Id, string OwnReference);

/// <summary>Somebody the linkage counts as one person in both cases, as far as the reader may know.</summary>
/// <param name="IsSuspect">Whether in both as a suspect.</param>
public sealed record SharedPerson(bool IsSuspect, SharedReport One, SharedReport Other);

/// <summary>One body's number that stands in both cases, each time as it is written there.</summary>
/// <param name="Body">Code of the list case-number-body.</param>
public sealed record SharedNumber(string Body, string One, string Other);

/// <summary>
/// Two cases that may be one dossier under two numbers, and everything that speaks for it, in terms a reader can check. It is a question: nothing
/// is joined before somebody has answered.
/// </summary>
/// <param name="Articles">What both are about: articles that are charged in, or opened, both.</param>
/// <param name="Since">The event that the latest of this evidence came with.</param>
/// <param name="WasRefused">Somebody has held them for two dossiers before this evidence came.</param>
public sealed record CaseProposal(
    ProposedCase One, ProposedCase Other, IReadOnlyList<SharedPerson> People, IReadOnlyList<SharedNumber> Numbers, IReadOnlyList<string> Articles, long Since, bool WasRefused)
{
    /// <summary>Cases acted on further apart are not proposed for their people alone.</summary>
    public const int MostDaysApart = 180;

    private const int Week = 7;
    private const int TwoMonths = 60;

    public int Suspects => People.Count(person => person.IsSuspect);

    public int Others => People.Count - Suspects;

    public bool IsSameProvince => One.ProvinceCode == Other.ProvinceCode;

    /// <summary>Between the dates that place the two cases; null where one of them is not known to the day.</summary>
    public int? DaysApart => PartialDate.TryParseIso(One.ActedOn, out var one) && PartialDate.TryParseIso(Other.ActedOn, out var other)
        && one.Precision == DatePrecision.Day && other.Precision == DatePrecision.Day ? Math.Abs(one.First.DayNumber - other.First.DayNumber) : null;

    /// <summary>What puts the likeliest first: a number 5, a suspect 3 and another person 2 each (three at most), a week or less 2, two months 1, the province 1, an article 1.</summary>
    public int Points => (Numbers.Count > 0 ? 5 : 0) + (3 * Math.Min(Suspects, 3)) + (2 * Math.Min(Others, 3))
        + (DaysApart switch { <= Week => 2, <= TwoMonths => 1, _ => 0 }) + (IsSameProvince ? 1 : 0) + (Articles.Count > 0 ? 1 : 0);

    /// <summary>
    /// A number with the province or the time; or a suspect or two people with the time, and the province or an article. People alone
    /// would propose everybody who was ever in two cases.
    /// </summary>
    internal bool IsEnough => (Numbers.Count > 0 && (IsSameProvince || IsNear))
        || ((Suspects > 0 || People.Count > 1) && IsNear && (IsSameProvince || Articles.Count > 0));

    private bool IsNear => DaysApart <= MostDaysApart;
}
