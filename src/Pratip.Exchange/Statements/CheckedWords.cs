using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Statements;

/// <summary>A line about a claim: what it is called and what it says.</summary>
public sealed record ClaimLine(string Name, string Value)
{
    /// <summary>The measure whose definition the line leads to.</summary>
    public string? Measure { get; init; }
}

/// <summary>What a checked text says around its claims, in one language; every rendering asks here.</summary>
public sealed class CheckedWords(Language language)
{
    private const string Prefix = "exchange.statements.";
    private const int LongestUnread = 300;
    private const int MostUnread = 50;

    private static readonly Lazy<Texts> Loaded = new(() => Texts.Load(typeof(CheckedText).Assembly, typeof(CheckedWords).Assembly));

    private readonly ReportWords _report = new(new ReportStyle(language));

    public string LanguageTag => language.Code();

    public string this[string key] => Loaded.Value[Prefix + key].In(language);

    public string Say(LocalizedText text) => text.In(language);

    public string Fill(string key, params object?[] args) => Loaded.Value.Format(Prefix + key, language, args);

    public string Number(int number) => _report.Number(number);

    public string Name(ReportingWindow window) => Say(ReportTexts.NameOf(window));

    public string Verdict(TextClaim claim) => claim.Verdict is { } verdict ? Say(verdict.Title()) : this["not-held"];

    public string Verdict(TextRemark remark) => Say(remark.Verdict.Title());

    /// <summary>The mark of a register whose figures are no official ones; null where there is none.</summary>
    public string? Mark(CheckedText text) => text.Purpose is { } purpose and not RegisterPurpose.Production ? Say(ReportTexts.PurposeMark(purpose)).TrimEnd('.', '។') : null;

    public string Kingdom => _report["kingdom"];

    public string Motto => _report["motto"];

    /// <summary>What was checked, and against what.</summary>
    public IEnumerable<ClaimLine> About(CheckedText text)
    {
        if (text.Source is { } source)
        {
            yield return new(this["source"], source);
        }

        yield return new(this["said-on"], text.Date is { } date ? _report.Date(date) : this["no-date"]);
        yield return new(this["checked-on"], _report.Date(text.CheckedOn));
        yield return new(this["against"], text.IsHeldAgainstFigures
            ? text.Editions.Count == 0 ? this["no-edition"] : string.Join("; ", text.Editions.Select(Edition))
            : this["no-figures"]);
        yield return new(this["hash"], text.Hash);
    }

    /// <summary>How many claims got which verdict, the worst last.</summary>
    public string Summary(CheckedText text)
    {
        if (text.Claims.Count == 0)
        {
            return this[text.Unread.Count + text.Passed.Count == 0 ? "no-claims" : "no-claims-read"];
        }

        var counts = text.Claims.GroupBy(Verdict, StringComparer.Ordinal).OrderBy(g => g.First().Verdict).Select(g => Fill("count-of", g.Key, g.Count()));
        return Fill("summary", text.Claims.Count, string.Join("; ", counts));
    }

    /// <summary>Why pieces were not read: they are tables, or the text claims more than is read of one.</summary>
    public string UnreadSays(CheckedText text)
    {
        var tables = this["unread-says"];
        return !text.IsCutShort() ? tables
            : text.Unread.Count == 1 ? Fill("unread-rest", ClaimReader.MostClaims)
            : $"{tables} {Fill("unread-rest", ClaimReader.MostClaims)}";
    }

    /// <summary>How what was not read begins: enough to find it in the text, which holds it whole.</summary>
    public IEnumerable<string> Unread(CheckedText text) => First([.. text.Unread.Select(span => Beginning(span.In(text.Text)).Replace('\n', ' '))]);

    /// <summary>The numbers of a sentence that were read as no claim, and how it begins.</summary>
    public IEnumerable<string> Passed(CheckedText text) => First([.. text.Passed.GroupBy(one => one.Sentence).Select(sentence =>
    {
        var numbers = string.Join(", ", sentence.Select(one => $"\u201C{Beginning(one.Number.In(text.Text))}\u201D"));
        return $"{numbers}: {Beginning(sentence.Key.In(text.Text).Trim())}".Replace('\n', ' ');
    })]);

    /// <summary>No more than a person looks through, and how many more there are.</summary>
    private IEnumerable<string> First(IReadOnlyList<string> lines) =>
        lines.Count <= MostUnread ? lines : [.. lines.Take(MostUnread), Fill("unread-more", lines.Count - MostUnread)];

    private static string Beginning(string piece)
    {
        var end = Math.Min(piece.Length, LongestUnread);
        return end == piece.Length ? piece : piece[..(char.IsHighSurrogate(piece[end - 1]) ? end - 1 : end)] + "\u2026";
    }

    public IEnumerable<ClaimLine> About(TextClaim claim, CheckedText text)
    {
        if (claim.Then is { } then)
        {
            yield return new(this["then"], Answer(then));
        }

        if (claim.Latest is { } latest && (claim.Then is null || claim.IsOvertaken || claim.Then.Edition != latest.Edition || claim.Then.Verdict != latest.Verdict))
        {
            yield return new(this["latest"], Answer(latest));
        }

        if (claim.IsOvertaken)
        {
            yield return new(this["overtaken"], this["overtaken-says"]);
        }

        if (Figure(claim) is { } figure)
        {
            yield return new(this["figure"], figure);
        }

        if (claim.Claim.Gaps.Count > 0)
        {
            yield return new(this["left-open"], string.Join("; ", claim.Claim.Gaps.Select(Gap)));
        }

        if (claim.Claim.Notes.Count > 0)
        {
            yield return new(this["taken"], string.Join("; ", claim.Claim.Notes.Select(note => this["note." + EditionCodes.Of(note)])));
        }

        if (claim.Claim.Measure is { } id && text.Measures.FirstOrDefault(m => m.Id == id) is { } measure)
        {
            yield return new(this["measure"], Say(measure.Title)) { Measure = id };
        }
    }

    public string Edition(CitedEdition edition) => Fill(
        edition.Released is null ? "edition-unreleased" : "edition-released", edition.Name, CodeListCatalogue.Standard.Label("edition-vintage", EditionCodes.Of(edition.Vintage)), edition.Released);

    private string Answer(ClaimAnswer answer) => answer.Edition is { } edition ? Fill("answer", Say(answer.Says), edition) : Say(answer.Says);

    private string? Figure(TextClaim claim)
    {
        if (claim.Answer?.Figure is not { } figure || claim.Claim.Window is not { } window || figure.Status is FigureStatus.NotHeld)
        {
            return null;
        }

        var value = figure.Value is { } count ? _report.Number(count) : this["status." + EditionCodes.Of(figure.Status)];
        return figure.Completeness is { } completeness
            ? Fill("figure-of", value, ReportTexts.NameOf(window), _report.State(completeness), completeness.ReportedEntities, completeness.ExpectedEntities)
            : Fill("figure-plain", value, ReportTexts.NameOf(window));
    }

    private string Gap(ClaimGap gap)
    {
        var what = this["gap." + EditionCodes.Of(gap.Field)];
        return gap.Candidates.Count == 0 ? what : Fill("gap-of", what, string.Join(", ", gap.Candidates.Select(c => Candidate(gap.Field, c))));
    }

    private string Candidate(ClaimField field, string code) => field is ClaimField.Window && ReportingWindow.TryParse(code, out var window) ? Name(window)
        : field is ClaimField.Measure && MeasureCatalogue.Standard.TryGet(code, out var measure) ? Say(measure.Title)
        : code;
}
