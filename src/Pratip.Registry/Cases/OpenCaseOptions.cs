using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Cases;

/// <summary>A new case of the user's own agency.</summary>
public sealed record OpenCaseOptions
{
    /// <summary>Made by whoever enters the case: the same entry sent twice opens one case.</summary>
    public Guid Id { get; init; } = RowId.Next();

    public string? OwnReference { get; init; }

    /// <summary>The date that places the case in a window.</summary>
    public string? ActedOn { get; init; }

    public string? OpenedOn { get; init; }

    public string? OffenceOn { get; init; }

    public string? ProvinceCode { get; init; }

    /// <summary>Decides the headline group until somebody is charged.</summary>
    public string? OpeningArticle { get; init; }

    /// <summary>Code of the list detection-source.</summary>
    public string? DetectionSource { get; init; }

    /// <summary>Codes of the list form-of-exploitation; empty while unknown.</summary>
    public IReadOnlyList<string> FormsOfExploitation { get; init; } = [];

    /// <summary>Code of the list site-kind.</summary>
    public string? SiteKind { get; init; }

    /// <summary>Code of the list case-number-body, where another body has a number for the same dossier.</summary>
    public string? OtherBody { get; init; }

    public string? OtherNumber { get; init; }

    /// <summary>Whether the user answers for the case from now on; otherwise it waits for the supervisor.</summary>
    public bool AssignToMe { get; init; } = true;

    /// <summary>What the register filled in where nothing was typed is the same.</summary>
    internal SentAgain Again(Case standing) => new SentAgain().Line(nameof(OwnReference), standing.OwnReference, OwnReference).Date(nameof(ActedOn), standing.ActedOn, ActedOn)
        .Date(nameof(OpenedOn), standing.OpenedOn, EntryText.OrNull(OpenedOn) ?? standing.OpenedOn).Date(nameof(OffenceOn), standing.OffenceOn, OffenceOn)
        .Province(nameof(ProvinceCode), standing.ProvinceCode, ProvinceCode).Line(nameof(OpeningArticle), standing.OpeningArticle, OpeningArticle)
        .Code(nameof(SiteKind), "site-kind", standing.SiteKind, SiteKind);

    /// <summary>What has to be put right before the register is asked.</summary>
    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(OwnReference), OwnReference) && check.Line(nameof(OwnReference), OwnReference, CaseFilter.LongestNumber);
        _ = check.Require(nameof(ActedOn), ActedOn) && check.Date(nameof(ActedOn), ActedOn, today);
        _ = check.Date(nameof(OpenedOn), OpenedOn, today);
        _ = check.Date(nameof(OffenceOn), OffenceOn, today) && check.InOrder(nameof(OffenceOn), OffenceOn, ActedOn);
        _ = check.Require(nameof(ProvinceCode), ProvinceCode) && check.Province(nameof(ProvinceCode), ProvinceCode);
        _ = check.Require(nameof(OpeningArticle), OpeningArticle) && check.Article(nameof(OpeningArticle), OpeningArticle);
        _ = check.Code(nameof(DetectionSource), "detection-source", DetectionSource);
        _ = check.Codes(nameof(FormsOfExploitation), "form-of-exploitation", FormsOfExploitation);
        _ = check.Code(nameof(SiteKind), "site-kind", SiteKind);
        _ = check.Code(nameof(OtherBody), "case-number-body", OtherBody);
        _ = check.Line(nameof(OtherNumber), OtherNumber, CaseFilter.LongestNumber);
        if (string.IsNullOrWhiteSpace(OtherNumber) != string.IsNullOrEmpty(OtherBody))
        {
            check.Refuse(string.IsNullOrEmpty(OtherBody) ? nameof(OtherBody) : nameof(OtherNumber), "cases.other-number");
        }

        return check.Problems;
    }
}
