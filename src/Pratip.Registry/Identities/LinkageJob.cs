using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>What runs over all reports and runs over new ones have in common.</summary>
internal static class LinkageJob
{
    private const string Job = nameof(LinkReports);

    /// <summary>False where another node is at it.</summary>
    public static Task<bool> TryRunAloneAsync(Register register, Func<Task> work, CancellationToken ct) => register.RunAloneAsync(Job, work, ct);

    /// <summary>One node at a time, whichever kind of run it is.</summary>
    public static async Task RunAloneAsync(Register register, Func<Task> work, CancellationToken ct)
    {
        if (!await TryRunAloneAsync(register, work, ct))
        {
            throw new RegisterException(new Message("linkage.at-work"));
        }
    }

    /// <param name="db">Where to read.</param>
    /// <param name="reportIds">Of whose pairs; null reads all.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Dictionary<ReportPair, IdentityJudgement>> InForceAsync(RegistryDb db, Guid[]? reportIds, CancellationToken ct)
    {
        var all = db.IdentityJudgements.Where(row => !row.IsVoided);
        return InForce(await (reportIds is null ? all : all.Where(row => reportIds.Contains(row.ReportAId) || reportIds.Contains(row.ReportBId))).ToListAsync(ct));
    }

    public static Dictionary<ReportPair, IdentityJudgement> InForce(List<IdentityJudgement> judgements)
    {
        var inForce = new Dictionary<ReportPair, IdentityJudgement>();
        foreach (var ofPair in judgements.GroupBy(ReportPair.Of))
        {
            if (JudgementRules.InForce(ofPair) is { } holds)
            {
                inForce.Add(ofPair.Key, holds);
            }
        }

        return inForce;
    }

    public static async Task<OverlapCounts> CountsAsync(RegistryDb db, Dictionary<Guid, Guid> persons, CancellationToken ct)
    {
        var reports = await db.PersonReports.Where(report => !report.IsVoided).Select(report => new { report.Id, report.AgencyId, report.PersonId }).ToListAsync(ct);
        return OverlapCounts.Of(reports.Select(report => (report.AgencyId, persons.GetValueOrDefault(report.Id, report.PersonId))));
    }

    public static Dictionary<string, int> CausesOf(IEnumerable<string> causes) => causes.CountBy(cause => cause, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>In one event.</summary>
    public static async Task WriteAsync(
        Register register, LinkageOutcome outcome, LinkagePlan? plan, LinkageInput input, Dictionary<ReportPair, IdentityJudgement> inForce, Guid[]? reportIds,
        Func<Guid, string> weights, CancellationToken ct)
    {
        var process = new ProcessContext(ProcessKind.IdentityLink, Environment.UserName, null, "reports of one person are counted once", Channels.Program);
        await register.ChangeAsync(process, async change =>
        {
            var writer = await LinkageWriter.ReadAsync(change.Db, change.At, reportIds, ct);
            await change.RecordAsync(EventKind.ReportsLinked, writer.Rows(outcome, plan, input, inForce, weights));
        }, ct);
    }
}
