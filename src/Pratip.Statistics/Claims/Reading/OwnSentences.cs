using System.Text.RegularExpressions;
using Pratip.Kernel;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// "101 charges that count for the international questionnaire were laid in 2024, up by 63 (165.79 per cent) from 38 in 2023.": a sentence that is wholly
/// one of those in which reports tell their totals. They name their measures in full, so nothing has to be concluded from single words.
/// </summary>
internal static class OwnSentences
{
    /// <summary>None of them is longer.</summary>
    private const int Longest = 400;

    private static readonly IReadOnlyList<Wording> Wordings = [.. OwnWords.Languages.Select(language => new Wording(language))];

    /// <returns>Null where it is no such sentence, or names other periods than those.</returns>
    public static List<Claim>? Read(CleanText text, List<Term> terms, DateOnly? day)
    {
        var (start, end) = (terms[0].Start, terms[^1].End);
        if (end - start > Longest)
        {
            return null;
        }

        var said = text.Characters[start..end];
        foreach (var wording in Wordings)
        {
            if (wording.Find(said) is { Measure.Reported: ReportedSpan.Exact } found)
            {
                return Claims(found, new Place(text, terms, day, start), wording.Language);
            }
        }

        return null;
    }

    private static List<Claim>? Claims(Found found, Place place, Language language)
    {
        if (place.WindowIn(found["now"]) is not { } now || Numbers(found.Count.Digits, language, false) is not { } count)
        {
            return null;
        }

        Claim Of(ClaimForm form, Words words, ClaimValue value) =>
            new(form, place.SpanOf(words), place.Sentence) { Measure = found.Measure.Id, Unit = found.Measure.Unit, Value = value, Window = now };
        var claims = new List<Claim> { Of(ClaimForm.Level, found.Count, count) };
        if (found["change"] is { } moved && found["growth"] is { } grown)
        {
            if (place.WindowIn(found["then"]) is not { } then || Numbers(moved.Digits, language, false) is not { } change
                || Numbers(grown.Digits, language, true) is not { } growth || Numbers(found["earlier"]!.Digits, language, false) is not { } earlier)
            {
                return null;
            }

            Claim Moved(ClaimForm form, Words words, ClaimValue value) =>
                Of(form, words, value) with { Direction = found["down"] is null ? 1 : -1, Earlier = earlier.Low, Comparison = then };
            claims.Add(Moved(ClaimForm.Change, moved, change));
            claims.Add(Moved(ClaimForm.Growth, grown, growth));
        }

        return claims;
    }

    public static ClaimValue? Numbers(string digits, Language language, bool isPercentage)
    {
        var read = WrittenNumber.Read(KhmerDigits.ToAscii(digits), language == Language.Khmer, isPercentage);
        return read.Value is { } value ? ClaimValue.Of(value, decimals: read.Decimals) : null;
    }

    /// <summary>Where a sentence stands, and which periods it names.</summary>
    private sealed class Place(CleanText text, List<Term> terms, DateOnly? day, int start)
    {
        private readonly List<WindowMention> _windows = new WindowReader(terms, day).Read();

        public TextSpan Sentence { get; } = text.SpanOf(terms[0].Start, terms[^1].End);

        public TextSpan SpanOf(Words words) => text.SpanOf(start + words.Start, start + words.End);

        public ReportingWindow? WindowIn(Words? words) =>
            words is null ? null : _windows.Find(w => terms[w.First].Start >= start + words.Start && terms[w.First].Start < start + words.End)?.In(null);
    }

    /// <summary>A stretch of a sentence, and what it says.</summary>
    private sealed record Words(int Start, int End, string Digits);

    /// <param name="Saying">Where the total is told: "197 cases were acted on". The pattern saw one character in its place.</param>
    private sealed record Found(Measure Measure, Words Count, Words Saying, Match Around)
    {
        public Words? this[string group] => Around.Groups[group] is { Success: true } found ? new(Moved(found.Index), Moved(found.Index + found.Length), found.Value) : null;

        private int Moved(int at) => at <= Saying.Start ? at : at + Saying.End - Saying.Start - 1;
    }

    /// <summary>The sentences of one language.</summary>
    private sealed class Wording
    {
        /// <summary>Stands for what counts, and in no text.</summary>
        private const string Mark = "\u0001";

        /// <summary>Behind a total, where nothing is told of how it moved.</summary>
        private static readonly string[] Still = ["level", "no-earlier", "no-change"];

        private readonly List<(string Head, string Tail, Measure Measure)> _sayings = [];
        private readonly Regex _around;

        /// <summary>Whether sentences begin with what counts, as in English; else what stands before every number of them.</summary>
        private readonly bool _isFirst;
        private readonly string _before;

        private readonly Regex _number = OwnWords.Compiled("^" + OwnWords.Number);

        public Wording(Language language)
        {
            Language = language;
            foreach (var key in OwnWords.KeysOf("said."))
            {
                var saying = OwnWords.Template(key, language).Split("{0}");
                _sayings.Add((saying[0], saying[1], MeasureCatalogue.Standard.Get(key["said.".Length..key.LastIndexOf('.')])));
            }

            _isFirst = OwnWords.Template("level", language).StartsWith("{0}", StringComparison.Ordinal);
            _before = _sayings[0].Head.TrimEnd() is var head && head.LastIndexOf(' ') is var last ? head[(last + 1)..] : "";
            const string Number = OwnWords.Number;
            string Form(string key, string second) => OwnWords.Pattern(OwnWords.Template(key, language), Mark, "(?<now>[^,;]+?)", second, $"(?<growth>{Number})", $"(?<earlier>{Number})", "(?<then>[^,;]+?)");
            _around = OwnWords.Compiled($"^(?:{Form("up", $"(?<change>{Number})")}|(?<down>{Form("down", $"(?<change>{Number})")})|{string.Join('|', Still.Select(key => Form(key, ".+?")))})$");
        }

        public Language Language { get; }

        public Found? Find(string said)
        {
            if (!_isFirst && !said.Contains(_before, StringComparison.Ordinal))
            {
                return null;
            }

            foreach (var (head, tail, measure) in _sayings)
            {
                var at = !_isFirst ? said.IndexOf(head, StringComparison.Ordinal) : said.StartsWith(head, StringComparison.OrdinalIgnoreCase) ? 0 : -1;
                if (at < 0 || !OwnWords.IsDigitAt(said, at + head.Length) || _number.Match(said, at + head.Length, said.Length - at - head.Length) is not { Success: true } number)
                {
                    continue;
                }

                var behind = number.Index + number.Length;
                if (string.CompareOrdinal(said, behind, tail, 0, tail.Length) == 0
                    && _around.Match(string.Concat(said.AsSpan(0, at), Mark, said.AsSpan(behind + tail.Length))) is { Success: true } around)
                {
                    return new(measure, new(number.Index, behind, number.Value), new(at, behind + tail.Length, ""), around);
                }
            }

            return null;
        }
    }
}
