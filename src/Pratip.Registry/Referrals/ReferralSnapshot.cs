using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Referrals;

/// <summary>
/// Who held what when a referral was sent: ids and codes, and never a word, so that it may be kept for good. The properties stand in
/// the order of their names and lists in the order of ids: the same state is the same text.
/// </summary>
/// <param name="Agency">Which agency answers for the person's report or leads the case.</param>
/// <param name="Cases">The cases it stands in, with the officers in charge.</param>
/// <param name="Clocks">Deadlines that ran.</param>
/// <param name="Detentions">Who detained the person, and on what ground.</param>
/// <param name="Shelters">Hand-overs: where to stands in the row, for who may see it.</param>
public sealed record ReferralSnapshot(
    Guid? Agency, IReadOnlyList<SnapshotCase> Cases, IReadOnlyList<SnapshotClock> Clocks, IReadOnlyList<SnapshotDetention> Detentions, IReadOnlyList<Guid> Shelters)
{
    public string ToJson() => JsonSerializer.Serialize(this, SnapshotJson.Default.ReferralSnapshot);

    public static ReferralSnapshot Parse(string json) => JsonSerializer.Deserialize(json, SnapshotJson.Default.ReferralSnapshot)!;
}

public sealed record SnapshotCase(Guid Case, Guid Lead, IReadOnlyList<Guid> Officers);

public sealed record SnapshotClock(DateTimeOffset Due, string Kind);

public sealed record SnapshotDetention(Guid? Agency, string Ground, Guid Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReferralSnapshot))]
internal sealed partial class SnapshotJson : JsonSerializerContext;

/// <summary>Reads the snapshots of several persons, or of one case, together. Without scope: what is kept is shown to each side as far as it reaches.</summary>
internal sealed class SnapshotReader(RegistryDb db)
{
    /// <summary>The clocks an agency must know that takes something over; what else waits is nobody else's matter.</summary>
    private static readonly string[] Clocks = [TaskKinds.Custody, TaskKinds.Decision, TaskKinds.DetentionLimit, TaskKinds.ScreeningMissing, TaskKinds.RiskOpen];

    public async Task<ReferralSnapshot> OfCaseAsync(Guid caseId, CancellationToken ct)
    {
        var cases = await CasesAsync([caseId], ct);
        var clocks = await db.CaseTasks.Where(task => task.CaseId == caseId && task.DueAt != null && Clocks.Contains(task.Kind) && task.Status == CaseTaskStatus.Open && !task.IsVoided)
            .Select(task => new SnapshotClock(task.DueAt!.Value, task.Kind)).ToListAsync(ct);
        return new ReferralSnapshot(cases[caseId].Lead, [cases[caseId]], InOrder(clocks), [], []);
    }

    public async Task<IReadOnlyDictionary<Guid, ReferralSnapshot>> OfReportsAsync(IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        var agencies = await db.PersonReports.Where(report => reportIds.Contains(report.Id)).ToDictionaryAsync(report => report.Id, report => report.AgencyId, ct);
        var suspects = await db.Suspects.Where(one => reportIds.Contains(one.ReportId) && !one.IsVoided).Select(one => new Role(one.Id, one.ReportId, one.CaseId)).ToListAsync(ct);
        var victims = await db.Victims.Where(one => reportIds.Contains(one.ReportId) && !one.IsVoided).Select(one => new Role(one.Id, one.ReportId, one.CaseId)).ToListAsync(ct);
        var detentions = (await db.Detentions.Where(one => reportIds.Contains(one.ReportId) && one.Until == null && !one.IsVoided).ToListAsync(ct)).ToLookup(one => one.ReportId);
        var shelters = (await db.HandOvers.Where(one => reportIds.Contains(one.ReportId) && !one.IsVoided).Select(one => new { one.Id, one.ReportId }).ToListAsync(ct)).ToLookup(one => one.ReportId, one => one.Id);
        var roles = suspects.Concat(victims).ToList();
        var cases = await CasesAsync([.. roles.Select(role => role.CaseId).OfType<Guid>().Distinct()], ct);
        var clocks = await ClocksAsync([.. roles.Select(role => (role.Id, role.ReportId)), .. detentions.SelectMany(of => of).Select(one => (one.Id, one.ReportId)), .. reportIds.Select(id => (id, id))], suspects, ct);
        return reportIds.ToDictionary(id => id, id => new ReferralSnapshot(
            agencies[id],
            [.. roles.Where(role => role.ReportId == id).Select(role => role.CaseId).OfType<Guid>().Distinct().Where(cases.ContainsKey).Order().Select(one => cases[one])],
            InOrder(clocks[id]),
            [.. detentions[id].OrderBy(one => one.Id).Select(one => new SnapshotDetention(one.HoldingAgencyId, one.Ground, one.Id))],
            [.. shelters[id].Order()]));
    }

    private async Task<Dictionary<Guid, SnapshotCase>> CasesAsync(List<Guid> ids, CancellationToken ct)
    {
        var leads = await db.Cases.Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.LeadAgencyId }).ToListAsync(ct);
        var officers = (await db.CaseAssignments.Where(held => ids.Contains(held.CaseId) && held.Until == null && !held.IsVoided)
            .Select(held => new { held.CaseId, held.UserId }).ToListAsync(ct)).ToLookup(held => held.CaseId, held => held.UserId);
        return leads.ToDictionary(one => one.Id, one => new SnapshotCase(one.Id, one.LeadAgencyId, [.. officers[one.Id].Order()]));
    }

    /// <summary>By report. A custody hangs on a suspect and is what its clock is about.</summary>
    private async Task<ILookup<Guid, SnapshotClock>> ClocksAsync(List<(Guid Target, Guid ReportId)> targets, List<Role> suspects, CancellationToken ct)
    {
        var suspectIds = suspects.ConvertAll(one => one.Id);
        var custodies = await db.Custodies.Where(one => suspectIds.Contains(one.SuspectId) && one.EndedAt == null && !one.IsVoided).Select(one => new { one.Id, one.SuspectId }).ToListAsync(ct);
        var reports = targets.Concat(custodies.Select(one => (one.Id, suspects.First(suspect => suspect.Id == one.SuspectId).ReportId)))
            .GroupBy(one => one.Item1).ToDictionary(group => group.Key, group => group.First().Item2);
        var ids = reports.Keys.Select(id => (Guid?)id).ToList();
        var tasks = await db.CaseTasks.Where(task => ids.Contains(task.TargetId) && task.DueAt != null && Clocks.Contains(task.Kind) && task.Status == CaseTaskStatus.Open && !task.IsVoided)
            .Select(task => new { task.TargetId, task.DueAt, task.Kind }).ToListAsync(ct);
        return tasks.ToLookup(task => reports[task.TargetId!.Value], task => new SnapshotClock(task.DueAt!.Value, task.Kind));
    }

    private static IReadOnlyList<SnapshotClock> InOrder(IEnumerable<SnapshotClock> clocks) =>
        [.. clocks.Distinct().OrderBy(clock => clock.Due).ThenBy(clock => clock.Kind, StringComparer.Ordinal)];

    private sealed record Role(Guid Id, Guid ReportId, Guid? CaseId);
}
