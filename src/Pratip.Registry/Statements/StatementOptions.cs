using System.Globalization;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Windows;

namespace Pratip.Registry.Statements;

/// <summary>A statement to register and to check at once.</summary>
public sealed record RegisterStatementOptions
{
    /// <summary>Long speeches have 60,000 characters; what has more is a book.</summary>
    public const int LongestText = 500_000;

    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps];

    public Guid Id { get; init; } = RowId.Next();

    public string? Title { get; init; }

    public string? Speaker { get; init; }

    public string? Outlet { get; init; }

    public string? Place { get; init; }

    public string? Address { get; init; }

    /// <summary>ISO date, to the day.</summary>
    public string? MadeOn { get; init; }

    public bool? IsOwn { get; init; }

    public string? Text { get; init; }

    public string? FileName { get; init; }

    /// <summary>The text as it is kept.</summary>
    internal string Kept => Text!.ReplaceLineEndings("\n").Trim();

    internal SentAgain Again(Statement standing) => new SentAgain().Line(nameof(Title), standing.Title, Title).Line(nameof(Speaker), standing.Speaker, Speaker)
        .Line(nameof(Outlet), standing.Outlet, Outlet).Line(nameof(Place), standing.Place, Place).Line(nameof(Address), standing.Address, Address)
        .Same(nameof(MadeOn), standing.MadeOn == StatementDays.Read(MadeOn), standing.MadeOn).YesNo(nameof(IsOwn), standing.IsOwn, IsOwn)
        .Text(nameof(Text), standing.Text, Kept);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Title), Title) && check.Line(nameof(Title), Title);
        check.Line(nameof(Speaker), Speaker);
        check.Line(nameof(Outlet), Outlet);
        check.Line(nameof(Place), Place);
        if (check.Line(nameof(Address), Address, EntryCheck.LongestReason) && !string.IsNullOrWhiteSpace(Address)
            && !(Uri.TryCreate(Address.Trim(), UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme, StringComparer.Ordinal)))
        {
            check.Refuse(nameof(Address), "statements.address", EntryCheck.Shortened(Address));
        }

        StatementDays.Require(check, nameof(MadeOn), MadeOn, today);
        if (IsOwn is null)
        {
            check.Refuse(nameof(IsOwn), "statements.whose");
        }

        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text, LongestText);
        check.Line(nameof(FileName), FileName);
        return check.Problems;
    }
}

/// <summary>That a statement is held against the editions once more.</summary>
public sealed record CheckAgainOptions
{
    public required Guid StatementId { get; init; }
}

/// <summary>What a claim leaves open, as a person reads it; what is empty stays as the text has it.</summary>
public sealed record FinishClaimOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid StatementId { get; init; }

    /// <summary>Where the words of the claim begin in the text.</summary>
    public required int Start { get; init; }

    public string? Measure { get; init; }

    /// <summary>As <see cref="NamedWindows.TryParse"/> reads it.</summary>
    public string? Window { get; init; }

    public string? Comparison { get; init; }

    /// <summary>Breakdown and code, e.g. sex=female.</summary>
    public string? Part { get; init; }

    public string? Value { get; init; }

    /// <summary>A code of <see cref="SaidForm"/>.</summary>
    public string? Form { get; init; }

    public string? Reason { get; init; }

    internal SentAgain Again(ClaimDecision standing) => new SentAgain()
        .Same(nameof(Measure), standing.Measure == EntryText.OrNull(Measure), standing.Measure is { } known ? MeasureCatalogue.Standard.Get(known).Title : null)
        .Line(nameof(Window), standing.Window, Window).Line(nameof(Comparison), standing.Comparison, Comparison)
        .Line(nameof(Part), standing is { By: { } by, Key: { } key } ? $"{by}={key}" : null, ReadPart(Part) is { } part ? $"{part.By}={part.Key}" : null)
        .Line(nameof(Value), standing.Value, ReadValue(Value)?.ToString(CultureInfo.InvariantCulture)).Line(nameof(Form), standing.Form, Form).Line(nameof(Reason), standing.Reason, Reason);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (string.IsNullOrWhiteSpace(Form) && string.IsNullOrWhiteSpace(Measure) && string.IsNullOrWhiteSpace(Window) && string.IsNullOrWhiteSpace(Comparison) && string.IsNullOrWhiteSpace(Part) && string.IsNullOrWhiteSpace(Value))
        {
            check.Refuse(nameof(Measure), "statements.nothing-said");
        }

        Measure? measure = null;
        if (!string.IsNullOrWhiteSpace(Measure) && !MeasureCatalogue.Standard.TryGet(Measure, out measure))
        {
            check.Refuse(nameof(Measure), "editions.no-measure", EntryCheck.Shortened(Measure));
        }

        CheckWindow(check, nameof(Window), Window);
        CheckWindow(check, nameof(Comparison), Comparison);
        if (check.Line(nameof(Part), Part) && !string.IsNullOrWhiteSpace(Part))
        {
            CheckPart(check, measure);
        }

        if (check.Line(nameof(Value), Value) && !string.IsNullOrWhiteSpace(Value) && ReadValue(Value) is null)
        {
            check.Refuse(nameof(Value), "statements.value", EntryCheck.Shortened(Value));
        }

        if (!string.IsNullOrWhiteSpace(Form) && SaidForm.Find(Form) is null)
        {
            check.Refuse(nameof(Form), "statements.form", EntryCheck.Shortened(Form), SaidForm.All.Select(one => one.Code));
        }

        check.Reason(nameof(Reason), Reason);
        return check.Problems;
    }

    /// <summary>The breakdown and the code; null where nothing was said.</summary>
    internal static (string By, string Key)? ReadPart(string? part) =>
        EntryText.OrNull(part)?.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } by, { Length: > 0 } key] ? (by, key) : null;

    /// <summary>In any digits; null where it is no number.</summary>
    internal static decimal? ReadValue(string? typed) =>
        decimal.TryParse(KhmerDigits.ToAscii(typed ?? "").Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000_000m ? number : null;

    private void CheckPart(EntryCheck check, Measure? measure)
    {
        if (ReadPart(Part) is not { } part)
        {
            check.Refuse(nameof(Part), "statements.part", EntryCheck.Shortened(Part!));
        }
        else if (measure is not null && measure.FindBreakdown(part.By) is null)
        {
            check.Refuse(nameof(Part), "editions.no-breakdown", EntryCheck.Shortened(part.By), measure.Breakdowns.Select(one => one.Id));
        }
    }

    private static void CheckWindow(EntryCheck check, string field, string? window)
    {
        if (!string.IsNullOrWhiteSpace(window) && !NamedWindows.Standard.TryParse(window, out _))
        {
            check.Refuse(field, "editions.window", EntryCheck.Shortened(window));
        }
    }
}

/// <summary>That words which were read as a claim are none, or that what was decided of them is taken back.</summary>
public sealed record SetAsideClaimOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid StatementId { get; init; }

    public required int Start { get; init; }

    /// <summary>False where what was decided before is taken back.</summary>
    public bool IsSetAside { get; init; } = true;

    public string? Reason { get; init; }

    internal SentAgain Again(ClaimDecision standing) =>
        new SentAgain().YesNo(nameof(IsSetAside), standing.Kind == ClaimDecisionKind.NotAClaim, IsSetAside).Line(nameof(Reason), standing.Reason, Reason);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Reason), Reason) && check.Reason(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>A claim that was not read in the text, and what it says: a number of something in a window.</summary>
public sealed record AddClaimOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid StatementId { get; init; }

    /// <summary>As the text has them, beginning with the number, and long enough to stand there once.</summary>
    public string? Words { get; init; }

    public string? Measure { get; init; }

    public string? Window { get; init; }

    public string? Comparison { get; init; }

    public string? Part { get; init; }

    public string? Value { get; init; }

    /// <summary>A code of <see cref="SaidForm"/>; a count where nothing is said.</summary>
    public string? Form { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Words), Words) && check.Line(nameof(Words), Words, EntryCheck.LongestReason);
        _ = check.Require(nameof(Measure), Measure) && check.Require(nameof(Window), Window) && check.Require(nameof(Value), Value);
        return [.. check.Problems, .. check.Problems.Count == 0 ? Said(0).Problems() : []];
    }

    internal SentAgain Again(Statement statement, ClaimDecision standing)
    {
        var known = statement.Text[standing.Start..];
        return Said(standing.Start).Again(standing).Same(nameof(Words), known.StartsWith(Words!.Trim(), StringComparison.Ordinal), EntryCheck.Shortened(known));
    }

    /// <summary>The same, of a claim that begins there.</summary>
    internal FinishClaimOptions Said(int start) =>
        new() { Id = Id, StatementId = StatementId, Start = start, Measure = Measure, Window = Window, Comparison = Comparison, Part = Part, Value = Value, Form = Form, Reason = Reason };
}

/// <summary>That a statement should not have been registered.</summary>
public sealed record VoidStatementOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid StatementId { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Reason), Reason) && check.Reason(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>Days of statements and of what came after them.</summary>
internal static class StatementDays
{
    public static void Require(EntryCheck check, string field, string? day, DateOnly today) => _ = check.Require(field, day) && check.Day(field, day, today);

    /// <summary>Null where it is no whole day.</summary>
    public static DateOnly? Read(string? day) => PartialDate.TryParseIso(day, out var read) && read.First == read.Last ? read.First : null;
}
