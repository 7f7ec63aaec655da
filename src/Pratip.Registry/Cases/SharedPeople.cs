using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Identities;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>
/// Who is in two cases at once. The office that judges for all is told by what is counted; everybody else of reports of its own office, and of two
/// offices by what officers judged and both sides let the other know. Nobody is told who judged.
/// </summary>
internal sealed class SharedPeople(ActorRegister register, RegistryDb db, Guid[]? only)
{
    /// <summary>Somebody, or a number, in more cases than this says nothing of any two of them.</summary>
    public const int MostCases = 10;

    /// <param name="add">Receives two cases, the person with the report in the first of them, and the event with which that was known.</param>
    /// <param name="ct">Stops it.</param>
    public async Task AddAsync(Action<Guid, Guid, SharedPerson, long> add, CancellationToken ct)
    {
        var roles = await RolesAsync(ct);
        var ids = roles.Select(role => role.ReportId).Distinct().ToArray();
        if (ids.Length < 1)
        {
            return;
        }

        var counted = await CountedAsync(ids, ct);
        var reach = register.Actor.To(AccessVerb.View, AccessNoun.Linkage);
        foreach (var person in roles.Where(role => reach.All || reach.Agencies.Contains(role.AgencyId)).GroupBy(role => counted.GetValueOrDefault(role.ReportId)?.PersonId ?? role.PersonId))
        {
            AddPairs([.. person], role => Math.Max(role.Since, counted.GetValueOrDefault(role.ReportId)?.EventId ?? 0), add);
        }

        if (!reach.All)
        {
            await AddJudgedAsync(roles.ToLookup(role => role.ReportId), add, ct);
        }
    }

    private static void AddPairs(List<Role> roles, Func<Role, long> since, Action<Guid, Guid, SharedPerson, long> add)
    {
        if (roles.Select(role => role.CaseId).Distinct().Count() is < 2 or > MostCases)
        {
            return;
        }

        for (var i = 0; i < roles.Count; i++)
        {
            foreach (var other in roles.Skip(i + 1).Where(other => other.CaseId != roles[i].CaseId))
            {
                add(roles[i].CaseId, other.CaseId, Shared(roles[i], other), Math.Max(since(roles[i]), since(other)));
            }
        }
    }

    private async Task AddJudgedAsync(ILookup<Guid, Role> roles, Action<Guid, Guid, SharedPerson, long> add, CancellationToken ct)
    {
        var seen = db.IdentityJudgements.Where(one => one.Maker == JudgementMaker.Officer && one.Verdict == Verdicts.Same && one.AgencyAId != one.AgencyBId && !one.IsVoided);
        if (only is not null)
        {
            var ids = roles.Select(role => role.Key).ToArray();
            seen = seen.Where(one => ids.Contains(one.ReportAId) && ids.Contains(one.ReportBId));
        }

        foreach (var judged in await ClearedLinks.HoldingAsync(register, await seen.ToListAsync(ct), ct))
        {
            foreach (var (one, other) in roles[judged.ReportAId].SelectMany(one => roles[judged.ReportBId].Select(other => (one, other))).Where(pair => pair.one.CaseId != pair.other.CaseId))
            {
                add(one.CaseId, other.CaseId, Shared(one, other), Math.Max(judged.EventId, Math.Max(one.Since, other.Since)));
            }
        }
    }

    private static SharedPerson Shared(Role one, Role other) =>
        new(one.IsSuspect && other.IsSuspect, new SharedReport(one.ReportId, one.Reference), new SharedReport(other.ReportId, other.Reference));

    private async Task<List<Role>> RolesAsync(CancellationToken ct)
    {
        var suspects = db.Suspects.Select(row => new { row.CaseId, row.ReportId, row.EventId, row.Version });
        var victims = db.Victims.Where(row => row.CaseId != null).Select(row => new { CaseId = row.CaseId!.Value, row.ReportId, row.EventId, row.Version });
        if (only is not null)
        {
            (suspects, victims) = (suspects.Where(row => only.Contains(row.CaseId)), victims.Where(row => only.Contains(row.CaseId)));
        }

        // A row that was corrected tells no more who is in the case than it did when it was entered.
        var found = await suspects.Join(db.PersonReports, row => row.ReportId, report => report.Id,
            (row, report) => new Role(row.CaseId, row.ReportId, report.AgencyId, report.PersonId, report.OwnReference, true, row.Version == 1 ? row.EventId : 0)).ToListAsync(ct);
        found.AddRange(await victims.Join(db.PersonReports, row => row.ReportId, report => report.Id,
            (row, report) => new Role(row.CaseId, row.ReportId, report.AgencyId, report.PersonId, report.OwnReference, false, row.Version == 1 ? row.EventId : 0)).ToListAsync(ct));
        return found;
    }

    private async Task<Dictionary<Guid, CountedPerson>> CountedAsync(Guid[] ids, CancellationToken ct)
    {
        await using var all = register.Register.CreateContext();
        var rows = all.CountedPersons.Where(row => !row.IsVoided);
        return await (only is null ? rows : rows.Where(row => ids.Contains(row.Id))).ToDictionaryAsync(row => row.Id, ct);
    }

    private sealed record Role(Guid CaseId, Guid ReportId, Guid AgencyId, Guid PersonId, string Reference, bool IsSuspect, long Since);
}
