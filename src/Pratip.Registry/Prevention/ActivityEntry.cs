using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Prevention;

/// <summary>What is entered of an activity. A number of participants left empty is not known, and never counts as none.</summary>
public record ActivityEntry
{
    /// <summary>More than the country has people.</summary>
    public const int MostParticipants = 20_000_000;

    private const int LongestReference = 60;

    /// <summary>The office's own reference, by which a workbook finds the row again.</summary>
    public string? OwnReference { get; init; }

    /// <summary>Code of the list prevention-activity-kind.</summary>
    public string? Kind { get; init; }

    /// <summary>ISO, as well as it is known.</summary>
    public string? On { get; init; }

    public string? ProvinceCode { get; init; }

    public string? Title { get; init; }

    public int? ParticipantsFemale { get; init; }

    public int? ParticipantsMale { get; init; }

    public int? ParticipantsUnknown { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(OwnReference), OwnReference))
        {
            check.Line(nameof(OwnReference), OwnReference, LongestReference);
        }

        if (check.Require(nameof(Kind), Kind))
        {
            check.Code(nameof(Kind), "prevention-activity-kind", Kind);
        }

        if (check.Require(nameof(On), On))
        {
            check.Date(nameof(On), On, today);
        }

        check.Province(nameof(ProvinceCode), ProvinceCode);
        check.Line(nameof(Title), Title);
        check.Number(nameof(ParticipantsFemale), ParticipantsFemale, 0, MostParticipants);
        check.Number(nameof(ParticipantsMale), ParticipantsMale, 0, MostParticipants);
        check.Number(nameof(ParticipantsUnknown), ParticipantsUnknown, 0, MostParticipants);
        return check.Problems;
    }

    internal SentAgain Again(PreventionActivity standing) => new SentAgain()
        .Line(nameof(OwnReference), standing.OwnReference, OwnReference).Code(nameof(Kind), "prevention-activity-kind", standing.Kind, Kind).Date(nameof(On), standing.On, On)
        .Province(nameof(ProvinceCode), standing.ProvinceCode, ProvinceCode).Line(nameof(Title), standing.Title, Title)
        .Same(nameof(ParticipantsFemale), standing.ParticipantsFemale == ParticipantsFemale, standing.ParticipantsFemale)
        .Same(nameof(ParticipantsMale), standing.ParticipantsMale == ParticipantsMale, standing.ParticipantsMale)
        .Same(nameof(ParticipantsUnknown), standing.ParticipantsUnknown == ParticipantsUnknown, standing.ParticipantsUnknown);

    internal void Fill(PreventionActivity row)
    {
        row.OwnReference = OwnReference!.Trim();
        row.Kind = Kind!;
        row.On = On!;
        row.ProvinceCode = EntryText.OrNull(ProvinceCode);
        row.Title = EntryText.OrNull(Title);
        row.ParticipantsFemale = ParticipantsFemale;
        row.ParticipantsMale = ParticipantsMale;
        row.ParticipantsUnknown = ParticipantsUnknown;
    }
}

public sealed record AddActivityOptions : ActivityEntry
{
    public Guid Id { get; init; } = RowId.Next();
}

public sealed record ChangeActivityOptions : ActivityEntry
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }
}
