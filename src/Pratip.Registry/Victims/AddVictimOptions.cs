using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.People;

namespace Pratip.Registry.Victims;

/// <summary>A presumed victim, as entered: who it is, or that nothing is kept of who it is, and what is known of the exploitation.</summary>
public sealed record AddVictimOptions
{
    private const int OldestAge = 120;

    public Guid Id { get; init; } = RowId.Next();

    /// <summary>Null for a person without a case.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Somebody new, somebody the own agency has reported, or nobody by name (the anonymous tier).</summary>
    public PersonEntry Person { get; init; } = new();

    /// <summary>Somebody who stands in the case already, as suspect; then nothing is entered of the person.</summary>
    public Guid? ReportId { get; init; }

    /// <summary>flagged or presumed: nobody enters as identified.</summary>
    public string? Status { get; init; } = VictimStatus.Presumed;

    public string? RegisteredOn { get; init; }

    public List<string> FormsOfExploitation { get; init; } = [];

    public List<string> MeansOfControl { get; init; } = [];

    public List<string> RecruitmentChannels { get; init; } = [];

    /// <summary>Code of the list isic-section.</summary>
    public string? Sector { get; init; }

    /// <summary>In years on the day of registration.</summary>
    public string? Age { get; init; }

    /// <summary>Where no age is known: a band of the national committee's set.</summary>
    public string? AgeBand { get; init; }

    public string? AgeAtExploitation { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(RegisteredOn), RegisteredOn) && check.Date(nameof(RegisteredOn), RegisteredOn, today);
        if (check.Require(nameof(Status), Status) && !VictimStatus.MayBegin(Status))
        {
            check.Refuse(nameof(Status), "victims.add.status");
        }

        check.Codes(nameof(FormsOfExploitation), "form-of-exploitation", FormsOfExploitation);
        check.Codes(nameof(MeansOfControl), "means-of-control", MeansOfControl);
        check.Codes(nameof(RecruitmentChannels), "recruitment-channel", RecruitmentChannels);
        check.Code(nameof(Sector), "isic-section", Sector);
        CheckAges(check);
        return ReportId is null ? [.. Person.Problems(today), .. check.Problems] : check.Problems;
    }

    /// <summary>What was decided on the status since was not typed; the case is that of the page.</summary>
    internal SentAgain Again(Victim standing) => new SentAgain()
        .Same(nameof(ReportId), ReportId is null || standing.ReportId == ReportId, new Message("entry.somebody-else"))
        .Code(nameof(Status), "identification-status", standing.Status, standing.Version == 1 ? Status : standing.Status)
        .Date(nameof(RegisteredOn), standing.RegisteredOn, RegisteredOn)
        .Same(nameof(Age), standing.AgeAtIdentification == AgeInYears, standing.AgeAtIdentification)
        .Same(nameof(AgeBand), standing.AgeBand == EntryText.OrNull(AgeBand), AgeBandSet.Ncct.Bands.FirstOrDefault(band => band.Code == standing.AgeBand)?.Label)
        .Same(nameof(AgeAtExploitation), standing.AgeAtExploitation == AgeAtExploitationInYears, standing.AgeAtExploitation)
        .Codes(nameof(FormsOfExploitation), "form-of-exploitation", standing.FormsOfExploitation, FormsOfExploitation)
        .Codes(nameof(MeansOfControl), "means-of-control", standing.MeansOfControl, MeansOfControl)
        .Codes(nameof(RecruitmentChannels), "recruitment-channel", standing.RecruitmentChannels, RecruitmentChannels)
        .Code(nameof(Sector), "isic-section", standing.Sector, Sector);

    internal int? AgeInYears => Years(new EntryCheck(), nameof(Age), Age);

    internal int? AgeAtExploitationInYears => Years(new EntryCheck(), nameof(AgeAtExploitation), AgeAtExploitation);

    private void CheckAges(EntryCheck check)
    {
        var age = Years(check, nameof(Age), Age);
        var earlier = Years(check, nameof(AgeAtExploitation), AgeAtExploitation);
        if (age < earlier)
        {
            check.Refuse(nameof(AgeAtExploitation), "victims.add.exploited-later", earlier, age);
        }

        if (string.IsNullOrEmpty(AgeBand))
        {
            return;
        }

        if (AgeBandSet.Ncct.Bands.FirstOrDefault(band => band.Code == AgeBand) is not { } band)
        {
            check.Refuse(nameof(AgeBand), "entry.code", EntryCheck.Shortened(AgeBand));
        }
        else if (age is { } years && !band.Contains(years))
        {
            check.Refuse(nameof(AgeBand), "victims.add.age-and-band", band.Label, years);
        }
        else if (earlier > (band.To ?? OldestAge))
        {
            check.Refuse(nameof(AgeAtExploitation), "victims.add.exploited-later", earlier, band.To);
        }
    }

    private static int? Years(EntryCheck check, string field, string? typed) => check.ReadNumber(field, typed, 0, OldestAge);
}
