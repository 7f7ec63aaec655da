using Pratip.Statistics.Claims;

namespace Pratip.Registry.Statements;

/// <summary>What a person says that a number is: a count, what something rose or fell by, a share of a whole. Its code stands in the decision.</summary>
public sealed record SaidForm(string Code, ClaimForm Form, int Direction = 0)
{
    public static IReadOnlyList<SaidForm> All { get; } =
    [
        new("level", ClaimForm.Level),
        new("up-by", ClaimForm.Change, 1),
        new("down-by", ClaimForm.Change, -1),
        new("up-per-cent", ClaimForm.Growth, 1),
        new("down-per-cent", ClaimForm.Growth, -1),
        new("times", ClaimForm.Factor, 1),
        new("share", ClaimForm.Share),
        new("points-up", ClaimForm.Points, 1),
        new("points-down", ClaimForm.Points, -1),
    ];

    /// <summary>Null where there is no such form.</summary>
    public static SaidForm? Find(string? code) => All.FirstOrDefault(one => one.Code == code);

    /// <summary>The claim as a number of this form; what it led from and to was read with the other.</summary>
    internal Claim Of(Claim claim) => claim.Form == Form && claim.Direction == Direction ? claim : claim with
    {
        Form = Form,
        Direction = Direction,
        Earlier = null,
        Later = null,
        Comparison = Form is ClaimForm.Level or ClaimForm.Share ? null : claim.Comparison,
        ComparisonAsSaid = null,
        OpenComparisonMonths = null,
        Notes = Form is ClaimForm.Level or ClaimForm.Share ? [.. claim.Notes.Where(note => note is not (ClaimNote.ComparisonNotSaid or ClaimNote.SameMonthsOfYear))]
            : claim.Comparison is null ? [.. claim.Notes.Append(ClaimNote.ComparisonNotSaid).Distinct()] : claim.Notes,
    };
}
