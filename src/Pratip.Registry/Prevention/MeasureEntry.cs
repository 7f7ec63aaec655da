using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Prevention;

/// <summary>What is entered of a measure of a plan.</summary>
public record MeasureEntry
{
    private const int LongestNumber = 40;

    /// <summary>The plan, by name and years.</summary>
    public string? Plan { get; init; }

    /// <summary>The number in the plan.</summary>
    public string? Number { get; init; }

    public string? Title { get; init; }

    /// <summary>ISO, as well as it is known; it may lie ahead.</summary>
    public string? DueOn { get; init; }

    /// <summary>Code of the list measure-progress.</summary>
    public string? Progress { get; init; }

    /// <summary>The body that answers for it; the own office where it is left empty.</summary>
    public string? AgencyCode { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        foreach (var (field, value, most) in new[] { (nameof(Plan), Plan, EntryCheck.LongestLine), (nameof(Number), Number, LongestNumber), (nameof(Title), Title, EntryCheck.LongestLine) })
        {
            if (check.Require(field, value))
            {
                check.Line(field, value, most);
            }
        }

        check.Date(nameof(DueOn), DueOn, DateOnly.MaxValue);
        if (check.Require(nameof(Progress), Progress))
        {
            check.Code(nameof(Progress), "measure-progress", Progress);
        }

        check.Line(nameof(AgencyCode), AgencyCode);
        return check.Problems;
    }

    internal SentAgain Again(PlanMeasure standing) => new SentAgain()
        .Line(nameof(Plan), standing.Plan, Plan).Line(nameof(Number), standing.Number, Number).Line(nameof(Title), standing.Title, Title)
        .Date(nameof(DueOn), standing.DueOn, DueOn).Code(nameof(Progress), "measure-progress", standing.Progress, Progress);

    internal void Fill(PlanMeasure row, Guid agencyId)
    {
        row.AgencyId = agencyId;
        row.Plan = Plan!.Trim();
        row.Number = Number!.Trim();
        row.Title = Title!.Trim();
        row.DueOn = EntryText.OrNull(DueOn);
        row.Progress = Progress!;
    }
}

public sealed record AddMeasureOptions : MeasureEntry
{
    public Guid Id { get; init; } = RowId.Next();
}

public sealed record ChangeMeasureOptions : MeasureEntry
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }
}
