using Pratip.Kernel;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>The claims of one sentence.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>With more numbers than this it is a table, whose numbers no grammar holds together.</summary>
    private const int MostNumbers = 40;

    /// <summary>Nobody says more of what rose and fell in one sentence.</summary>
    private const int MostMovements = 12;

    private const int LeastPassed = 10;

    private readonly CleanText _text;
    private readonly List<Term> _terms;
    private readonly TextSpan _sentence;
    private readonly Discourse _before;
    private readonly DateOnly? _date;
    private readonly QuantityList _quantities;
    private readonly List<Movement> _movements;
    private readonly SubjectFinder _subjects;
    private readonly ShareReader _shares;
    private readonly WindowPlacer _windows;
    private readonly PlaceReader _places;
    private readonly ComparedNumbers _compared;
    private readonly MovedSubjects _moves;
    private readonly KhmerGroups _groups;
    private readonly ReportingWindow? _main;
    private readonly Lineup _lineup;
    private readonly PartsBehindColon _listed;
    private readonly Screen _screen;
    private readonly bool _leansOnBefore;
    private readonly bool _isDayLine;
    private readonly ShareAsides _asides;
    private readonly List<(Quantity Quantity, Subject Subject)> _parts;

    /// <summary>What rose or fell without a number of its own.</summary>
    private Subject? _moved;

    public SentenceReader(CleanText text, List<Term> terms, DateOnly? date, Discourse before)
    {
        _text = text;
        _terms = terms;
        _before = before;
        _sentence = text.SpanOf(terms[0].Start, terms[^1].End);
        _date = date;
        var windows = new WindowList(SpokenSpans.With(YearsBefore(new WindowReader(terms, date).Read()), terms, before), terms.Count);
        _quantities = new(new QuantityReader(terms, windows).Read(), terms.Count);
        _movements = terms.Count > 0 && _quantities.Count <= MostNumbers ? new MovementReader(terms, windows, _quantities).Read() : [];
        _subjects = new(terms, windows, _quantities, before);
        if (_quantities.Count <= MostNumbers)
        {
            _subjects.Assign();
        }

        _windows = new(terms, windows, _quantities);
        _shares = new(terms, windows, _quantities, _subjects);
        _parts = [.. _shares.Read()];
        _asides = new(terms, _quantities, _parts);
        _places = new(terms, _quantities);
        _listed = new(terms, windows, _quantities);
        _compared = new(terms, _windows, _listed);
        _moves = new(terms, windows, _quantities, _subjects, before.Subject);
        _groups = new(terms, _quantities);
        _main = _windows.Main?.In(null);
        _lineup = Lineup.Of(terms, windows, _quantities);
        _screen = new(text, terms, windows, _quantities, before);
        _leansOnBefore = terms.Take(8).TakeWhile(t => !t.Is(TermKind.Noun) || t.Is(TermKind.Noun, "person")).Any(t => t.IsLink("of") || (t.IsLink("pronoun") && t.Key is "they" or "these" or "those" or "them"));
        _isDayLine = _quantities.Count == 0 && DayLine.Is(terms, windows);
    }

    /// <summary>Numbers of which nobody could tell what they count; known once the claims were read.</summary>
    public IReadOnlyList<PassedNumber> Passed { get; private set; } = [];

    public bool IsCrowded => _quantities.Count > MostNumbers || _movements.Count > MostMovements;

    public List<Claim> Read()
    {
        var claims = new List<Claim>();
        if (IsCrowded)
        {
            return claims;
        }

        foreach (var quantity in _quantities.Where(q => q is { IsCount: true, Role: QuantityRole.Level }))
        {
            if (Level(quantity) is { } level)
            {
                claims.Add(level);
            }
        }

        CountParts(claims);
        foreach (var movement in _movements)
        {
            claims.AddRange(Moved(movement, claims));
        }

        claims.AddRange(Shares());
        claims.AddRange(Ranks());
        Passed = [.. _quantities.Where(q => IsPassed(q, claims)).Select(q => new PassedNumber(SpanOf(q), _sentence))];
        var placed = new PlaceCarrier(_terms, _before).Carry(_screen.Keep(claims));
        if (!_screen.IsElsewhere && !(_isDayLine && claims.Count == 0))
        {
            Remember(claims);
        }

        return [.. placed.OrderBy(c => c.Span.Start).ThenBy(c => c.Form)];
    }

    /// <summary>A number that no claim holds, though nothing says that it is of something else; below ten it is mostly no figure at all.</summary>
    private bool IsPassed(Quantity quantity, List<Claim> claims) =>
        quantity is { Role: not QuantityRole.Trap, Subject.IsOther: false } && (quantity.Value.High >= LeastPassed || !quantity.IsCount)
        && !claims.Exists(claim => claim.Span.Overlaps(SpanOf(quantity)) || claim.Earlier == quantity.Value.Low || claim.Later == quantity.Value.Low || claim.SaidParts == quantity.Value.Low) && !_screen.LeavesOut(quantity);

    /// <summary>"20 foreign suspects from eight nationalities": how many parts the number before has.</summary>
    private void CountParts(List<Claim> claims)
    {
        foreach (var parts in _quantities.Where(q => q is { IsCount: true, Subject.Noun: "nationality" }))
        {
            var at = claims.FindLastIndex(c => c.Span.End <= SpanOf(parts).Start && c.Unit is CountingUnit.Suspect or CountingUnit.Victim or CountingUnit.Removal);
            if (at >= 0 && parts.Value.Low <= 250)
            {
                claims[at] = claims[at] with { SaidParts = (int)parts.Value.Low };
            }
        }
    }

    private Claim? Level(Quantity quantity)
    {
        var subject = _terms.AtSites(_quantities, _asides.Of(quantity) is { } share ? share : _lineup.SubjectOf(quantity) is { } listed ? _subjects.Happened(listed, listed.At, listed.At + 1) : quantity.Subject);
        if (subject.IsEmpty || (subject.IsOther && subject.Noun != Subject.Call) || (subject is { Noun: "complaint", Parts.Count: 0 } && ((subject.IsPart && _subjects.IsOfBefore(quantity)) || _terms.IsOfSomeComplaints(quantity))) || (_terms.Is(quantity.First - 1, TermKind.Rank) && quantity.Value.High <= 10) || _terms.IsPlanned(quantity.First) || _terms.IsOfNone(quantity.First))
        {
            return null;
        }

        subject = _compared.IsCompared(quantity.First) ? _groups.Of(subject, quantity.First) : subject;
        var meant = ClaimBuilder.MeantBy(subject, quantity.First > 1 && _terms[quantity.First - 1].Key == "out" ? null : _subjects.IsWholeOf(quantity) || _terms.OpensAsWhole(quantity) ? _terms.Take(quantity.First).Any(t => t.Key == "alone") || IsOfDoingPlace(quantity) ? null : _places.Before(quantity.First) : _places.Near(quantity.First, quantity.End));
        if (meant.Measure is null && subject.Event is not ("detained" or "charged") && subject is not ({ Noun: "victim", Event: "deported" } or { Noun: Subject.Call }))
        {
            return null;
        }

        var isCompared = _compared.IsCompared(quantity.First);
        var mention = OrCompared(quantity, _lineup.WindowOf(quantity) ?? _windows.RightBefore(quantity.First) ?? _windows.OfLevel(quantity, isCompared));
        mention = _listed.WholeOf(quantity) is { } whole ? _windows.OfLevel(whole, false) : _windows.RelativeAside(quantity) ?? mention;
        mention ??= isCompared || _movements.Count > 0 || _quantities.Count(q => q.IsCount) > 1 ? null : _windows.OnlyRelativeBehind(quantity.End);
        return Placed(ClaimBuilder.Claim(ClaimForm.Level, SpanOf(quantity), _sentence, meant) with { Value = ValueOf(quantity), Called = CalledIn(subject), IsOfBothGroups = subject.Groups.Count > 1, IsComparedWith = _compared.IsComparedWith(quantity.First) }, mention, subject.IsPart && subject.Noun is not null);
    }

    /// <summary>"Phnom Penh recorded 39 of the 128 cases": the 128 are of the whole country.</summary>
    private bool IsOfDoingPlace(Quantity whole) => _quantities.Before(whole.First) is { First: > 1 } part && _terms.Is(part.First - 1, TermKind.Event) && _terms.Is(part.First - 2, TermKind.Province) && !_terms.Is(part.First - 3, TermKind.Function, "in");

    /// <summary>Of a number that another is compared with: the window that says so, else one that a person has to name.</summary>
    private WindowMention? OrCompared(Quantity quantity, WindowMention? mention) =>
        _compared.ComparisonAt(quantity.First) is { } compare && (mention is null || (mention.End <= compare && !_windows.IsComparison(mention))) ? _windows.BehindList(quantity) ?? _windows.OfComparedBefore(quantity.First) ?? OpenYearBefore(mention, quantity) : mention;

    /// <summary>"Deportations topped 5,800" are more than that.</summary>
    private ClaimValue ValueOf(Quantity quantity) =>
        quantity.First > 0 && _terms[quantity.First - 1].Key is "topped" or "tops" && quantity.Value.Bound is ValueBound.Exactly ? quantity.Value with { Bound = ValueBound.Over } : quantity.Value;

    /// <summary>"278 victims, compared with 290": never of the same window. Likely of the year before, which a person has to say.</summary>
    private WindowMention OpenYearBefore(WindowMention? own, Quantity quantity)
    {
        var window = own?.In(_main ?? _before.Window) ?? _main ?? _before.Window;
        return new(quantity.First, quantity.First, MentionKind.Vague, null) { Candidates = window is { HasYearBefore: true } known ? [known.YearBefore()] : [] };
    }

    private Claim Placed(Claim claim, WindowMention? mention, bool isPart)
    {
        var notes = new List<ClaimNote>(claim.Notes);
        var gaps = new List<ClaimGap>(claim.Gaps);
        var spoken = _main ?? _before.Window ?? (mention is { Kind: MentionKind.YearBefore } && !_before.IsOpen && _date is { } day ? ReportingWindow.OfYear(day.Year) : null);
        var window = mention?.In(mention.Kind is MentionKind.YearAfter ? _windows.DaysBefore(mention.First) ?? spoken : spoken);
        if (mention is { IsYearAssumed: true } || (mention is { Kind: MentionKind.YearBefore } && window is not null && _main is null && _before.Window is null))
        {
            notes.Add(ClaimNote.YearFromDate);
        }

        if (mention is { IsFirstAssumed: true })
        {
            notes.Add(ClaimNote.FirstMonthsOfYear);
        }

        if (mention is null && _before.Window is { } carried)
        {
            var isBack = claim.Form is ClaimForm.Level or ClaimForm.Share or ClaimForm.Rank && _before.LookedBackFrom is not null;
            if (isBack && _leansOnBefore)
            {
                // "In 2023 it had been 164. Of these ...": of which of both years, a person has to say.
                gaps.Add(new(ClaimField.Window, [_before.LookedBackFrom!.Value.ToString(), carried.ToString()]));
                return claim with { Gaps = gaps };
            }

            window = isBack ? _before.LookedBackFrom : carried;
            notes.Add(ClaimNote.WindowFromBefore);
        }

        window = window is { IsWithinTheYears: true } ? window : null;
        if (window is null)
        {
            gaps.Add(new(ClaimField.Window, [.. (mention?.Candidates ?? _before.Candidates).Select(c => c.ToString())]));
        }

        if (isPart)
        {
            notes.Add(ClaimNote.MeasureFromBefore);
        }

        return claim with { Window = window, OpenMonths = window is null ? mention?.Months : null, Gaps = gaps, Notes = notes, Measure = ClaimBuilder.Since2014(claim, window) };
    }

    private IEnumerable<Claim> Moved(Movement movement, List<Claim> levels)
    {
        var subject = _groups.OfMoved(_moves.Of(movement), movement.At);
        if (subject.IsOther || _terms.IsPlanned(movement.First) || IsDenied(movement.First))
        {
            yield break;
        }

        _moved = !ReferenceEquals(subject, _before.Subject) && Means(subject) && !subject.IsPart ? subject : _moved;
        if (movement.Amounts.Count == 0 && movement.Earlier.Count > 0)
        {
            foreach (var earlier in movement.Earlier)
            {
                if (FromTo(movement, earlier, subject, levels) is { } pair)
                {
                    yield return pair;
                }
            }

            yield break;
        }

        if (_terms.IsBesideAnother(movement) && _windows.Comparison(movement, movement.At + 1) is null)
        {
            yield break;
        }

        var isOfShare = _terms.IsOfShare(movement.First);
        var meant = ClaimBuilder.MeantBy(subject, _places.Near(movement.First, movement.At + 1), isShare: movement.Amounts is [{ Unit: QuantityUnit.Points }, ..]);
        if (isOfShare && movement.Amounts is not [{ Unit: QuantityUnit.Points }, ..])
        {
            // "The share of Chinese fell from 47 to 46 per cent" says nothing of how many there were.
            yield break;
        }

        if (meant.Measure is null && !(movement.IsBare && subject.Noun == "crime"))
        {
            yield break;
        }

        foreach (var amount in movement.Amounts)
        {
            yield return Compared(Amount(movement, amount, meant), movement, subject);
        }

        if (movement.IsBare && MovementWords.IsStatement(_terms, movement.At))
        {
            var claim = ClaimBuilder.Claim(ClaimForm.Direction, _text.SpanOf(_terms[movement.At].Start, _terms[movement.At].End), _sentence, meant);
            yield return Compared(claim with { Direction = movement.Sign }, movement, subject);
        }
        else if (movement is { Amounts.Count: 0, Later: { } later })
        {
            var level = ClaimBuilder.Claim(ClaimForm.Level, SpanOf(later), _sentence, meant) with { Value = later.Value };
            yield return Placed(level, _windows.OfLevel(later, false), false);
            yield return Compared(ClaimBuilder.Claim(ClaimForm.Direction, _text.SpanOf(_terms[movement.At].Start, _terms[movement.At].End), _sentence, meant) with { Direction = movement.Sign }, movement, subject);
        }
    }

    private Claim Amount(Movement movement, Quantity amount, Meant meant)
    {
        var form = amount.Unit switch
        {
            QuantityUnit.Count => ClaimForm.Change,
            QuantityUnit.Points => ClaimForm.Points,
            QuantityUnit.Factor => ClaimForm.Factor,
            _ => ClaimForm.Growth,
        };
        return ClaimBuilder.Claim(form, SpanOf(amount), _sentence, meant) with
        {
            Value = amount.Value,
            Direction = movement.Sign,
            Earlier = movement.Earlier.FirstOrDefault()?.Value.Low,
            Later = movement.Later?.Value.Low,
        };
    }

    private Claim? FromTo(Movement movement, Quantity earlier, Subject subject, List<Claim> levels)
    {
        var counted = _quantities.Where(q => q is { IsCount: true, Role: QuantityRole.Level } && q.End <= movement.First).ToList();
        var free = counted.Where(q => !movement.Earlier.Exists(e => e != earlier && e.Subject is { IsPart: false, IsEmpty: false, IsOther: false } && e.Subject.Noun == q.Subject.Noun)).ToList();
        var matched = earlier.Subject.IsPart && counted.Count == movement.Earlier.Count && counted.Count > 1 ? (free.Count == 1 ? free[0] : counted[movement.Earlier.IndexOf(earlier)]).Subject
            : earlier.Subject is { IsEmpty: false, IsOther: false } said
            ? counted.FindLast(q => q.Subject.Noun == said.Noun && q.Subject.Parts.SequenceEqual(said.Parts) && !_subjects.IsWholeOf(q))?.Subject : null;
        var own = matched is not null ? matched : earlier.Subject is { IsOther: false, IsEmpty: false, IsPart: false } && earlier.Subject.Noun != "person" ? OfTheSame(earlier.Subject, subject)
            : earlier.Subject.Noun == "person" && movement.Earlier.Count > 1 ? earlier.Subject with { Event = earlier.Subject.Event ?? subject.Event } : subject;
        var meant = ClaimBuilder.MeantBy(own, _places.Near(movement.At, movement.At + 1));
        if (meant.Measure is null)
        {
            return null;
        }

        var later = movement.Later?.Value.Low ?? levels.LastOrDefault(l => l.Form == ClaimForm.Level && l.Measure == meant.Measure.Id && l.Of.SequenceEqual(meant.Parts) && l.Span.Start < SpanOf(earlier).Start)?.Value?.Low;
        var claim = ClaimBuilder.Claim(ClaimForm.FromTo, SpanOf(earlier), _sentence, meant) with { Direction = movement.Sign, Earlier = earlier.Value.Low, Later = later, Value = earlier.Value };
        return Compared(claim, movement, subject);
    }

    /// <summary>ករណីជួញដូរមនុស្ស កើនពី ២៤ករណី: the cases behind are those in front.</summary>
    private static Subject OfTheSame(Subject earlier, Subject moved) =>
        earlier.Groups.Count == 0 && earlier.Noun == moved.Noun ? earlier with { Groups = moved.Groups } : earlier;

    /// <summary>The window of a movement is that of what moved; what it is compared with stands behind "than" or "from".</summary>
    private Claim Compared(Claim claim, Movement movement, Subject subject)
    {
        var end = Math.Max(movement.Later?.End ?? 0, Math.Max(movement.Earlier.LastOrDefault()?.End ?? 0, movement.At + 1));
        var counted = _quantities.LastOrDefault(q => q is { IsCount: true, Role: QuantityRole.Level } && q.End <= movement.First && ReferenceEquals(q.Subject, subject) && !_compared.IsComparedWith(q.First));
        var mention = movement.Later is { } reached && _windows.OfLevel(reached, false) is { } behind ? behind
            : _windows.RightBehind(movement) is { } own ? own
            : counted is not null ? _windows.OfLevel(counted, false) ?? _windows.Of(movement.First, end)
            : _windows.Of(movement.First, movement.At + 1) ?? _windows.OpenBefore(movement.At);
        var placed = Placed(claim, mention, false);
        var comparison = _windows.Comparison(movement, end);
        var window = comparison is null ? null : ComparedNumbers.ComparisonOf(comparison, placed.Window, claim.Earlier is not null || _windows.HasNumber(comparison));
        if (window is null && placed.Window is { } span && span.To.Year > span.From.Year && span == new ReportingWindow(new(span.From.Year, 1, 1), new(span.To.Year, 12, 31)))
        {
            // "Between 2016 and 2024 the number doubled" compares the two years.
            return placed with { Window = ReportingWindow.OfYear(span.To.Year), Comparison = ReportingWindow.OfYear(span.From.Year) };
        }

        if (mention is null && comparison is null && _main is null && _before.LaterOfParagraph is { } later && _before.Window is { } before && claim.Form is not ClaimForm.Share)
        {
            // "In ten months of 2024 there were 160. In 2023 it was 164. So they fell by four."
            return placed with { Window = later, Comparison = before };
        }

        if (mention is null && comparison is null && _main is null && _before.LookedBackFrom is { } told && _before.Window is { } back && back.To < told.To && claim.Form is not ClaimForm.Share)
        {
            // "... 171. In the first ten months of 2024 it had been 168. So cases went up by three."
            return placed with { Window = told, Comparison = back };
        }

        var wholeYear = comparison is { Window: { IsYear: true } named } && window is { } taken && named != taken && named.Contains(taken) ? named : (ReportingWindow?)null;
        return placed with
        {
            Comparison = window,
            ComparisonAsSaid = wholeYear,
            OpenComparisonMonths = window is null ? comparison?.Months : null,
            Notes = window is null ? [.. placed.Notes, ClaimNote.ComparisonNotSaid] : wholeYear is not null ? [.. placed.Notes, ClaimNote.SameMonthsOfYear] : placed.Notes,
        };
    }

    private bool IsDenied(int first) => _terms.Is(first - 1, TermKind.Function, "not") || _terms.Is(first - 2, TermKind.Function, "not");

    private IEnumerable<Claim> Shares()
    {
        foreach (var (quantity, subject) in _parts)
        {
            var meant = ClaimBuilder.MeantBy(subject, _places.Near(quantity.First, quantity.End), isShare: true);
            if (meant.Measure is not null && meant.Parts.Count > 0 && !_terms.IsPlanned(quantity.First))
            {
                _moved ??= subject.Groups.Count > 0 ? subject with { Parts = [], Groups = [] } : null;
                var share = ClaimBuilder.Claim(ClaimForm.Share, SpanOf(quantity), _sentence, meant) with { Value = quantity.Value };
                yield return IsFromShare(quantity) ? share with { Gaps = [.. share.Gaps, new(ClaimField.Window, _main is { HasYearBefore: true } main ? [main.YearBefore().ToString()] : [])] } : Placed(share, quantity.Role is QuantityRole.Share ? _windows.OfLevel(quantity, true) : OrCompared(quantity, _windows.OfLevel(quantity, _compared.IsCompared(quantity.First))), false);
            }
        }
    }

    /// <summary>"Went from 35 per cent to 44 per cent": the first is of an earlier period, which the sentence does not name.</summary>
    private bool IsFromShare(Quantity quantity) => _terms.IsLink(quantity.First - 1, "from") && _terms.IsLink(quantity.End, "to") && _quantities.At(quantity.End + 1) is { IsCount: false };

    private IEnumerable<Claim> Ranks()
    {
        foreach (var (at, rank, subject, province) in new RankReader(_terms, _quantities, _subjects, _before.Subject).Read())
        {
            var meant = ClaimBuilder.MeantBy(subject, province);
            if (meant.Measure is not null && meant.Parts.Count > 0)
            {
                var claim = ClaimBuilder.Claim(ClaimForm.Rank, _text.SpanOf(_terms[at].Start, _terms[at].End), _sentence, meant) with { Value = ClaimValue.Of(rank) };
                yield return Placed(claim, _windows.Of(at, at + 1), false);
            }
        }
    }

    private string? CalledIn(Subject subject) =>
        subject.At < 0 || subject.At >= _terms.Count || _terms[subject.At].Is(TermKind.EventNoun) || _terms[subject.At] is { IsKhmer: true, Key: "នាក់" } ? null : _text.SpanOf(_terms[subject.At].Start, _terms[subject.At].End).In(_text.Original).ToLowerInvariant();

    private TextSpan SpanOf(Quantity quantity) => _text.SpanOf(_terms[quantity.First].Start, _terms[quantity.End - 1].End);
}
