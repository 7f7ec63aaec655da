using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Consular;

/// <summary>A notice as the mission sees it: nothing of a status, a form, a case or the place where the person is.</summary>
public sealed record MissionNotice(
    Guid Id, int Version, string CountryCode, DateTimeOffset NotifiedAt, string? Channel, string? PlaceOfContact, DateTimeOffset? AcknowledgedAt, string IdentityConfirmed,
    DateTimeOffset? ConfirmedAt, IReadOnlyList<ConsularVisit> Visits, IReadOnlyList<TravelDocument> Documents);

/// <summary>Who a notice is about, for the mission alone: names and papers.</summary>
public sealed record NoticedPerson(IReadOnlyList<IdentityName> Names, IReadOnlyList<IdentityDocument> Documents);

/// <summary>
/// The notices given to the user's own mission. One whose person is protected by now is closed like one that was taken back: the rules
/// are asked again each time.
/// </summary>
public static class MissionNotices
{
    public static async Task<Listing<MissionNotice>> ReadAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Consular);
        var mission = register.Actor.AgencyId;
        await using var db = register.CreateContext();
        var given = db.ConsularNotices.Where(one => one.MissionAgencyId == mission && one.NotifiedAt != null);
        given = after is { } last ? given.Where(one => one.Id.CompareTo(last) < 0) : given;
        var rows = await given.OrderByDescending(one => one.Id).Take(CaseList.PageSize + 1).ToListAsync(ct);
        var page = await OpenOnesAsync(register, rows.Take(CaseList.PageSize).ToList(), ct);
        return new Listing<MissionNotice>(page.ConvertAll(one => Of(one, [], [])), rows.Count > CaseList.PageSize ? rows[CaseList.PageSize - 1].Id : null);
    }

    /// <summary>Null where it is not there, not the user's mission's, or closed.</summary>
    public static async Task<MissionNotice?> OneAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Consular);
        if (await FindAsync(register, id, ct) is not { } notice)
        {
            return null;
        }

        await using var db = register.CreateContext();
        return Of(
            notice, await db.ConsularVisits.Where(visit => visit.NoticeId == id).OrderBy(visit => visit.Id).ToListAsync(ct),
            await db.TravelDocuments.Where(document => document.NoticeId == id).OrderBy(document => document.Id).ToListAsync(ct));
    }

    /// <summary>
    /// Opened past the scope of persons, which a mission has none of: for a notice given to it and open, and recorded before. Null
    /// where there is no such notice; empty where no identity is known.
    /// </summary>
    public static async Task<NoticedPerson?> OpenAsync(ActorRegister register, Guid id, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Consular);
        if (await FindAsync(register, id, ct) is not { } notice)
        {
            return null;
        }

        await register.RecordReadAsync(ReadKind.Identity, purpose, [notice.ReportId, notice.Id], ct);
        await using var db = register.Register.CreateContext();
        return await db.SealedIdentities.SingleOrDefaultAsync(row => row.Id == notice.ReportId && !row.IsVoided, ct) is { } row && register.Register.Vault.Open(row) is { } identity
            ? new NoticedPerson(identity.Names, identity.Documents) : new NoticedPerson([], []);
    }

    internal static async Task<ConsularNotice?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        var mission = register.Actor.AgencyId;
        await using var db = register.CreateContext();
        var found = await db.ConsularNotices.Where(one => one.Id == id && one.MissionAgencyId == mission && one.NotifiedAt != null).ToListAsync(ct);
        return (await OpenOnesAsync(register, found, ct)).SingleOrDefault();
    }

    private static async Task<List<ConsularNotice>> OpenOnesAsync(ActorRegister register, List<ConsularNotice> notices, CancellationToken ct)
    {
        var standings = await ConsularRules.ReadAsync(register.Register, [.. notices.Select(one => one.ReportId).Distinct()], ct);
        return notices.FindAll(one => standings.TryGetValue(one.ReportId, out var standing) && ConsularRules.Obstacles(one, standing, register.Actor, register.Today).Count == 0);
    }

    private static MissionNotice Of(ConsularNotice one, IReadOnlyList<ConsularVisit> visits, IReadOnlyList<TravelDocument> documents) => new(
        one.Id, one.Version, one.CountryCode, one.NotifiedAt!.Value, one.Channel, one.PlaceOfContact, one.AcknowledgedAt, one.IdentityConfirmed, one.ConfirmedAt, visits, documents);
}
