using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Geography;
using Pratip.Reference.Wording;

namespace Pratip.Registry.Cases;

/// <summary>
/// What a list of cases is asked for. Every field stands in the address of the page, so that a list can be kept and sent; a
/// field that a form left empty asks for nothing.
/// </summary>
public sealed record CaseFilter
{
    public const int LongestNumber = 64;

    /// <summary>Central number, own reference or another body's number; whole, or the beginning of a central number.</summary>
    public string? Number
    {
        get;
        init => field = Given(value);
    }

    /// <summary>Code of the list case-status.</summary>
    public string? Status
    {
        get;
        init => field = Given(value);
    }

    public string? ProvinceCode
    {
        get;
        init => field = Given(value);
    }

    public string? LeadAgencyCode
    {
        get;
        init => field = Given(value);
    }

    /// <summary>Acted on or after this ISO date; a month or a year begins with its first day.</summary>
    public string? From
    {
        get;
        init => field = Given(value);
    }

    /// <summary>Acted on or before this ISO date; a month or a year ends with its last day.</summary>
    public string? To
    {
        get;
        init => field = Given(value);
    }

    public CaseAssignee Assignee { get; init; }

    /// <summary>What cannot be asked for, field by field; empty where everything can.</summary>
    public IReadOnlyList<CaseFilterProblem> Problems()
    {
        var problems = new List<CaseFilterProblem>();
        Check(nameof(Number), Number is null || IsNumber(Number), "cases.filter.number", LongestNumber);
        Check(nameof(Status), Status is null || CodeListCatalogue.Standard.Get("case-status").Contains(Status), "cases.filter.status", Shortened(Status));
        Check(nameof(ProvinceCode), ProvinceCode is null || Gazetteer.Standard.FindProvince(ProvinceCode) is not null, "cases.filter.province", Shortened(ProvinceCode));
        Check(nameof(LeadAgencyCode), LeadAgencyCode is null || IsNumber(LeadAgencyCode), "cases.filter.agency", LongestNumber);
        Check(nameof(From), From is null || PartialDate.TryParseIso(From, out _), "cases.filter.date", Shortened(From));
        Check(nameof(To), To is null || PartialDate.TryParseIso(To, out _), "cases.filter.date", Shortened(To));
        if (problems.Count == 0 && From is not null && To is not null)
        {
            Check(nameof(To), FirstDay(From) <= LastDay(To), "cases.filter.order", From, To);
        }

        Check(nameof(Assignee), Enum.IsDefined(Assignee), "cases.filter.assignee");
        return problems;

        void Check(string field, bool isRight, string text, params object?[] args)
        {
            if (!isRight)
            {
                problems.Add(new CaseFilterProblem(field, new Message(text, args)));
            }
        }
    }

    internal static DateOnly FirstDay(string isoDate) => Read(isoDate).First;

    internal static DateOnly LastDay(string isoDate) => Read(isoDate).Last;

    private static PartialDate Read(string isoDate) => PartialDate.TryParseIso(isoDate, out var date) ? date : throw new ArgumentException("Not an ISO date.", nameof(isoDate));

    /// <summary>A control character or half a character is in no number, and PostgreSQL refuses the one and the driver the other.</summary>
    private static bool IsNumber(string text) => text.Length <= LongestNumber && !text.Any(char.IsControl) && !text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD);

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string? Shortened(string? value) => value is { Length: > 40 } ? string.Concat(value.AsSpan(0, 40), "\u2026") : value;
}

/// <summary>A field of a filter that cannot be asked for, and why.</summary>
/// <param name="Field">The property of <see cref="CaseFilter"/>.</param>
/// <param name="What">In words for whoever asked.</param>
public sealed record CaseFilterProblem(string Field, Message What);

public enum CaseAssignee
{
    Anybody,
    Me,
    Nobody,
}

/// <summary>One line of a list of cases.</summary>
/// <param name="Suspects">How many; null where the reader's role sees none, which is not to say that there are none.</param>
/// <param name="Victims">The same of presumed victims.</param>
public sealed record CaseListItem(
    Guid Id, string Number, string OwnReference, Guid LeadAgencyId, string ActedOn, string ProvinceCode, string Status, string OpeningArticle, int? Suspects, int? Victims);

/// <summary>A page of a list, and where the next one begins; null on the last.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Items, Guid? Next);
