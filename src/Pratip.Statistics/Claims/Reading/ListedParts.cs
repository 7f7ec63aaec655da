using System.Text.RegularExpressions;
using Pratip.Kernel;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// "By age: 18 and over: 261 (95.60 per cent, down by 0.79 percentage points); 15 to 17: 12": the parts of the total that the sentence before told, under
/// the labels that the breakdown has. Of which total they are is never concluded from their own words, which many totals share.
/// </summary>
internal sealed class ListedParts
{
    private static readonly IReadOnlyList<Wording> Wordings = [.. OwnWords.Languages.Select(language => new Wording(language))];

    private Claim? _whole;
    private ReportingWindow? _comparison;

    /// <summary>The paragraph has told numbers, whether or not anybody could read them.</summary>
    private bool _hasNumbers;

    public void BeginParagraph() => (_whole, _comparison, _hasNumbers) = (null, null, false);

    /// <summary>The total of a sentence, which the parts behind it are of. A number that nobody could read leaves none; a sentence without a number changes nothing.</summary>
    public void Follow(List<Claim> claims, bool hasNumbers)
    {
        if (hasNumbers)
        {
            _hasNumbers = true;
            _whole = claims.Find(c => c is { Form: ClaimForm.Level, Measure: not null });
            _comparison = claims.Find(c => c.Comparison is not null && c.Measure == _whole?.Measure)?.Comparison;
        }
    }

    /// <returns>Null where the sentence is no such list, or where its paragraph has no numbers before it that it could be of.</returns>
    public List<Claim>? Read(CleanText text, int start, int end)
    {
        if (!_hasNumbers)
        {
            return null;
        }

        var said = text.Characters.AsSpan(start, end - start);
        foreach (var wording in Wordings)
        {
            if (!said.StartsWith(wording.Head, StringComparison.OrdinalIgnoreCase) || wording.BreakdownAt(said, _whole?.Measure) is not ({ } breakdown, var isOfWhole, var first))
            {
                continue;
            }

            var claims = new List<Claim>();
            var all = said.ToString();
            foreach (var (code, item) in wording.Items(all, first, breakdown))
            {
                claims.AddRange(Claims(code, item, breakdown, isOfWhole, new(text, start, end, wording.Language)));
            }

            return claims.Count > 0 ? claims : null;
        }

        return null;
    }

    private IEnumerable<Claim> Claims(string code, Match item, Breakdown breakdown, bool isOfWhole, Place place)
    {
        var part = new ClaimPart(breakdown.Id, code);
        Claim Of(ClaimForm form, Group words, ClaimValue value)
        {
            var measure = isOfWhole ? _whole : null;
            ClaimGap[] gaps = [.. measure is null ? [new ClaimGap(ClaimField.Measure, [])] : measure.Gaps.Where(g => g.Field is ClaimField.Population),
                .. _whole?.Window is null ? [new ClaimGap(ClaimField.Window, [])] : Array.Empty<ClaimGap>()];
            return new(form, place.Of(words), place.Sentence)
            {
                Measure = measure?.Measure,
                Unit = measure?.Unit,
                Value = value,
                Window = _whole?.Window,
                Of = [.. (measure?.Of ?? []).Where(p => p.By != part.By).Append(part).OrderBy(p => p.By, StringComparer.Ordinal)],
                Gaps = gaps,
                Notes = [ClaimNote.MeasureFromBefore, ClaimNote.WindowFromBefore],
            };
        }

        if (OwnSentences.Numbers(item.Groups["count"].Value, place.Language, false) is { } count)
        {
            yield return Of(ClaimForm.Level, item.Groups["count"], count);
        }

        if (item.Groups["share"] is { Success: true } percent && OwnSentences.Numbers(percent.Value, place.Language, true) is { } share)
        {
            yield return Of(ClaimForm.Share, percent, share);
        }

        if (item.Groups["points"] is { Success: true } moved && OwnSentences.Numbers(moved.Value, place.Language, true) is { } points)
        {
            var claim = Of(ClaimForm.Points, moved, points);
            yield return claim with { Direction = item.Groups["down"].Success ? -1 : 1, Comparison = _comparison, Notes = _comparison is null ? [.. claim.Notes, ClaimNote.ComparisonNotSaid] : claim.Notes };
        }
    }

    private sealed record Place(CleanText Text, int Start, int End, Language Language)
    {
        public TextSpan Sentence { get; } = Text.SpanOf(Start, End);

        public TextSpan Of(Group words) => Text.SpanOf(Start + words.Index, Start + words.Index + words.Length);
    }

    private sealed class Wording
    {
        private readonly string _opens;
        private readonly Regex _item;

        public Wording(Language language)
        {
            Language = language;
            var parts = OwnWords.Template("parts", language);
            var title = parts.IndexOf("{0}", StringComparison.Ordinal);
            Head = parts[..title];
            _opens = parts[(title + 3)..parts.IndexOf("{1}", StringComparison.Ordinal)].TrimEnd();

            // The moves first: what only tells a share is how they begin.
            string Item(string key) => OwnWords.Pattern(OwnWords.Template("part." + key, language)[3..], "", $"(?<count>{OwnWords.Number})", $"(?<share>{OwnWords.Number})", $"(?<points>{OwnWords.Number})",
                $"(?:{OwnWords.Template("points.other", language)}|{OwnWords.Template("points.one", language)})");
            var bare = OwnWords.Template("part.level", language)[3..];
            var plain = OwnWords.Pattern(bare[..(bare.IndexOf("{1}", StringComparison.Ordinal) + 3)], "", $"(?<count>{OwnWords.Number})");
            _item = OwnWords.Compiled($"^(?:{Item("up")}|(?<down>{Item("down")})|{Item("unchanged")}|{Item("level")}|{plain})");
        }

        public Language Language { get; }

        public string Head { get; }

        /// <summary>How the total before is divided, or any other where it is not divided so.</summary>
        public (Breakdown? Breakdown, bool IsOfWhole, int Behind) BreakdownAt(ReadOnlySpan<char> said, string? measureId)
        {
            var whole = measureId is null ? null : MeasureCatalogue.Standard.Get(measureId);
            foreach (var (breakdown, isOfWhole) in (whole?.Breakdowns ?? []).Select(b => (b, true)).Concat(MeasureCatalogue.Standard.All.SelectMany(m => m.Breakdowns).Select(b => (b, false))))
            {
                var title = breakdown.Title.In(Language) + _opens;
                if (said[Head.Length..].StartsWith(title, StringComparison.OrdinalIgnoreCase))
                {
                    return (breakdown, isOfWhole, Head.Length + title.Length);
                }
            }

            return default;
        }

        /// <summary>What stands under a label that nobody knows is passed over.</summary>
        public IEnumerable<(string Code, Match Item)> Items(string said, int first, Breakdown breakdown)
        {
            var classification = ClassificationCatalogue.Standard.Get(breakdown.ClassificationId);
            var labels = classification.Codes.Select(c => (c.Code, Label: c.Label.In(Language))).Append((Code: FactTable.UnknownCode, Label: classification.Unknown.In(Language))).OrderByDescending(l => l.Label.Length).ToList();
            for (var at = first; at < said.Length;)
            {
                while (at < said.Length && said[at] is ' ' or ';' or ',')
                {
                    at++;
                }

                var known = labels.Find(l => string.Compare(said, at, l.Label, 0, l.Label.Length, StringComparison.OrdinalIgnoreCase) == 0 && _item.IsMatch(said.AsSpan(at + l.Label.Length)));
                if (known.Code is { } code && _item.Match(said, at + known.Label.Length, said.Length - at - known.Label.Length) is { Success: true } item)
                {
                    yield return (code, item);
                    at += known.Label.Length + item.Length;
                    continue;
                }

                var next = said.AsSpan(at).IndexOfAny(';', ',');
                at = next < 0 ? said.Length : at + next + 1;
            }
        }
    }
}
