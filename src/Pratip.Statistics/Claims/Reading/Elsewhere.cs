using Pratip.Reference.Countries;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// Numbers of other countries and of the world are none of this register: "Thailand recorded 366 cases", "523 victims were registered in
/// Laos". Where people come from or are sent to stays theirs: "deported to China", "Vietnamese suspects".
/// </summary>
internal sealed class Elsewhere
{
    private static readonly HashSet<string> Nations = new(
        CountryList.Standard.Countries.Where(c => c.IsCountry && c.Alpha2 != Country.Cambodia).Select(c => c.Name.En)
            .Concat(["Viet Nam", "Lao PDR", "Burma", "Britain", "England", "Korea", "USA", "The Philippines", "United States of America"]),
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Within = ["in", "within", "across", "inside", "throughout", "នៅ", "ក្នុង", "នៅក្នុង"];
    private static readonly string[] Authorities = ["police", "authorities", "government", "court", "courts", "officials", "officers", "army", "prosecutors", "ministry", "immigration", "investigators"];
    private static readonly string[] KhmerAuthorities = ["សមត្ថកិច្ច", "នគរបាល", "ប៉ូលិស", "អាជ្ញាធរ", "រដ្ឋាភិបាល"];
    private static readonly string[] Passive = ["was", "were", "is", "are", "been", "being", "had been", "have been", "has been", "ត្រូវ", "ត្រូវបាន"];
    private static readonly string[] Having = ["had", "has", "saw", "reached", "hit", "មាន"];

    private readonly CleanText _text;
    private readonly List<Term> _terms;
    private readonly WindowList _windows;
    private readonly QuantityList _quantities;
    private readonly List<Place> _places = [];

    public Elsewhere(CleanText text, List<Term> terms, WindowList windows, QuantityList quantities)
    {
        _text = text;
        _terms = terms;
        _windows = windows;
        _quantities = quantities;
        for (var at = 0; at < terms.Count; at++)
        {
            if (PlaceAt(at) is { } place)
            {
                _places.Add(place);
            }
        }
    }

    /// <summary>Whether the sentence ends in another country, so that "they" of the next are its police.</summary>
    public bool Ends => _places is [.., { IsAbroad: true }];

    public bool NamesAny => _places.Count > 0;

    /// <param name="isReturn">People who came home had been abroad: "89 Cambodians in Thailand were repatriated".</param>
    /// <param name="isRank">"Vietnam recorded the most deportees" ranks citizens.</param>
    public bool Holds(int first, int end, bool isReturn, bool isRank)
    {
        if (_places.Count == 0)
        {
            return false;
        }

        var place = Behind(end) ?? _places.FindLast(p => p.At < first && (!p.IsAbroad || LeadsOn(p)));
        return place is { IsAbroad: true } && !(isReturn && !place.IsDoer) && !(isRank && place.IsDoer);
    }

    private Place? Behind(int end)
    {
        for (var i = end; i < _terms.Count && !_terms.IsClauseEnd(i) && !_terms[i].IsMark(",") && _quantities.At(i) is null; i++)
        {
            if (_places.FindIndex(p => p.At == i) is >= 0 and var found && !_places[found].IsDoer)
            {
                var opens = i - 1;
                while (opens > end && _terms[opens].Is(TermKind.Function))
                {
                    opens--;
                }

                return _terms.IsLink(opens, "and") && opens >= end ? null : _places[found];
            }
        }

        return null;
    }

    /// <summary>A place behind a number is that number's and of nothing that follows.</summary>
    private bool LeadsOn(Place place)
    {
        for (var i = place.At - 1; i >= 0 && !place.IsDoer && !_terms.IsClauseEnd(i) && !_terms[i].IsMark(",") && !_terms[i].IsLink("and"); i--)
        {
            if (_quantities.Covers(i))
            {
                return false;
            }
        }

        return true;
    }

    private Place? PlaceAt(int at)
    {
        var term = _terms[at];
        if (term.Is(TermKind.Stance, "world"))
        {
            return new(at, true, false);
        }

        if (term.Code(TermKind.Country) is { } country)
        {
            return country == Country.Cambodia ? IsAuthority(at) ? new(at, false, false) : null : Foreign(at);
        }

        var isHome = term.Is(TermKind.Function, "national") || term.Is(TermKind.Province) || term.Key is "cambodia" or "kampuchea" or "kingdom" or "here" or "our"
            || (term is { IsKhmer: true, IsUnknown: true } && term.Key.Contains("កម្ពុជា", StringComparison.Ordinal));
        return !isHome ? null : new(at, IsJoined(at) || IsOfNation(at), false);
    }

    /// <summary>"Thailand, Laos and Cambodia recorded 900 cases": of all three together.</summary>
    private bool IsJoined(int at) => _terms[at].Key == "cambodia" && _terms.IsLink(at - 1, "and") && at > 1 && IsNation(at - 2) && IsDoing(at);

    /// <summary>"The capital of Laos".</summary>
    private bool IsOfNation(int at) => _terms[at].Is(TermKind.Province) && _terms.IsLink(at + 1, "by") && at + 2 < _terms.Count && IsNation(at + 2);

    private Place? Foreign(int at)
    {
        var isName = IsNation(at);
        var before = at - 1;
        while (before >= 0 && (_terms[before].Key is "the" or "neighbouring" or "both" or "ប្រទេស"))
        {
            before--;
        }

        if (before >= 0 && (isName || IsPartOfLand(at)) && Within.Contains(_terms[before].Key, StringComparer.Ordinal))
        {
            return new(at, true, false);
        }

        if (isName && !_terms[at].IsKhmer && _terms.IsMark(at + 1, ":") && _quantities.At(at + 2) is { Subject: { Noun: "case" or "victim" or "suspect", Event: null } })
        {
            // "Compare Philippines: 1,265 trafficking victims"; who was removed is listed by citizenship.
            return new(at, true, true);
        }

        var isAuthority = IsAuthority(at);
        if (before >= 0 && _terms[before].Key is "by" or "ដោយ" && (isName || isAuthority) && !(before > 0 && _terms[before - 1].Key is "followed" or "led" or "headed"))
        {
            return new(at, true, false);
        }

        return !Leans(before) && (isAuthority || (isName && IsDoing(at))) ? new(at, true, true) : null;
    }

    /// <summary>"In the Thai capital".</summary>
    private bool IsPartOfLand(int at) => at + 1 < _terms.Count && _terms[at + 1].Key is "capital" or "city" or "cities" or "province" or "provinces" or "territory" or "waters";

    /// <summary>"From Vietnam", "to China", "of Thailand", "with Thai police".</summary>
    private bool Leans(int before) => before >= 0 && (_terms[before].IsLink("from") || _terms[before].IsLink("to") || _terms[before].IsLink("by") || _terms[before].IsLink("of")
        || _terms[before].Is(TermKind.Share) || _terms[before].Is(TermKind.Noun) || _terms[before].Key is "with" or "for" or "on" or "ទៅ" or "ទៅកាន់");

    private bool IsAuthority(int at) => (at + 1 < _terms.Count && Authorities.Contains(_terms[at + 1].Key, StringComparer.Ordinal))
        || (at > 0 && _terms[at - 1] is { IsKhmer: true, IsUnknown: true } who && KhmerAuthorities.Any(a => who.Key.EndsWith(a, StringComparison.Ordinal)));

    /// <summary>The name of a country: in Khmer, where its people have the same word, behind the word for a country or behind "in".</summary>
    private bool IsNation(int at)
    {
        var term = _terms[at];
        if (!term.Is(TermKind.Country))
        {
            return false;
        }

        var words = _text.Characters[term.Start..term.End];
        return term.IsKhmer ? words.StartsWith("ប្រទេស", StringComparison.Ordinal) || (at > 0 && (_terms[at - 1].Key == "ប្រទេស" || Within.Contains(_terms[at - 1].Key, StringComparer.Ordinal))) : Nations.Contains(words);
    }

    /// <summary>A verb of what is counted, or of telling, behind a country that is not done anything to.</summary>
    private bool IsDoing(int at)
    {
        const int Farthest = 6;
        var unknown = 0;
        var begin = BehindAside(at + 1);
        for (var i = begin; i < _terms.Count && i <= begin - 1 + Farthest; i++)
        {
            var term = _terms[i];
            if (_quantities.At(i) is { } quantity)
            {
                return (unknown > 0 && quantity.Subject is not { IsPart: true, Event: "deported" or "sent-home" }) || (Having.Contains(_terms[i - 1].Key, StringComparer.Ordinal) && (quantity.Subject.Noun is "case" or "victim" or "suspect"));
            }

            if (term.Is(TermKind.Event) || term.Is(TermKind.Function, "say"))
            {
                return true;
            }

            unknown += term.IsUnknown ? 1 : 0;
            if (Passive.Contains(_text.Characters[term.Start..term.End], StringComparer.Ordinal) || unknown > 1 || !(term.IsUnknown || term.Is(TermKind.Function) || _windows.Covers(i) || (term.IsMark(",") && _windows.Covers(i + 1)) || term.Is(TermKind.Bound)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"Thailand, by comparison, recorded": behind an aside without a number.</summary>
    private int BehindAside(int at)
    {
        const int Longest = 5;
        for (var i = at + 1; _terms.IsMark(at, ",") && i < _terms.Count && i <= at + Longest && _quantities.At(i) is null && !_terms[i].Is(TermKind.Country); i++)
        {
            if (_terms[i].IsMark(","))
            {
                return i + 1;
            }
        }

        return at;
    }

    /// <param name="IsDoer">Its police did it, where another place is only where something was.</param>
    private readonly record struct Place(int At, bool IsAbroad, bool IsDoer);
}
