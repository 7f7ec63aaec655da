using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Statistics.Editions;

namespace Pratip.Registry.Editions;

/// <summary>An edition to be made of the facts as they stand.</summary>
public sealed record CreateEditionOptions
{
    public const int MostComparisons = 5;

    public Guid Id { get; init; } = RowId.Next();

    /// <summary>As <see cref="ReportingWindow.Parse"/> reads it, in any digits.</summary>
    public string? Window { get; init => field = value is null ? null : KhmerDigits.ToAscii(value); }

    /// <summary>Code of the list edition-vintage.</summary>
    public string? Vintage { get; init; }

    /// <summary>Windows beside it, one space or line between them; nothing stands for the same days of the year before.</summary>
    public string? Compare { get; init => field = value is null ? null : KhmerDigits.ToAscii(value); }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Window), Window))
        {
            if (!ReportingWindow.TryParse(Window, out var window))
            {
                check.Refuse(nameof(Window), "editions.window", EntryCheck.Shortened(Window!));
            }
            else if (window.From > today)
            {
                check.Refuse(nameof(Window), "editions.window-to-come", window.From);
            }
        }

        _ = check.Require(nameof(Vintage), Vintage) && check.Code(nameof(Vintage), "edition-vintage", Vintage);
        var compared = Compared();
        if (Array.Find(compared, text => !ReportingWindow.TryParse(text, out _)) is { } wrong)
        {
            check.Refuse(nameof(Compare), "editions.window", EntryCheck.Shortened(wrong));
        }
        else if (compared.Length > MostComparisons)
        {
            check.Refuse(nameof(Compare), "editions.too-many-windows", MostComparisons);
        }

        return check.Problems;
    }

    internal EditionPlan Plan(int number, RegisterPurpose purpose)
    {
        var window = ReportingWindow.Parse(Window!);
        var plan = EditionPlan.Of(window, EditionCodes.Parse<Vintage>(Vintage!), number, purpose);
        var compared = Compared().Select(ReportingWindow.Parse).Where(other => other != window).Distinct().ToList();
        return compared.Count == 0 ? plan : plan with { Comparisons = compared };
    }

    private string[] Compared() =>
        (Compare ?? "").Split([' ', '\n', '\r', '\t', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>That a finding is accepted as it is; the reason prints as a footnote.</summary>
public sealed record AcceptFindingOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid EditionId { get; init; }

    public string? Key { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Key), Key) && check.Line(nameof(Key), Key);
        _ = check.Require(nameof(Reason), Reason) && check.Reason(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>Why figures of a measure, or one cell of it, are others than in the edition before.</summary>
public sealed record ExplainChangeOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid EditionId { get; init; }

    /// <summary>A measure, or a cell as <see cref="EditionChanges.KeyOf"/> names it.</summary>
    public string? Key { get; init; }

    /// <summary>Code of the list edition-change-reason.</summary>
    public string? ReasonCode { get; init; }

    public string? Explanation { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Key), Key) && check.Line(nameof(Key), Key);
        _ = check.Require(nameof(ReasonCode), ReasonCode) && check.Code(nameof(ReasonCode), "edition-change-reason", ReasonCode);
        _ = check.Require(nameof(Explanation), Explanation) && check.Reason(nameof(Explanation), Explanation);
        return check.Problems;
    }
}

/// <summary>A block of text in both languages.</summary>
public sealed record WriteTextOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid EditionId { get; init; }

    /// <summary>Code of the list edition-text.</summary>
    public string? Block { get; init; }

    public string? English { get; init; }

    public string? Khmer { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Block), Block) && check.Code(nameof(Block), "edition-text", Block);
        _ = check.Require(nameof(English), English) && check.Text(nameof(English), English);
        _ = check.Require(nameof(Khmer), Khmer) && check.Text(nameof(Khmer), Khmer);
        return check.Problems;
    }
}
