using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Scoping;

namespace Pratip.Registry.Cases;

/// <summary>
/// The cases within an actor's reach, latest first, page by page. A page begins after a row and not at a number, so that
/// the thousandth page costs what the first does and nothing is shown twice while others enter cases.
/// </summary>
public static class CaseList
{
    public const int PageSize = 50;

    private static readonly KeptQueryOf<List<Guid>, CountInCase> People = new((db, ids) =>
        db.Suspects.Where(suspect => ids.Contains(suspect.CaseId) && !suspect.IsVoided).Select(suspect => new InCase { CaseId = suspect.CaseId, IsSuspect = true })
            .Concat(db.Victims.Where(victim => victim.CaseId != null && ids.Contains(victim.CaseId.Value) && !victim.IsVoided).Select(victim => new InCase { CaseId = victim.CaseId!.Value, IsSuspect = false }))
            .GroupBy(one => new { one.CaseId, one.IsSuspect }).Select(group => new CountInCase { CaseId = group.Key.CaseId, IsSuspect = group.Key.IsSuspect, Count = group.Count() }));

    public static async Task<Listing<CaseListItem>> ReadAsync(ActorRegister register, CaseFilter filter, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        register.Require(AccessVerb.View, AccessNoun.Cases);
        if (filter.Problems() is [var problem, ..])
        {
            throw new RegisterException(problem.What);
        }

        await using var db = register.CreateContext();
        var cases = await NumberedAsync(db, await NarrowAsync(register, db, filter, after, ct), filter.Number, ct);
        var rows = await Within(db, register.Actor, cases, filter.Assignee, after).OrderByDescending(one => one.Id).Take(PageSize + 1).PlannedEachTime().ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        return new Listing<CaseListItem>(await ItemsAsync(register, db, page, ct), rows.Count > PageSize ? page[^1].Id : null);
    }

    /// <summary>Cases that are known by their ids already, in the order of their numbers.</summary>
    internal static async Task<IReadOnlyList<CaseListItem>> ItemsAsync(ActorRegister register, RegistryDb db, List<Guid> ids, CancellationToken ct) =>
        await ItemsAsync(register, db, await db.Cases.Where(one => ids.Contains(one.Id)).OrderBy(one => one.Number).ToListAsync(ct), ct);

    private static async Task<IReadOnlyList<CaseListItem>> ItemsAsync(ActorRegister register, RegistryDb db, List<Case> page, CancellationToken ct)
    {
        var people = (await CountAsync(register, db, page.ConvertAll(one => one.Id), ct)).ToDictionary(one => (one.CaseId, one.IsSuspect), one => one.Count);
        var (suspects, victims) = (register.Actor.May(AccessVerb.View, AccessNoun.Suspects), register.Actor.May(AccessVerb.View, AccessNoun.Victims));
        return page.ConvertAll(one => new CaseListItem(
            one.Id, one.Number, one.OwnReference, one.LeadAgencyId, one.ActedOn, one.ProvinceCode, one.Status, one.OpeningArticle,
            suspects ? people.GetValueOrDefault((one.Id, true)) : null, victims ? people.GetValueOrDefault((one.Id, false)) : null));
    }

    /// <summary>
    /// Where suspects and presumed victims are seen as far as cases are, nobody in a case that was read is out of reach: they are
    /// counted past it, because the server would ask for each of a hundred people, twice, whether their case may be seen.
    /// </summary>
    private static async Task<List<CountInCase>> CountAsync(ActorRegister register, RegistryDb db, List<Guid> read, CancellationToken ct)
    {
        var cases = register.Actor.To(AccessVerb.View, AccessNoun.Cases);
        if (!new[] { AccessNoun.Suspects, AccessNoun.Victims }.All(noun => register.Actor.To(AccessVerb.View, noun).Includes(cases)))
        {
            return await People.ToListAsync(db, read, ct);
        }

        await using var all = register.Register.CreateContext();
        return await People.ToListAsync(all, read, ct);
    }

    private static async Task<IQueryable<Case>> NarrowAsync(ActorRegister register, RegistryDb db, CaseFilter filter, Guid? after, CancellationToken ct)
    {
        IQueryable<Case> cases = db.Cases;
        if (after is { } last)
        {
            cases = cases.Where(one => one.Id.CompareTo(last) < 0);
        }

        if (filter.LeadAgencyCode is { } code)
        {
            // Looked up before, so that the index by agency can be used; no agency has the id of none.
            var agency = (await register.Agencies.AllAsync(ct)).Values.SingleOrDefault(one => one.Code == code)?.Id ?? Guid.Empty;
            cases = cases.Where(one => one.LeadAgencyId == agency);
        }

        cases = Equal(cases, filter);
        return filter.Assignee == CaseAssignee.Nobody
            ? cases.Where(one => !db.Set<AssignmentHome>().Any(held => held.CaseId == one.Id && held.Until == null && !held.IsVoided))
            : cases;
    }

    private static IQueryable<Case> Equal(IQueryable<Case> cases, CaseFilter filter)
    {
        if (filter.Status is { } status)
        {
            cases = cases.Where(one => one.Status == status);
        }

        if (filter.ProvinceCode is { } province)
        {
            cases = cases.Where(one => one.ProvinceCode == province);
        }

        if (filter.From is { } from)
        {
            var first = Shortest(CaseFilter.FirstDay(from));
            cases = cases.Where(one => one.ActedOn.CompareTo(first) >= 0);
        }

        if (filter.To is { } to)
        {
            var last = CaseFilter.LastDay(to).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            cases = cases.Where(one => one.ActedOn.CompareTo(last) <= 0);
        }

        return cases;
    }

    /// <summary>A partial date counts as its first day, and as text lies before it: whoever asks from the first day on asks for the shorter text.</summary>
    internal static string Shortest(DateOnly first) => first switch
    {
        { Day: 1, Month: 1 } => PartialDate.OfYear(first.Year).ToString(),
        { Day: 1 } => PartialDate.OfMonth(first.Year, first.Month).ToString(),
        _ => PartialDate.OfDay(first).ToString(),
    };

    /// <summary>
    /// The numbers other bodies gave are looked up before: one condition over two tables would make the database look through
    /// all cases. Only what looks like a central number is taken for the beginning of one.
    /// </summary>
    private static async Task<IQueryable<Case>> NumberedAsync(RegistryDb db, IQueryable<Case> cases, string? number, CancellationToken ct)
    {
        if (number is null)
        {
            return cases;
        }

        var ofBodies = await db.BodyCaseNumbers.Where(other => other.Number == number).Select(other => other.CaseId).Take(PageSize + 1).ToListAsync(ct);
        var central = number.ToUpperInvariant();
        return central.StartsWith(CaseNumbers.Beginning, StringComparison.Ordinal)
            ? cases.Where(one => one.Number.StartsWith(central) || one.OwnReference == number || ofBodies.Contains(one.Id))
            : cases.Where(one => one.OwnReference == number || ofBodies.Contains(one.Id));
    }

    /// <summary>
    /// The scope filter says it all; for an actor of small reach it is helped along, each way to a case with the index made
    /// for it, because a database that looks through all cases for the few of one office takes its time. Each way begins with
    /// one agency, province or officer: only then does its index bring the cases in the order of the list.
    /// </summary>
    private static IQueryable<Case> Within(RegistryDb db, Actor actor, IQueryable<Case> cases, CaseAssignee assignee, Guid? after)
    {
        var last = after ?? Guid.AllBitsSet;
        if (assignee == CaseAssignee.Me)
        {
            return AssignedTo(actor.UserId).Join(cases, held => held.CaseId, one => one.Id, (_, one) => one);
        }

        var reach = actor.To(AccessVerb.View, AccessNoun.Cases);
        if (reach.All)
        {
            return cases;
        }

        var ways = reach.Agencies.Select(agency => cases.Where(one => one.LeadAgencyId == agency))
            .Concat(reach.Provinces.Select(province => cases.Where(one => one.ProvinceCode == province)))
            .Concat(reach.PartyOf.Select(agency => OncePartied(agency)))
            .Concat(reach.AssignedTo.Select(user => AssignedTo(user).Join(cases, held => held.CaseId, one => one.Id, (_, one) => one)));
        return ways.Select(way => way.OrderByDescending(one => one.Id).Take(PageSize + 1)).Aggregate((left, right) => left.Union(right));

        // Of several rows that lead to one case the first: a case must not take two places of a page. Skipping none asks row
        // by row, as in the rules; asked of the case and not of the party, it is asked of cases that the filter left.
        IQueryable<Case> OncePartied(Guid agency) => db.Set<PartyHome>()
            .Where(party => party.AgencyId == agency && !party.IsVoided && party.Until == null && party.CaseId.CompareTo(last) < 0)
            .Join(cases, party => party.CaseId, one => one.Id, (party, one) => new { PartyId = party.Id, Case = one })
            .Where(found => !db.Set<PartyHome>().Where(other => other.CaseId == found.Case.Id && other.AgencyId == agency && !other.IsVoided && other.Until == null && other.Id.CompareTo(found.PartyId) < 0).Skip(0).Any())
            .Select(found => found.Case);

        IQueryable<AssignmentHome> AssignedTo(Guid user) => db.Set<AssignmentHome>()
            .Where(held => held.UserId == user && !held.IsVoided && held.Until == null && held.CaseId.CompareTo(last) < 0)
            .Where(held => !db.Set<AssignmentHome>().Where(other => other.CaseId == held.CaseId && other.UserId == user && !other.IsVoided && other.Until == null && other.Id.CompareTo(held.Id) < 0).Skip(0).Any());
    }
}

/// <summary>Somebody in a case.</summary>
internal sealed class InCase
{
    public Guid CaseId { get; init; }

    public bool IsSuspect { get; init; }
}

/// <summary>How many of one role are in a case.</summary>
internal sealed class CountInCase
{
    public Guid CaseId { get; init; }

    public bool IsSuspect { get; init; }

    public int Count { get; init; }
}
