using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What a subject means in the catalogue: its measure, and its parts as the measure is divided.</summary>
/// <param name="Lacks">Parts that the measure is not divided by.</param>
internal sealed record Meant(Measure? Measure, IReadOnlyList<ClaimPart> Parts, IReadOnlyList<string> Lacks)
{
    /// <summary>Measures that may be meant where none is.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];
}

internal static class ClaimBuilder
{
    private const string ForeignGroup = "foreign";

    public static Meant MeantBy(Subject subject, string? province, bool isShare = false)
    {
        if (subject.Noun == Subject.Call)
        {
            return new(null, [], []) { Candidates = ["complaints.received"] };
        }

        var noun = subject.Noun is null or "crime" && subject.Groups.Count > 0 ? "case" : subject.Noun ?? "";
        var foreign = subject.Parts.Any(p => p is { By: "citizenship-group", Code: ForeignGroup });

        // "Repatriated" is said of foreigners who were sent home, too.
        var happened = subject.Event == "sent-home" ? (IsCambodian(subject) ? "repatriated" : "deported") : subject.Event == "repatriated" && foreign ? "deported" : subject.Event ?? "";
        var measure = noun == "victim" && happened is "deported" or "came-home" ? null : CountedMeasures.Standard.Find(noun, happened);
        if ((noun == "person" && happened == "in-prison" && !foreign) || (noun == "suspect" && happened == "charged"))
        {
            measure = null;
        }

        if (measure?.Unit is CountingUnit.Removal && subject.Parts.Any(p => p is { By: "citizenship", Code: Country.Cambodia }))
        {
            // "Thailand deported 12 Cambodians" is no removal from the country.
            measure = null;
        }

        var groups = subject.Groups;
        if (groups.Count == 1 && measure?.Id == "cases.headline" && !isShare)
        {
            measure = MeasureCatalogue.Standard.Get("cases." + groups[0]);
        }

        var wanted = subject.Parts.ToList();
        if (groups.Count == 1 && measure is not null && Has(measure, "group") && (isShare || measure.Id != "cases.headline"))
        {
            wanted.Add(new("group", groups[0]));
        }

        return Fitted(measure, wanted, province);
    }

    /// <summary>
    /// Removals are of foreigners and repatriations of Cambodians: what every one of a measure is need not divide it. A country
    /// is what the measure has of it, the citizenship or where people came from.
    /// </summary>
    private static Meant Fitted(Measure? measure, List<ClaimPart> wanted, string? province)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var lacks = new List<string>();
        foreach (var part in wanted)
        {
            if (measure is null || Has(measure, part.By))
            {
                parts.TryAdd(part.By, part.Code);
            }
            else if (part.By == "citizenship" && Has(measure, "country") && part.Code != Country.Cambodia)
            {
                parts.TryAdd("country", part.Code);
            }
            else if (!(part is { By: "citizenship-group", Code: ForeignGroup } && IsOfForeigners(measure)) && !(part is { By: "citizenship", Code: Country.Cambodia } && Has(measure, "country")))
            {
                lacks.Add(part.By);
            }
        }

        if (parts.TryGetValue("age", out var age) && age is "under-15" or "15-17")
        {
            // "Children under 15": who is that young is a minor.
            parts.Remove("majority");
        }

        if (parts.ContainsKey("citizenship"))
        {
            parts.Remove("citizenship-group");
        }

        if (province is not null && measure is not null && Has(measure, "province"))
        {
            parts["province"] = province;
        }
        else if (province is not null && measure is not null)
        {
            lacks.Add("province");
        }

        return new(measure, [.. parts.Select(p => new ClaimPart(p.Key, p.Value))], lacks);
    }

    public static Claim Claim(ClaimForm form, TextSpan span, TextSpan sentence, Meant meant)
    {
        var gaps = new List<ClaimGap>();
        if (meant.Measure is null)
        {
            gaps.Add(new(ClaimField.Measure, meant.Candidates));
        }

        if (meant.Lacks.Count > 0)
        {
            gaps.Add(new(ClaimField.Population, meant.Lacks));
        }

        return new(form, span, sentence) { Measure = meant.Measure?.Id, Unit = meant.Measure?.Unit, Of = meant.Parts, Gaps = gaps };
    }

    private static bool Has(Measure measure, string by) => measure.FindBreakdown(by) is not null;

    private static bool IsOfForeigners(Measure measure) => measure.Unit is CountingUnit.Removal or CountingUnit.RemovalFile or CountingUnit.Citizenship || measure.Id == "prisons.foreigners";

    private static bool IsCambodian(Subject subject) => subject.Noun == "victim" || subject.Parts.Any(p => p is { By: "citizenship", Code: Country.Cambodia });

    /// <summary>A count of removals from 2014 on is the running total that the immigration authority reports.</summary>
    public static string? Since2014(Claim claim, ReportingWindow? window) =>
        claim is { Measure: "removals", Form: ClaimForm.Level, Of.Count: 0 } && window is { } span && span.From == new DateOnly(2014, 1, 1) && span.To.Year > 2014
            ? "removals.cumulative-since-2014" : claim.Measure;
}
