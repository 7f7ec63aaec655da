using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests;

/// <summary>A person who was screened and reviewed, with a risk, a question for an override each way, and a removal that somebody answers for.</summary>
internal static class WorkedGate
{
    public static async Task EnterAsync(RunningSite site, ActorRegister actor, Guid reportId, CancellationToken ct)
    {
        var now = actor.Clock.GetUtcNow();
        var today = actor.Today.ToString("yyyy-MM-dd", null);
        await ScreeningService.RecordAsync(actor, new RecordScreeningOptions
        {
            ReportId = reportId,
            Kind = "first",
            IndicatorSet = "child-labour",
            SpokenLanguage = "km",
            Interpreter = "none-needed",
            StartedAt = now.AddMinutes(-40),
            EndedAt = now.AddMinutes(-10),
            Found = ["K01", "K03", "E01", "E02"],
            AdviceSeen = "strong-concern",
            Decision = "second-opinion-asked",
            Reason = "two accounts",
        }, ct);
        await LiabilityService.ReviewAsync(actor, new ReviewLiabilityOptions
        {
            ReportId = reportId,
            Liability = "immigration",
            Basis = "status-offence",
            Decision = "deferred",
            DecidingAgencyId = actor.Actor.AgencyId,
            On = today,
            Effect = "unknown",
            Reason = "overstay",
        }, ct);
        await using var db = site.Register.CreateContext();
        var other = await db.Agencies.Where(agency => agency.Code == "MOJ").Select(agency => agency.Id).SingleAsync(ct);
        await site.EmployAsync("worked." + other.ToString("N")[^6..], "MOJ", "agency-supervisor");
        await ClearanceService.AskOverrideAsync(actor, new AskOverrideOptions { ReportId = reportId, ToAgencyId = other, Reason = "an order" }, ct);
        await RiskService.RaiseAsync(actor, new RaiseRiskOptions { ReportId = reportId, Kind = "reprisal", On = today, Reason = "threats" }, ct);
        await RemovalService.ExecuteAsync(actor, new ExecuteRemovalOptions { ReportId = reportId, On = today, FileNumber = "WORKED" }, ct);
        await AskedAsync(site, actor, reportId, other, ct);
    }

    /// <summary>An override asked of the secretariat, and an incident it answers for.</summary>
    private static async Task AskedAsync(RunningSite site, ActorRegister actor, Guid reportId, Guid other, CancellationToken ct)
    {
        var report = new PersonReport { AgencyId = other, OwnReference = "ELSEWHERE", PersonId = RowId.Next() };
        await site.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(report));
        var id = RowId.Next();
        var (wrapped, key) = site.Register.Vault.NewRecordKey(id);
        using var one = key;
        await site.RecordAsync(ProcessKind.RemovalClear, EventKind.ClearanceChanged, new RowChanges().Add(new RemovalClearance
        {
            Id = id,
            ReportId = report.Id,
            AgencyId = other,
            At = actor.Clock.GetUtcNow(),
            Status = "asked",
            Obstacles = ["no-screening"],
            AskedBy = actor.Actor.UserId,
            OverridingAgencyId = actor.Actor.AgencyId,
            WrappedKey = wrapped,
            Reason = site.Register.Vault.Seal(key, id, "reason", "an order"),
        }));
        await using var db = site.Register.CreateContext();
        var removal = await db.Removals.Where(row => row.ReportId == reportId).Select(row => row.Id).SingleAsync(ct);
        await site.RecordAsync(ProcessKind.RemovalExecute, EventKind.RemovalExecuted, new RowChanges().Add(new RemovalIncident
        { RemovalId = removal, ReportId = reportId, OversightAgencyId = actor.Actor.AgencyId, OpenedAt = actor.Clock.GetUtcNow(), Obstacles = ["no-clearance"] }));
    }
}
