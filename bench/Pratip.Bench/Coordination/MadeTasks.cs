using Microsoft.EntityFrameworkCore;
using Pratip.Bench.Workplace;
using Pratip.Registry.Audit;
using Pratip.Registry.Board;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Bench.Coordination;

/// <summary>What waits in a made register: tasks of every kind at every office, most of them done, and mass encounters whose people nobody has interviewed.</summary>
internal static class MadeTasks
{
    private const int Tasks = 200_000;
    private const int AtOnce = 10_000;
    private const int Encounters = 50;
    private const int PeopleOfOne = 300;

    /// <summary>Made once; the register is kept between runs.</summary>
    public static async Task MakeAsync(Register register, Func<Task> settle, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await db.CaseTasks.CountAsync(ct) >= Tasks)
        {
            return;
        }

        var chance = new MadeChance(LoadOptions.Seed + 11);
        var agencies = await db.Agencies.OrderBy(agency => agency.Code).Select(agency => agency.Id).ToListAsync(ct);
        var cases = await db.Cases.OrderBy(one => one.Id).Select(one => one.Id).Take(Tasks).ToListAsync(ct);
        for (var from = 0; from < Tasks; from += AtOnce)
        {
            var rows = new RowChanges().Add(Enumerable.Range(from, AtOnce).Select(number => Made(chance, agencies, cases, number)));
            await register.ChangeAsync(Process(ProcessKind.TaskChange), change => change.RecordAsync(EventKind.TaskChanged, rows), ct);
        }

        await HoldAsync(register, db, ct);
        await settle();
    }

    private static CaseTask Made(MadeChance chance, List<Guid> agencies, List<Guid> cases, int number) => new()
    {
        Kind = chance.Pick([.. BoardQuery.Kinds]),
        AgencyId = chance.Pick([.. agencies]),
        CaseId = chance.Percent(70) ? cases[number % cases.Count] : null,
        DueAt = chance.Percent(80) ? DateTimeOffset.UtcNow.AddHours(chance.Between(-2_000, 200)) : null,
        Status = chance.Percent(30) ? CaseTaskStatus.Open : CaseTaskStatus.Done,
    };

    /// <summary>Reports of the register, met and held in mass encounters of their agency, each with the one task for all of them.</summary>
    private static async Task HoldAsync(Register register, RegistryDb db, CancellationToken ct)
    {
        var reports = await db.PersonReports.OrderBy(report => report.Id).Select(report => new { report.Id, report.AgencyId }).Take(Encounters * PeopleOfOne).ToListAsync(ct);
        foreach (var (people, number) in reports.Chunk(PeopleOfOne).Select((people, number) => (people, number)))
        {
            var encounter = new Encounter { AgencyId = people[0].AgencyId, OwnReference = $"BENCH-{number}", On = "2026-11-01" };
            var rows = new RowChanges().Add(encounter);
            rows.Add(people.Select((person, place) => new EncounteredPerson { EncounterId = encounter.Id, ReportId = person.Id, Number = $"{place + 1}" }));
            rows.Add(people.Select(person => new Detention { EncounterId = encounter.Id, ReportId = person.Id, From = "2026-11-01", Ground = "immigration", Disposition = DetentionDisposition.StillDetained }));
            await register.ChangeAsync(Process(ProcessKind.EncounterChange), change => change.RecordAsync(EventKind.EncounterChanged, rows), ct);
            var task = new CaseTask { Kind = TaskKinds.ScreeningMissing, TargetNoun = "encounters", TargetId = encounter.Id, AgencyId = encounter.AgencyId, DueAt = DateTimeOffset.UtcNow };
            await register.ChangeAsync(Process(ProcessKind.TaskChange), change => change.RecordAsync(EventKind.TaskChanged, new RowChanges().Add(task)), ct);
        }
    }

    private static ProcessContext Process(ProcessKind kind) => new(kind, "bench", null, "what waits in the made register", "bench");
}
