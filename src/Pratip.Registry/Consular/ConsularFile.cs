using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.People;

namespace Pratip.Registry.Consular;

/// <summary>One citizenship of a person and how far the mission of that country is.</summary>
/// <param name="DueAt">Until when the right must be told; null where no hour of being held is known.</param>
/// <param name="Notice">Null while nothing was recorded.</param>
public sealed record CitizenshipClock(Guid ReportId, string CountryCode, DateTimeOffset? DueAt, ConsularNotice? Notice);

/// <summary>All about missions that hangs on a person's reports, for officers.</summary>
/// <param name="Obstacles">By notice, in words the reader may hear.</param>
/// <param name="MayEnter">Reports on which the reader may record it.</param>
public sealed record ConsularFile(
    IReadOnlyList<CitizenshipClock> Clocks, ILookup<Guid, ConsularVisit> Visits, ILookup<Guid, TravelDocument> Documents, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Obstacles,
    IReadOnlyDictionary<Guid, Agency> Missions, IReadOnlySet<Guid> MayEnter)
{
    public static async Task<ConsularFile> ReadAsync(ActorRegister register, IReadOnlyCollection<PersonReport> reports, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(reports);
        register.Require(AccessVerb.View, AccessNoun.Consular);
        var ids = reports.Select(report => report.Id).ToList();
        await using var db = register.CreateContext();
        var notices = await db.ConsularNotices.Where(one => ids.Contains(one.ReportId)).OrderBy(one => one.Id).ToListAsync(ct);
        var noticeIds = notices.ConvertAll(one => one.Id);
        var missions = notices.Select(one => one.MissionAgencyId).OfType<Guid>().Distinct().ToList();
        var held = await HeldSinceAsync(db, ids, ct);
        var standings = await ConsularRules.ReadAsync(register.Register, ids, ct);
        var countries = reports.SelectMany(report => report.Citizenships.Where(country => country != Consular.Missions.Home).Select(country => (ReportId: report.Id, Country: country)))
            .Union(notices.Select(one => (one.ReportId, Country: one.CountryCode)));
        return new ConsularFile(
            [.. countries.Select(of => new CitizenshipClock(
                of.ReportId, of.Country, held.TryGetValue(of.ReportId, out var since) ? since + ConsularBook.Standard.ToInform : null,
                notices.Find(one => one.ReportId == of.ReportId && one.CountryCode == of.Country)))],
            (await db.ConsularVisits.Where(visit => noticeIds.Contains(visit.NoticeId)).OrderBy(visit => visit.Id).ToListAsync(ct)).ToLookup(visit => visit.NoticeId),
            (await db.TravelDocuments.Where(document => noticeIds.Contains(document.NoticeId)).OrderBy(document => document.Id).ToListAsync(ct)).ToLookup(document => document.NoticeId),
            notices.ToDictionary(one => one.Id, one => ConsularRules.Obstacles(one, standings[one.ReportId], register.Actor, register.Today)),
            await db.Agencies.Where(agency => missions.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct),
            await MayEnterAsync(register, ids, ct));
    }

    /// <summary>The notices an office answers for, those entered last first.</summary>
    public static async Task<Listing<ConsularNotice>> OfOfficeAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Consular);
        await using var db = register.CreateContext();
        IQueryable<ConsularNotice> notices = db.ConsularNotices;
        notices = after is { } last ? notices.Where(one => one.Id.CompareTo(last) < 0) : notices;
        var rows = await notices.OrderByDescending(one => one.Id).Take(CaseList.PageSize + 1).ToListAsync(ct);
        return new Listing<ConsularNotice>([.. rows.Take(CaseList.PageSize)], rows.Count > CaseList.PageSize ? rows[CaseList.PageSize - 1].Id : null);
    }

    /// <summary>The first hour known at which the person was held: detention, or custody as a suspect.</summary>
    private static async Task<Dictionary<Guid, DateTimeOffset>> HeldSinceAsync(Storage.RegistryDb db, List<Guid> ids, CancellationToken ct)
    {
        var detained = await db.Detentions.Where(one => ids.Contains(one.ReportId) && one.FromAt != null).Select(one => new { one.ReportId, At = one.FromAt!.Value }).ToListAsync(ct);
        var arrested = await (from custody in db.Custodies
                              join suspect in db.Suspects on custody.SuspectId equals suspect.Id
                              where ids.Contains(suspect.ReportId)
                              select new { suspect.ReportId, At = custody.ArrivedAt }).ToListAsync(ct);
        return detained.Concat(arrested).GroupBy(one => one.ReportId).ToDictionary(group => group.Key, group => group.Min(one => one.At));
    }

    private static async Task<IReadOnlySet<Guid>> MayEnterAsync(ActorRegister register, List<Guid> ids, CancellationToken ct)
    {
        if (!register.Actor.May(AccessVerb.Enter, AccessNoun.Consular))
        {
            return new HashSet<Guid>();
        }

        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Consular);
        return (await db.PersonReports.Where(report => ids.Contains(report.Id)).Select(report => report.Id).ToListAsync(ct)).ToHashSet();
    }
}
