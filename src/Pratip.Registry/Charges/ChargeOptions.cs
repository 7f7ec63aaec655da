using Pratip.Reference.Law;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Charges;

/// <summary>What has become of a charge.</summary>
public static class ChargeStatus
{
    public const string Pending = "pending";

    public const string Upheld = "upheld";

    public const string Dropped = "dropped";

    /// <summary>It goes on under another article, as a charge of its own.</summary>
    public const string Reclassified = "reclassified";

    public static IReadOnlyList<string> All { get; } = [Pending, Upheld, Dropped, Reclassified];

    /// <summary>Whether a suspect can still be, or has been, found to have done it.</summary>
    public static bool Stands(string status) => status is Pending or Upheld;
}

/// <summary>A suspect is charged under one article.</summary>
public sealed record AddChargeOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid SuspectId { get; init; }

    public string? ArticleCode { get; init; }

    public string? ChargedOn { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(ArticleCode), ArticleCode))
        {
            CheckOffence(check, nameof(ArticleCode), ArticleCode);
        }

        check.Date(nameof(ChargedOn), ChargedOn, today);
        return check.Problems;
    }

    internal SentAgain Again(Charge standing) =>
        new SentAgain().Line(nameof(ArticleCode), standing.ArticleCode, ArticleCode).Date(nameof(ChargedOn), standing.ChargedOn, ChargedOn);

    /// <summary>An article of the law book that somebody can be charged under.</summary>
    internal static void CheckOffence(EntryCheck check, string field, string? code)
    {
        if (check.Article(field, code) && !string.IsNullOrEmpty(code) && LawBook.Standard.Find(code) is { IsOffence: false })
        {
            check.Refuse(field, "charges.no-offence", code);
        }
    }
}

/// <summary>Something else becomes of a charge; what it was before stays in the log.</summary>
public sealed record ChangeChargeOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>One of <see cref="ChargeStatus"/>.</summary>
    public string? Status { get; init; }

    /// <summary>The article under which a reclassified charge goes on.</summary>
    public string? NewArticle { get; init; }

    /// <summary>When; it becomes the day of the new charge.</summary>
    public string? On { get; init; }

    /// <summary>The charge under the new article.</summary>
    public Guid NewId { get; init; } = RowId.Next();

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Status), Status) && !ChargeStatus.All.Contains(Status, StringComparer.Ordinal))
        {
            check.Refuse(nameof(Status), "entry.code", EntryCheck.Shortened(Status!));
        }

        if (Status == ChargeStatus.Reclassified)
        {
            if (string.IsNullOrEmpty(NewArticle))
            {
                check.Refuse(nameof(NewArticle), "charges.article-as-well");
            }

            AddChargeOptions.CheckOffence(check, nameof(NewArticle), NewArticle);
        }
        else if (!string.IsNullOrEmpty(NewArticle))
        {
            check.Refuse(nameof(NewArticle), "charges.article-only");
        }

        check.Date(nameof(On), On, today);
        return check.Problems;
    }
}
