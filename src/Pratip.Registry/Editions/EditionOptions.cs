using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Windows;

namespace Pratip.Registry.Editions;

/// <summary>An edition to be made of the facts as they stand.</summary>
public sealed record CreateEditionOptions
{
    public const int MostComparisons = 5;

    public Guid Id { get; init; } = RowId.Next();

    /// <summary>As <see cref="NamedWindows.TryParse"/> reads it.</summary>
    public string? Window { get; init; }

    /// <summary>Code of the list edition-vintage.</summary>
    public string? Vintage { get; init; }

    /// <summary>Windows beside it, one space or line between them; nothing stands for <see cref="EditionPlan.Usual"/>.</summary>
    public string? Compare { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Window), Window))
        {
            if (!NamedWindows.Standard.TryParse(Window, out var window))
            {
                check.Refuse(nameof(Window), "editions.window", EntryCheck.Shortened(Window!));
            }
            else if (window.From > today)
            {
                check.Refuse(nameof(Window), "editions.window-to-come", window.From);
            }
            else if (window.To > today && Vintage == EditionCodes.Of(Statistics.Editions.Vintage.Final))
            {
                check.Refuse(nameof(Vintage), "editions.final-running", window.To);
            }
        }

        _ = check.Require(nameof(Vintage), Vintage) && check.Code(nameof(Vintage), "edition-vintage", Vintage);
        var compared = Compared();
        if (Array.Find(compared, text => !NamedWindows.Standard.TryParse(text, out _)) is { } wrong)
        {
            check.Refuse(nameof(Compare), "editions.window", EntryCheck.Shortened(wrong));
        }
        else if (NamedWindows.Standard.TryParse(Window, out var own)
            && compared.Select(NamedWindows.Standard.ParseWindow).FirstOrDefault(other => !Comparisons.IsBefore(other, own)) is var later && later != default)
        {
            check.Refuse(nameof(Compare), Comparisons.NotBefore(later, own));
        }
        else if (compared.Length > MostComparisons)
        {
            check.Refuse(nameof(Compare), "editions.too-many-windows", MostComparisons);
        }

        return check.Problems;
    }

    /// <summary>An edition is known by its name.</summary>
    internal SentAgain Again(string name, ReportingWindow window, string vintage, string comparisons) => new SentAgain()
        .Same(nameof(Window), window == NamedWindows.Standard.ParseWindow(Window), name).Code(nameof(Vintage), "edition-vintage", vintage, Vintage)
        .Line(nameof(Compare), comparisons, string.Join(' ', Plan(1, RegisterPurpose.Production).Comparisons));

    internal EditionPlan Plan(int number, RegisterPurpose purpose)
    {
        var window = NamedWindows.Standard.ParseWindow(Window);
        var plan = EditionPlan.Of(window, EditionCodes.Parse<Vintage>(Vintage!), number, purpose);
        var compared = Compared().Select(NamedWindows.Standard.ParseWindow).Distinct().ToList();
        return plan with { Comparisons = compared.Count == 0 ? EditionPlan.Usual(window) : compared };
    }

    private string[] Compared() =>
        (Compare ?? "").Split([' ', '\n', '\r', '\t', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>That findings are accepted as they are, for one reason, which prints as a footnote of each.</summary>
public sealed record AcceptFindingsOptions
{
    public required Guid EditionId { get; init; }

    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>A check, for every finding of it that nobody has accepted yet.</summary>
    public string? AllOf { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = Keys.Count > 0 || !string.IsNullOrWhiteSpace(AllOf) ? Keys.All(key => check.Line(nameof(Keys), key)) : check.Refuse(nameof(Keys), "editions.mark-findings");
        check.Line(nameof(AllOf), AllOf);
        _ = string.IsNullOrWhiteSpace(Reason) ? check.Refuse(nameof(Reason), "editions.reason-missing") : check.Explained(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>Why figures of a measure, or one cell of it, are others than in the edition before.</summary>
public sealed record ExplainChangeOptions
{
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
        _ = check.Require(nameof(Explanation), Explanation) && check.Explained(nameof(Explanation), Explanation);
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

    /// <summary>The version of the text that was read before it was written anew; null where none stood.</summary>
    public int? BasedOn { get; init; }

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
