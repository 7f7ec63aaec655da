using System.Globalization;
using Pratip.Bench.Lookup;

namespace Pratip.Bench.Workplace;

/// <summary>What the officers ask for: which kind, who, and what. Drawn in advance of nothing, from one seed.</summary>
internal sealed class Asking
{
    private static readonly (string Kind, int Share)[] Mix = [(RequestKinds.List, 30), (RequestKinds.Open, 25), (RequestKinds.Search, 20), (RequestKinds.Form, 12), (RequestKinds.Save, 13)];
    private static readonly string[] Statuses = ["open", "follow-up", "before-court", "closed"];
    private static readonly string[] Agencies = ["AHTJP", "RGK", "PC-12", "PC-02"];

    /// <summary>Those of whom the mix searches: enough that no two searches are the same.</summary>
    private const int Sought = 20_000;

    private readonly IReadOnlyList<Visitor> _visitors;
    private readonly Visitor[] _writers;
    private readonly IReadOnlyList<Guid> _places;
    private readonly SyntheticPerson[] _people;
    private readonly MadeChance _chance = new(LoadOptions.Seed + 7);
    private readonly SyntheticPeople _slips = new(LoadOptions.Seed + 8);
    private int _searcher;
    private int _writer;
    private int _opener;

    /// <param name="visitors">Who asks.</param>
    /// <param name="places">Cases from anywhere in the register, at which a list goes on: pages deep within it.</param>
    /// <param name="persons">How many the register has.</param>
    public Asking(IReadOnlyList<Visitor> visitors, IReadOnlyList<Guid> places, int persons)
    {
        _visitors = visitors;
        _writers = [.. visitors.Where(visitor => visitor.Noted.Count > 0)];
        _places = places;
        _people = [.. MadePeople.Names(Math.Min(persons, Sought))];
    }

    /// <summary>The seconds until the next request: arrivals that know nothing of each other.</summary>
    public double Gap(double rate) => -Math.Log(1 - (_chance.Below(1 << 24) / (double)(1 << 24))) / rate;

    public Ask Next()
    {
        var draw = _chance.Below(100);
        foreach (var (kind, share) in Mix)
        {
            if ((draw -= share) < 0)
            {
                return Of(kind);
            }
        }

        return Of(RequestKinds.List);
    }

    private Ask Of(string kind)
    {
        var visitor = _chance.Pick(_visitors);
        switch (kind)
        {
            case RequestKinds.Search:
                // In turn, because nobody may search without end.
                var searcher = _visitors[_searcher++ % _visitors.Count];
                var text = SearchText();
                return new Ask(kind, searcher, () => searcher.PostAsync("/search", [new("text", text), new("purpose", "case-work")]));
            case RequestKinds.Open when visitor.Cases.Count > 0:
                var id = _chance.Pick(visitor.Cases);
                return new Ask(kind, visitor, () => visitor.GetAsync("/cases/" + id));
            case RequestKinds.Save when _writers[_writer++ % _writers.Length] is var writer && writer.Forms.TryDequeue(out var form):
                return new Ask(kind, writer, () => writer.SendAsync(form, [new("text", $"Seen at the station, {_chance.Below(1000)}."), new("visibility", "case")]));
            case RequestKinds.Save or RequestKinds.Form:
                var opener = _writers[_opener++ % _writers.Length];
                var noted = _chance.Pick(opener.Noted);
                return new Ask(RequestKinds.Form, opener, () => opener.OpenNoteAsync(noted));
            default:
                var address = "/cases" + ListQuery();
                return new Ask(RequestKinds.List, visitor, () => visitor.GetAsync(address));
        }
    }

    private string SearchText()
    {
        var person = _people[_chance.Below(_people.Length)];
        return NameSlips.Write(person, NameSlips.All[_chance.Below(NameSlips.All.Length)], _slips);
    }

    private string ListQuery()
    {
        var filter = _chance.Below(100) switch
        {
            < 30 => "",
            < 45 => "status=" + _chance.Pick(Statuses),
            < 60 => string.Create(CultureInfo.InvariantCulture, $"province={_chance.Between(1, 25):00}"),
            < 70 => "agency=" + _chance.Pick(Agencies),
            < 85 => string.Create(CultureInfo.InvariantCulture, $"from={_chance.Between(2016, 2024)}-{_chance.Between(1, 12):00}&to=2025"),
            < 95 => "officer=me",
            _ => "officer=nobody",
        };
        var after = _chance.Percent(40) ? $"after={_chance.Pick(_places)}" : "";
        return "?" + string.Join('&', ((string[])[filter, after]).Where(part => part.Length > 0));
    }
}

/// <summary>One request: what kind, by whom, and how it is sent.</summary>
internal sealed record Ask(string Kind, Visitor By, Func<Task<HttpResponseMessage>> SendAsync);
