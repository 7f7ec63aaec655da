using Pratip.Registry.Audit;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;

namespace Pratip.Web.Tests.Forms;

/// <summary>What forms about screenings, risks, clearances and incidents may be about.</summary>
internal static class GateRows
{
    public static async Task AddAsync(Register register, FormWorld world, Guid agencyId, Guid otherId, Guid userId)
    {
        var at = register.Clock.GetUtcNow();
        var reportId = world["person_reports"];
        var risk = world.Put("protection_risks", new ProtectionRisk { ReportId = reportId, Kind = "asylum", RaisedByAgencyId = agencyId, RaisedOn = "2025-03-20", WrappedKey = [], Reason = [] });
        (risk.WrappedKey, risk.Reason) = FormWorld.Sealed(register, risk.Id, "reason");
        await FormWorld.RecordAsync(register, ProcessKind.PersonChangeRisk, change => change.RecordAsync(EventKind.RiskChanged, new RowChanges().Add(risk)));

        var own = world.Put("removal_clearances", Clearance(register, reportId, agencyId, userId, at));
        own.OverridingAgencyId = otherId;
        var elsewhere = FormWorld.Report(otherId, "FW-O");
        await FormWorld.RecordAsync(register, ProcessKind.FileImport, change => change.RecordAsync(EventKind.FileImported, new RowChanges().Add(elsewhere)));
        var asked = world.Put("asked_clearances", Clearance(register, elsewhere.Id, otherId, userId, at));
        asked.OverridingAgencyId = agencyId;
        await FormWorld.RecordAsync(register, ProcessKind.RemovalClear, change => change.RecordAsync(EventKind.ClearanceChanged, new RowChanges().Add([own, asked])));

        var file = new RemovalFile { AgencyId = agencyId, Number = "FW-R" };
        var removal = new Removal { RemovalFileId = file.Id, ReportId = reportId, On = "2025-04-01", Clearance = "removed-without-screening" };
        var incident = world.Put("removal_incidents", new RemovalIncident { RemovalId = removal.Id, ReportId = reportId, OversightAgencyId = agencyId, OpenedAt = at, Obstacles = ["no-screening"] });
        await FormWorld.RecordAsync(register, ProcessKind.RemovalExecute, change => change.RecordAsync(EventKind.RemovalExecuted, new RowChanges().Add(file).Add(removal).Add(incident)));
        world.Note("agencies", agencyId);
    }

    private static RemovalClearance Clearance(Register register, Guid reportId, Guid agencyId, Guid userId, DateTimeOffset at)
    {
        var row = new RemovalClearance { ReportId = reportId, AgencyId = agencyId, At = at, Status = "asked", Obstacles = ["no-screening"], AskedBy = userId, WrappedKey = [], Reason = [] };
        (row.WrappedKey, row.Reason) = FormWorld.Sealed(register, row.Id, "reason");
        return row;
    }
}
