using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Claims.Checked;

/// <summary>What a claim says, told so that it can be read without the text around it: what is counted, of whom, when, and the number.</summary>
internal static class ClaimStatement
{
    private const string Key = "claims.states.";

    /// <summary>Every breakdown with the classification it draws from, whichever measure has it: a part is named also where the measure is open.</summary>
    private static readonly Dictionary<string, string> Lists = MeasureCatalogue.Standard.All
        .SelectMany(m => m.Breakdowns).DistinctBy(b => b.Id, StringComparer.Ordinal).ToDictionary(b => b.Id, b => b.ClassificationId, StringComparer.Ordinal);

    public static IReadOnlyList<LocalizedText> PartsOf(Claim claim) => [.. claim.Of.Select(part => LabelOf(claim, part))];

    public static LocalizedText Of(Claim claim, IReadOnlyList<LocalizedText> parts) => TextCheck.InBoth(Compared(claim, parts));

    private static Message Compared(Claim claim, IReadOnlyList<LocalizedText> parts)
    {
        var said = Said(claim, Subject(claim, parts));
        return claim.Comparison is { } before ? new(Key + "compared", said, ReportTexts.NameOf(before)) : said;
    }

    private static Message Said(Claim claim, Message subject) => claim.Form switch
    {
        ClaimForm.Level => new(Key + "level", subject, Number(claim.Value)),
        ClaimForm.FromTo when claim.Later is { } later => new(Key + "from-to", subject, claim.Earlier, later),
        ClaimForm.FromTo => new(Key + "from", subject, claim.Earlier),
        ClaimForm.Growth => new(Key + (claim.Direction < 0 ? "down" : "up"), subject, new Message(Key + "per-cent", Number(claim.Value))),
        ClaimForm.Points => new(Key + (claim.Direction < 0 ? "down" : "up"), subject, new Message(Key + "points", Number(claim.Value))),
        ClaimForm.Change => new(Key + (claim.Direction < 0 ? "down" : "up"), subject, Number(claim.Value)),
        ClaimForm.Factor => new(Key + "factor", subject, Number(claim.Value)),
        ClaimForm.Share => new(Key + "share", subject, Number(claim.Value)),
        ClaimForm.Rank => new(Key + "rank", subject, Number(claim.Value)),
        _ => new(Key + (claim.Direction < 0 ? "fell" : claim.Direction > 0 ? "rose" : "stayed"), subject),
    };

    private static Message Subject(Claim claim, IReadOnlyList<LocalizedText> parts)
    {
        var what = claim.Measure is { } id ? MeasureCatalogue.Standard.Get(id).Title : null;
        object counted = what ?? (object?)claim.Called ?? new Message(Key + "no-measure");
        object of = parts.Count == 0 ? counted : new Message(Key + "of", counted, ReportTexts.Listed(parts));
        return claim.Window is { } window ? new(Key + "in", of, ReportTexts.NameOf(window)) : new(Key + "no-window", of);
    }

    private static Message Number(ClaimValue? value) => value switch
    {
        null => new(Key + "no-number"),
        { Bound: ValueBound.Between } range => new(Key + "between", range.Low, range.High),
        { Bound: ValueBound.Exactly } one => new(Key + "exactly", one.Low),
        { } bounded => new(Key + EditionCodes.Of(bounded.Bound), bounded.Low),
    };

    private static LocalizedText LabelOf(Claim claim, ClaimPart part)
    {
        var list = claim.Measure is { } id && MeasureCatalogue.Standard.Get(id).FindBreakdown(part.By) is { } own ? own.ClassificationId : Lists.GetValueOrDefault(part.By);
        return list is not null && ClassificationCatalogue.Standard.TryGet(list, out var known) ? known.LabelOf(part.Code) : new(part.Code, part.Code);
    }
}
