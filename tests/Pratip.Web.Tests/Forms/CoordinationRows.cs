using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.HandOvers;
using Pratip.Registry.Operations;
using Pratip.Registry.People;
using Pratip.Registry.Sites;
using Pratip.Registry.Storage;

namespace Pratip.Web.Tests.Forms;

/// <summary>What the forms about sites, encounters, detentions, operations and hand-overs may be about.</summary>
internal static class CoordinationRows
{
    public static async Task EnterAsync(Register register, Guid agencyId, Func<string, RegisterRow, RegisterRow> put, CancellationToken ct)
    {
        var site = new Site { AgencyId = agencyId, OwnReference = "FW", Kind = "compound" };
        var operation = Operation(register, agencyId);
        var part = new OperationPart { OperationId = operation.Id, AgencyId = agencyId, Task = "screening" };
        var encounter = new Encounter { AgencyId = agencyId, OwnReference = "FW", On = "2025-03-17", SiteId = site.Id };
        var report = new PersonReport { AgencyId = agencyId, OwnReference = "FW/1", PersonId = RowId.Next() };
        var person = new EncounteredPerson { EncounterId = encounter.Id, ReportId = report.Id, Number = "1" };
        var held = new Detention { ReportId = report.Id, EncounterId = encounter.Id, From = "2025-03-17", HoldingAgencyId = agencyId, Ground = "immigration", Disposition = DetentionDisposition.StillDetained };
        var list = new HandOverList { AgencyId = agencyId, OwnReference = "FW", EncounterId = encounter.Id, Destination = "family", On = "2025-03-18" };
        foreach (var (table, row) in new (string, RegisterRow)[]
        {
            ("sites", site), ("joint_operations", operation), ("operation_parts", part), ("encounters", encounter), ("met_reports", report), ("encountered_persons", person), ("detentions", held),
            ("hand_over_lists", list),
        })
        {
            put(table, row);
        }

        await RecordAsync(register, ProcessKind.OperationChange, EventKind.OperationChanged, new RowChanges().Add(operation).Add(part), ct);
        await RecordAsync(register, ProcessKind.EncounterChange, EventKind.EncounterChanged, new RowChanges().Add(site).Add(encounter).Add(report).Add(person).Add(held), ct);
        await RecordAsync(register, ProcessKind.PersonHandOver, EventKind.HandOverListed, new RowChanges().Add(list).Add(new HandOverEntry { ListId = list.Id, ReportId = report.Id, Place = 1 }), ct);
    }

    private static JointOperation Operation(Register register, Guid agencyId)
    {
        var id = RowId.Next();
        var (wrapped, key) = register.Vault.NewRecordKey(id);
        using var one = key;
        return new JointOperation { Id = id, LeadAgencyId = agencyId, OwnReference = "FW", PlannedOn = "2025-03-17", WrappedKey = wrapped, Plan = register.Vault.Seal(key, id, "plan", "sealed words") };
    }

    private static Task<long> RecordAsync(Register register, ProcessKind process, EventKind kind, RowChanges rows, CancellationToken ct) =>
        register.ChangeAsync(new ProcessContext(process, "tester", null, "a test", "test"), change => change.RecordAsync(kind, rows), ct);
}
