using Pratip.Registry.Audit;
using Pratip.Registry.Corrections;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Corrections.Corrector;

namespace Pratip.Registry.Tests.Corrections;

/// <summary>Nobody alone makes an adult of a child by filling in what was not known.</summary>
public sealed class CorrectedAgeTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_birth_date_that_contradicts_the_known_year_waits_for_another_person(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        var options = Of("sealed_identities", report.Id, 1, ("BirthDate", "1990-01-01"), ("Contacts", "tel:012345678"));
        Assert.Equal("Reason: corrections.reason-missing-age", await RefusalAsync(officer, options with { Reason = null }));

        var outcome = await CorrectAsync(officer, options);
        Assert.Equal(["Contacts"], outcome.FilledIn);
        Assert.Equal(options.Id, outcome.RequestId);
        var now = Assert.Single(await world.AllAsync<PersonReport>());
        Assert.Equal((2008, "unknown"), (now.BirthYear, now.AgePrecision));

        await ApproveAsync(await world.AsAsync(world.Supervisor), options, 2);
        now = Assert.Single(await world.AllAsync<PersonReport>());
        Assert.Equal((1990, "exact"), (now.BirthYear, now.AgePrecision));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_birth_date_of_the_known_year_is_filled_in_at_once_unless_it_makes_an_adult(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var (child, adult) = (await world.ReportAsync(world.Home, 1, "Sok Dara"), await world.ReportAsync(world.Home, 2, "Sok Bopha"));
        Assert.Equal(["BirthDate"], (await CorrectAsync(officer, Of("sealed_identities", child.Id, 1, ("BirthDate", "2008-05-17")))).FilledIn);

        // Of the year 2008 somebody may be a child still on the second of March 2026; born in January not any more.
        Assert.Empty((await CorrectAsync(officer, Of("sealed_identities", adult.Id, 1, ("BirthDate", "2008-01-15")))).FilledIn);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_birth_year_or_age_that_contradicts_what_is_known_otherwise_waits_as_well(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var (yearless, dated) = (Sample.Report(world.Home.Id, 1), Sample.Report(world.Home.Id, 2));
        (yearless.BirthYear, dated.BirthYear) = (null, 2013);
        var (aged, ageless) = (Sample.Victim(yearless), Sample.Victim(dated));
        (aged.AgeAtIdentification, aged.CaseId, ageless.CaseId) = (11, world.Case.Id, world.Case.Id);
        await Sample.AddAsync(world.Register, yearless, dated);
        await Sample.AddAsync(world.Register, aged, ageless);

        Assert.Empty((await CorrectAsync(officer, Of("person_reports", yearless.Id, 1, ("BirthYear", "1990")))).FilledIn);
        Assert.Empty((await CorrectAsync(officer, Of("victims", ageless.Id, 1, ("AgeAtIdentification", "34")))).FilledIn);
        Assert.Equal(["AgeAtIdentification"], (await CorrectAsync(officer, Of("victims", ageless.Id, 1, ("AgeAtIdentification", "10")))).FilledIn);
        Assert.Equal(["BirthYear"], (await CorrectAsync(officer, Of("person_reports", yearless.Id, 1, ("BirthYear", "2012")))).FilledIn);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_no_age_is_known_a_birth_date_is_filled_in_at_once(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var report = Sample.Report(world.Home.Id, 1);
        report.BirthYear = null;
        await Sample.AddAsync(world.Register, report);
        Assert.Equal(["BirthDate"], (await CorrectAsync(await world.AsAsync(world.Officer), Of("sealed_identities", report.Id, 0, ("BirthDate", "1990-01-01")))).FilledIn);
        Assert.Equal(1990, Assert.Single(await world.AllAsync<PersonReport>()).BirthYear);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_need_is_not_corrected_to_a_day_before_the_birth(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        var victim = Sample.Victim(report);
        victim.CaseId = world.Case.Id;
        var need = new VictimNeed { VictimId = victim.Id, Kind = "health", On = "2026-02-11" };
        await world.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add(victim).Add(need));
        Assert.Equal("On: children.before-birth", await RefusalAsync(await world.AsAsync(world.Officer), Of("victim_needs", need.Id, 1, ("On", "2007-12"))));
    }
}
