using Microsoft.EntityFrameworkCore;
using Pratip.Linkage.Lookup;
using Pratip.Linkage.Names;
using Pratip.Registry.Audit;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Search;

/// <summary>Fills the lookup from the vault and follows the log: a job of the program, without scope, that shows nothing to anybody.</summary>
internal sealed class LookupLoader(Register register, IdentityIndex names, NumberIndex numbers)
{
    private const int AtOnce = 5000;

    private static readonly string[] Followed = ["sealed_identities", "person_reports"];

    private static readonly KeptQueryOf<long, PlacedEvent> Since = new((db, position) =>
        db.EventPositions.Where(place => place.Position > position).OrderBy(place => place.Position).Take(AtOnce).Select(place => new PlacedEvent { EventId = place.EventId, Position = place.Position!.Value }));

    private static readonly KeptQueryOf<List<long>, string[], Guid> Touched = new((db, events, nouns) =>
        db.EventRows.Where(row => events.Contains(row.EventId) && nouns.Contains(row.Noun)).Select(row => row.RowId).Distinct());

    private long _position;

    /// <summary>Everybody. What changes meanwhile is read again by the first <see cref="FollowAsync"/>.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        await using var db = register.CreateContext();
        _position = await db.EventPositions.MaxAsync(place => place.Position, ct) ?? 0;
        var last = Guid.Empty;
        while (true)
        {
            var after = last;

            // Said of both sides of the join: the database does not conclude it for the other, and would begin there from the first row each time.
            var rows = await Living(db).Where(one => one.Identity.Id.CompareTo(after) > 0 && one.Report.Id.CompareTo(after) > 0)
                .OrderBy(one => one.Identity.Id).Take(AtOnce).ToListAsync(ct);
            Put(rows);
            if (rows.Count < AtOnce)
            {
                return;
            }

            last = rows[^1].Identity.Id;
        }
    }

    /// <summary>What has changed since, event by event in the order of their positions.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        await using var db = register.CreateContext();
        while (true)
        {
            var position = _position;
            var events = await Since.ToListAsync(db, position, ct);
            if (events.Count == 0)
            {
                return;
            }

            var ids = events.ConvertAll(one => one.EventId);
            var touched = await Touched.ToListAsync(db, ids, Followed, ct);
            foreach (var some in touched.Chunk(AtOnce))
            {
                await RefreshAsync(db, some, ct);
            }

            _position = events[^1].Position;
            if (events.Count < AtOnce)
            {
                return;
            }
        }
    }

    private async Task RefreshAsync(RegistryDb db, Guid[] reportIds, CancellationToken ct)
    {
        var rows = await Living(db).Where(one => reportIds.Contains(one.Identity.Id)).ToListAsync(ct);
        foreach (var gone in reportIds.Except(rows.Select(one => one.Identity.Id)))
        {
            Remove(gone);
        }

        Put(rows);
    }

    private static IQueryable<KnownPerson> Living(RegistryDb db) =>
        from identity in db.SealedIdentities
        join report in db.PersonReports on identity.Id equals report.Id
        where !identity.IsVoided && !report.IsVoided
        select new KnownPerson { Identity = identity, Report = report };

    private void Put(List<KnownPerson> rows)
    {
        var people = new List<LookupIdentity>(rows.Count);
        foreach (var row in rows)
        {
            // A record whose key was shredded, or that was damaged, is nobody any more.
            if (Open(row.Identity) is not { } identity)
            {
                Remove(row.Identity.Id);
                continue;
            }

            numbers.Put(row.Identity.Id, identity);
            people.Add(new LookupIdentity(
                row.Identity.Id, [.. identity.Names.SelectMany(name => PersonName.SplitAliases(name.Text))], row.Report.BirthYear, row.Report.Sex, row.Report.Citizenships.FirstOrDefault(), HolderOf(row.Report.AgencyId)));
        }

        names.Load(people);
    }

    /// <summary>Whoever searches looks for their own agency's records first.</summary>
    internal static string HolderOf(Guid agencyId) => agencyId.ToString("N");

    private void Remove(Guid reportId)
    {
        names.Remove(reportId);
        numbers.Remove(reportId);
    }

    private Identity? Open(SealedIdentity row)
    {
        try
        {
            return register.Vault.Open(row);
        }
        catch (VaultException)
        {
            return null;
        }
    }

    private sealed class PlacedEvent
    {
        public long EventId { get; init; }

        public long Position { get; init; }
    }

    private sealed class KnownPerson
    {
        public required SealedIdentity Identity { get; init; }

        public required PersonReport Report { get; init; }
    }
}
