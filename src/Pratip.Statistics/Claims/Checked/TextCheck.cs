using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Checked;

/// <summary>A text that somebody gave to be checked.</summary>
/// <param name="Date">When it was said; null where nobody knows.</param>
public sealed record GivenText(string Title, string Text, DateOnly? Date = null)
{
    public string? Source { get; init; }

    /// <summary>When the text was there at the latest; null where nobody knows.</summary>
    public DateTimeOffset? HeldAt { get; init; }
}

/// <summary>Reads a text, holds its claims against editions and does the sums within it.</summary>
public static class TextCheck
{
    /// <summary>A sentence without an end is quoted up to here.</summary>
    private const int LongestQuote = 600;

    /// <param name="editions">Null where there is no register and no edition: only the sums within the text are done then.</param>
    /// <param name="purpose">Of the register that the editions are from.</param>
    /// <exception cref="ArgumentException">The text is too long to be read.</exception>
    public static CheckedText Of(GivenText given, EditionsInForce? editions, RegisterPurpose? purpose, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(given);
        var reading = ClaimReader.ReadWhole(given.Text, given.Date);
        return Of(given, [.. reading.Claims.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End)], reading, editions, purpose, today);
    }

    /// <summary>Once more, with what a person filled in where the text left something open, or against what has come out since.</summary>
    /// <param name="heldAt">When the text was there at the latest; null where nobody knows.</param>
    public static CheckedText Again(CheckedText text, IReadOnlyList<Claim> claims, EditionsInForce? editions, RegisterPurpose? purpose, DateOnly today, DateTimeOffset? heldAt = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(new(text.Title, text.Text, text.Date) { Source = text.Source, HeldAt = heldAt }, claims, new([], text.Unread) { Passed = text.Passed }, editions, purpose, today);
    }

    /// <summary>What a claim says, so that it can be read without the text around it.</summary>
    public static LocalizedText StatesOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return ClaimStatement.Of(claim, ClaimStatement.PartsOf(claim));
    }

    private static CheckedText Of(
        GivenText given, IReadOnlyList<Claim> claims, ClaimReading reading, EditionsInForce? editions, RegisterPurpose? purpose, DateOnly today)
    {
        var then = given.Date is { } date ? editions?.On(date, given.HeldAt) : null;
        var all = claims.Select((claim, at) => Held(given.Text, at + 1, claim, then, editions)).ToList();
        var figures = then ?? editions;
        return new()
        {
            Title = given.Title,
            Source = given.Source,
            Date = given.Date,
            Language = LanguageOf(given.Text),
            Text = given.Text,
            Hash = CheckedText.HashOf(given.Text),
            CheckedOn = today,
            Purpose = purpose,
            Claims = all,
            Remarks = [.. TextChecks.Of(claims).Where(found => !IsRefuted(found, all)).Concat(figures is null ? [] : FigureNotes.Of(claims, figures)).Select(found => Remark(found, claims))],
            Unread = reading.Unread,
            Passed = [.. reading.Passed.Where(one => !claims.Any(claim => claim.Span.Overlaps(one.Number)))],
            Measures = [.. claims.Select(c => c.Measure).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => Cited(id, claims, editions))],
            Editions = [.. Editions(claims, then).Concat(Editions(claims, editions)).DistinctBy(e => e.Name, StringComparer.Ordinal).OrderBy(e => e.Name, StringComparer.Ordinal)],
        };
    }

    /// <summary>A growth that is the share as well, by the figures, was not taken from it.</summary>
    private static bool IsRefuted(TextFinding found, IReadOnlyList<TextClaim> held) => found.Finding.Check == GrowthCheck.ShareAsGrowth
        && held.Any(one => one is { Claim.Form: ClaimForm.Growth, Latest.Verdict: ClaimVerdict.Agrees or ClaimVerdict.AgreesRounded } && found.Claims.Any(of => ReferenceEquals(of, one.Claim)));

    private static TextClaim Held(string text, int number, Claim claim, EditionsInForce? then, EditionsInForce? latest)
    {
        var quote = claim.Sentence.In(text).Trim();
        var parts = ClaimStatement.PartsOf(claim);
        var said = new TextClaim(number, claim, quote.Length > LongestQuote ? quote[..(LongestQuote - 1)] + "…" : quote, ClaimStatement.Of(claim, parts))
        {
            Parts = parts,
            Place = claim.Of.Select((part, at) => part.By == "province" ? parts[at] : null).FirstOrDefault(place => place is not null),
        };
        if (latest is null)
        {
            return said;
        }

        var found = CheckedClaim.Of(claim, then, latest);
        return said with
        {
            Then = found.Then is { } day ? Answer(day, then!) : null,
            Latest = Answer(found.Latest, latest),
            IsOvertaken = found.IsOvertaken,
        };
    }

    private static ClaimAnswer Answer(ClaimFinding found, EditionsInForce figures) => new(found.Verdict, Holder(found.Claim, figures)?.Name, found.Actual, InBoth(found.Says))
    {
        Difference = found.Difference,
        Explanation = found.Explanation,
        ExplainedBy = found.ExplainedBy,
        Missing = found.Missing,
        AssumedComparison = found.AssumedComparison,
        Figure = found.Figure,
    };

    private static DatedEdition? Holder(Claim claim, EditionsInForce figures) =>
        claim is { Measure: { } measure, Window: { } window } ? figures.HolderOf(measure, window) : null;

    private static TextRemark Remark(TextFinding found, IReadOnlyList<Claim> claims) => new(
        found.Finding.Check, found.Finding.Verdict, InBoth(found.Finding.Says),
        [.. claims.Select((claim, at) => (claim, at)).Where(one => found.Claims.Any(of => ReferenceEquals(of, one.claim))).Select(one => one.at + 1)]);

    /// <summary>As the edition defines it that answers; else as the catalogue does.</summary>
    private static CitedMeasure Cited(string id, IReadOnlyList<Claim> claims, EditionsInForce? editions)
    {
        var holder = editions is null ? null : claims.Where(c => c.Measure == id).Select(c => Holder(c, editions)).FirstOrDefault(e => e is not null);
        var measure = holder?.Content.Measures.FirstOrDefault(m => m.Id == id) ?? MeasureCatalogue.Standard.Get(id);
        return new(measure.Id, measure.Version, measure.Unit, measure.Title, measure.Definition);
    }

    private static IEnumerable<CitedEdition> Editions(IReadOnlyList<Claim> claims, EditionsInForce? figures) =>
        figures is null ? [] : claims.Select(c => Holder(c, figures)).OfType<DatedEdition>().Distinct().Select(e => e.Cited);

    internal static LocalizedText InBoth(Message message) =>
        new(StatisticsTexts.All.Format(message, Language.English), StatisticsTexts.All.Format(message, Language.Khmer));

    private static Language LanguageOf(string text)
    {
        var (khmer, latin) = (0, 0);
        foreach (var c in text)
        {
            khmer += c is >= '\u1780' and <= '\u17B3' ? 1 : 0;
            latin += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return khmer > latin ? Language.Khmer : Language.English;
    }
}
