using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.HandOvers;
using Pratip.Registry.Operations;
using Pratip.Registry.People;
using Pratip.Registry.Sites;
using Pratip.Registry.Storage;

namespace Pratip.Web.Tests.Hosting;

/// <summary>So many sites, operations, lists and encounters, all encounters at one site in one operation, and as many people in each.</summary>
internal static class FilledEncounters
{
    public static async Task FillAsync(Register register, Guid agencyId, int count)
    {
        List<int> numbers = [.. Enumerable.Range(1, count)];
        var sites = numbers.ConvertAll(number => new Site { AgencyId = agencyId, OwnReference = $"S-{number}", Kind = "compound" });
        var operations = numbers.ConvertAll(number => new JointOperation { LeadAgencyId = agencyId, OwnReference = $"J-{number}", PlannedOn = "2024-03-17", WrappedKey = [1], Plan = [1] });
        var encounters = numbers.ConvertAll(number => new Encounter { AgencyId = agencyId, OwnReference = $"E-{number}", On = "2024-03-17", SiteId = sites[^1].Id, OperationId = operations[^1].Id });
        var lists = numbers.ConvertAll(number => new HandOverList { AgencyId = agencyId, OwnReference = $"H-{number}", EncounterId = encounters[^1].Id, Destination = "family", On = "2024-03-18" });
        var (people, handed) = (new RowChanges().Add<Site>(sites).Add<Encounter>(encounters), new RowChanges().Add<HandOverList>(lists));
        foreach (var encounter in encounters)
        {
            foreach (var number in numbers)
            {
                var report = new PersonReport { AgencyId = agencyId, OwnReference = $"{encounter.OwnReference}/{number}", PersonId = RowId.Next(), Citizenships = ["CN"] };
                people.Add(report).Add(new EncounteredPerson { EncounterId = encounter.Id, ReportId = report.Id, Number = $"{number}" }).Add(new Detention
                {
                    ReportId = report.Id,
                    EncounterId = encounter.Id,
                    From = "2024-03-17",
                    HoldingAgencyId = agencyId,
                    Ground = "immigration",
                    Disposition = DetentionDisposition.StillDetained,
                });
                if (encounter == encounters[^1])
                {
                    handed.Add(new HandOverEntry { ListId = lists[^1].Id, ReportId = report.Id, Place = number });
                }
            }
        }

        await RecordAsync(register, ProcessKind.OperationChange, EventKind.OperationChanged, new RowChanges().Add<JointOperation>(operations)
            .Add(numbers.Select(_ => new OperationPart { OperationId = operations[^1].Id, AgencyId = agencyId, Task = "screening" })));
        await RecordAsync(register, ProcessKind.EncounterChange, EventKind.EncounterChanged, people);
        await RecordAsync(register, ProcessKind.PersonHandOver, EventKind.HandOverListed, handed);
    }

    private static Task<long> RecordAsync(Register register, ProcessKind process, EventKind kind, RowChanges rows) =>
        register.ChangeAsync(new ProcessContext(process, "tester", null, "a test", "test"), change => change.RecordAsync(kind, rows), CancellationToken.None);
}
