using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>
/// Gathers for each two cases in view the people and numbers that they have in common. Who is counted as one is read past the scope, and said only
/// of people whose reports are in view.
/// </summary>
internal sealed class CaseEvidenceReader(ActorRegister register, Guid[]? only) : IAsyncDisposable
{
    private readonly RegistryDb _db = register.CreateContext();
    private readonly Dictionary<(Guid, Guid), Gathered> _found = [];
    private Dictionary<Guid, ProposedCase> _cases = [];

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    public async Task<IReadOnlyList<CaseProposal>> ReadAsync(CancellationToken ct)
    {
        var cases = only is null ? _db.Cases : _db.Cases.Where(one => only.Contains(one.Id));
        _cases = await cases.Select(ProposedCase.Of)
            .ToDictionaryAsync(one => one.Id, ct);
        await new SharedPeople(register, _db, only).AddAsync((one, other, person, since) =>
        {
            var pair = Of(one, other);
            if (pair is not null)
            {
                pair.Add(pair.One.Id == one ? person : person with { One = person.Other, Other = person.One }, since);
            }
        }, ct);
        await AddNumbersAsync(ct);
        var articles = await ArticlesAsync(ct);
        return [.. _found.Values.Select(pair => pair.Proposal([.. articles[pair.One.Id].Intersect(articles[pair.Other.Id], StringComparer.Ordinal).Order(StringComparer.Ordinal)]))];
    }

    /// <summary>Null where one of the two is out of view.</summary>
    private Gathered? Of(Guid one, Guid other)
    {
        var key = CaseLinkKind.PairOf(one, other);
        if (!_cases.TryGetValue(key.Item1, out var first) || !_cases.TryGetValue(key.Item2, out var second))
        {
            return null;
        }

        return _found.TryGetValue(key, out var known) ? known : _found[key] = new Gathered(first, second);
    }

    /// <summary>A number that another body gives, in both; or in one, where it is the number of the body that leads the other.</summary>
    private async Task AddNumbersAsync(CancellationToken ct)
    {
        var rows = only is null ? _db.BodyCaseNumbers : _db.BodyCaseNumbers.Where(row => only.Contains(row.CaseId));
        var given = await rows.Select(row => new { row.CaseId, row.Body, row.Number, row.EventId }).ToListAsync(ct);
        if (given.Count == 0)
        {
            return;
        }

        var kinds = await register.Agencies.OfAsync([.. _cases.Values.Select(one => one.LeadAgencyId).Distinct()], ct);
        var all = given.Select(row => new Numbered(row.CaseId, row.Body, row.Number, row.EventId, false))
            .Concat(_cases.Values.Where(one => kinds.ContainsKey(one.LeadAgencyId)).Select(one => new Numbered(one.Id, kinds[one.LeadAgencyId].Kind, one.OwnReference, 0, true)));
        foreach (var same in all.Select(one => (One: one, Key: CaseNumberKey.Of(one.Number))).Where(one => one.Key is not null).GroupBy(one => (one.One.Body, one.Key), one => one.One))
        {
            AddSame([.. same]);
        }
    }

    private void AddSame(List<Numbered> same)
    {
        // What stands in many cases is no number of a dossier.
        if (same.Select(one => one.CaseId).Distinct().Count() is < 2 or > SharedPeople.MostCases)
        {
            return;
        }

        foreach (var (one, other) in same.SelectMany((one, i) => same.Skip(i + 1).Select(other => (one, other))).Where(pair => pair.one.CaseId != pair.other.CaseId && !(pair.one.IsOwn && pair.other.IsOwn)))
        {
            if (Of(one.CaseId, other.CaseId) is { } pair)
            {
                var (first, second) = pair.One.Id == one.CaseId ? (one, other) : (other, one);
                pair.Add(new SharedNumber(one.Body, first.Number, second.Number), Math.Max(one.Since, other.Since));
            }
        }
    }

    private async Task<ILookup<Guid, string>> ArticlesAsync(CancellationToken ct)
    {
        var ids = _found.Keys.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).Distinct().ToList();
        var charged = ids.Count == 0 ? [] : await _db.Suspects.Where(suspect => ids.Contains(suspect.CaseId))
            .Join(_db.Charges, suspect => suspect.Id, charge => charge.SuspectId, (suspect, charge) => new { suspect.CaseId, charge.ArticleCode }).Distinct().ToListAsync(ct);
        return charged.Select(one => (one.CaseId, one.ArticleCode)).Concat(ids.Select(id => (CaseId: id, ArticleCode: _cases[id].OpeningArticle))).ToLookup(one => one.CaseId, one => one.ArticleCode);
    }

    /// <param name="IsOwn">The lead agency's own number: two offices of one kind may both have it.</param>
    private sealed record Numbered(Guid CaseId, string Body, string Number, long Since, bool IsOwn);

    private sealed class Gathered(ProposedCase one, ProposedCase other)
    {
        private readonly Dictionary<SharedPerson, long> _people = [];
        private readonly HashSet<SharedNumber> _numbers = [];
        private long _since;

        public ProposedCase One => one;

        public ProposedCase Other => other;

        public void Add(SharedPerson person, long since)
        {
            _people[person] = since;
            _since = Math.Max(_since, since);
        }

        public void Add(SharedNumber number, long since)
        {
            _numbers.Add(number);
            _since = Math.Max(_since, since);
        }

        public CaseProposal Proposal(IReadOnlyList<string> articles) => new(
            one, other, [.. _people.Keys.OrderByDescending(person => person.IsSuspect).ThenBy(person => person.One.OwnReference, StringComparer.Ordinal)], [.. _numbers], articles, _since, false);
    }
}
