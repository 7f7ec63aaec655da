using Pratip.Statistics.Claims.Vocabulary;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// The province of a sentence before: "Police in Kampot handled 12 cases in 2024. Twenty suspects were arrested." Held against the figures of the whole
/// country, the second number would be called wrong.
/// </summary>
internal sealed class PlaceCarrier(IReadOnlyList<Term> terms, Discourse before)
{
    private const string By = "province";

    /// <summary>Only a sentence that takes its period from before takes its place from there, and only if it names no other.</summary>
    public List<Claim> Carry(List<Claim> claims)
    {
        var isOfCountry = terms.Any(t => t.Is(TermKind.Function, "national"));
        var places = terms.Select(t => t.Code(TermKind.Province)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var isOfThat = SaysTheProvince();
        if (!isOfThat && !Enumerable.Range(1, Math.Max(terms.Count - 1, 0)).Any(i => terms[i].Is(TermKind.Province) && (terms[i - 1].IsLink("from") || terms[i - 1].Key == "came")))
        {
            // Where people came from is not where the text is.
            places.ForEach(before.BeAt);
        }

        var carried = (before.Province ?? (isOfThat ? before.OnlyPlace : null)) is { } province && !isOfCountry && places.Count == 0
            ? claims.ConvertAll(claim => IsLeaning(claim) || (isOfThat && Divides(claim) && !claim.Of.Any(p => p.By == By)) ? In(claim, province) : claim)
            : claims;
        if (before.UndividedPlace is { } place && !isOfCountry && places.Count == 0)
        {
            carried = carried.ConvertAll(claim => !claim.Notes.Contains(ClaimNote.MeasureFromBefore) || claim.Gaps.Count > 0 || claim.Of.Any(p => p.By == By) ? claim
                : Divides(claim) ? In(claim, place) : claim with { Gaps = [new(ClaimField.Population, [By])] });
        }

        before.UndividedPlace = claims.Count == 0 ? before.UndividedPlace : places is [var only] && carried.Exists(LacksPlace) ? only : null;
        before.IsOfCountry |= claims.Count > 0 && claims.TrueForAll(c => !c.Of.Any(p => p.By == By)) && ReferenceEquals(carried, claims);
        before.Province = isOfCountry ? null : ProvinceOf(carried);
        before.ProvinceUnit = carried.Find(c => c.Of.Any(p => p.By == By) && !c.Notes.Contains(ClaimNote.PlaceFromBefore))?.Unit ?? before.ProvinceUnit;
        return carried;
    }

    /// <summary>"38 compounds were raided in Sihanoukville. We closed 17 of them": of a place that the measure is not divided by.</summary>
    private static bool LacksPlace(Claim claim) => claim.Gaps.Any(g => g.Field is ClaimField.Population && g.Candidates.Contains(By, StringComparer.Ordinal));

    /// <summary>"The province had 14 cases", ខេត្តមាន ១៤ករណី, រដ្ឋបាលខេត្ត: the one that the text has named.</summary>
    private bool SaysTheProvince() => Enumerable.Range(0, terms.Count).Any(i => terms[i].Key == "ខេត្ត" ? !terms.Is(i + 1, TermKind.Province) : terms[i].Key is "province" or "provincial" && i > 0 && terms[i - 1].Key is "the" or "this");

    private static bool Divides(Claim claim) => claim.Measure is { } id && MeasureCatalogue.Standard.Get(id).FindBreakdown(By) is not null;

    /// <summary>A share or a rank of something else than was counted there is a new matter: "50 cases in Phnom Penh. Nine in ten suspects were Cambodian."</summary>
    private bool IsLeaning(Claim claim) => (claim.Form is not (ClaimForm.Share or ClaimForm.Rank or ClaimForm.Points) || claim.Unit == before.ProvinceUnit) && (claim.Notes.Contains(ClaimNote.WindowFromBefore) || before.IsAnswer || IsOfIt(claim))
        && Divides(claim) && !claim.Of.Any(p => p.By == By);

    /// <summary>"Phnom Penh had 18 cases. A year ago it had 29."</summary>
    private bool IsOfIt(Claim claim) => claim.Form is ClaimForm.Level && claim.Unit == before.ProvinceUnit && Enumerable.Range(0, Math.Min(6, terms.Count)).Any(i => terms[i].Key == "it" && terms[i].IsLink("pronoun") && i + 1 < terms.Count && terms[i + 1].Key is "had" or "recorded" or "counted");

    private static Claim In(Claim claim, string province) => claim with
    {
        Of = [.. claim.Of.Append(new ClaimPart(By, province)).OrderBy(p => p.By, StringComparer.Ordinal)],
        Notes = [.. claim.Notes, ClaimNote.PlaceFromBefore],
    };

    /// <summary>A sentence without claims changes nothing; one of several provinces, or of none, leaves none to be taken over.</summary>
    private string? ProvinceOf(List<Claim> claims)
    {
        if (claims.Count == 0)
        {
            return before.Province;
        }

        var named = claims.Where(c => !LacksPlace(c)).Select(c => c.Of.FirstOrDefault(p => p.By == By).Code).Distinct(StringComparer.Ordinal).ToList();
        return named is [{ } one] ? one : null;
    }
}
