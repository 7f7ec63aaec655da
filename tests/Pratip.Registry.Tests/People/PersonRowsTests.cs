using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Charges;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.People;

public sealed class PersonRowsTests
{
    private static PersonEntry Named => new() { NameLatin = "Chan Sopheap", Sex = "male" };

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_person_is_a_report_of_the_own_agency_with_a_sealed_identity(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var entry = Named with { BirthDate = "1990-05-06", Citizenships = ["VN", "KH", "XU", "KH"], CitizenshipsAsReported = "Khmer-Vietnamese", EntryLegality = "legal" };
        var made = await EnterAsync(world.Officer, entry);
        await using var db = world.Register.CreateContext();
        var report = await db.PersonReports.SingleAsync();
        Assert.Equal((entry.Id, world.Lead.Id, "male", 1990, "exact"), (report.Id, report.AgencyId, report.Sex, report.BirthYear, report.AgePrecision));
        Assert.Equal(["KH", "VN"], report.Citizenships);
        Assert.Equal(("Khmer-Vietnamese", "legal", false), (report.CitizenshipsAsReported, report.EntryLegality, report.IsAnonymous));
        Assert.Equal(made.Report.OwnReference, report.OwnReference);
        Assert.StartsWith("P-", report.OwnReference, StringComparison.Ordinal);
        var identity = world.Register.Vault.Open(await db.SealedIdentities.SingleAsync());
        Assert.Equal(("Chan Sopheap", "1990-05-06"), (identity.Names.Single().Text, identity.BirthDate));
        Assert.Equal(["person_reports", "sealed_identities"], world.LastEvent());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_an_anonymous_person_and_of_one_of_whom_nothing_is_known_there_is_no_identity_at_all(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        await EnterAsync(world.Officer, new PersonEntry { IsAnonymous = true, Sex = "female", ApparentAge = 16 });
        await EnterAsync(world.Officer, new PersonEntry { NameIsUnknown = true, Sex = "unknown" });
        await using var db = world.Register.CreateContext();
        Assert.False(await db.SealedIdentities.AnyAsync());
        var reports = await db.PersonReports.OrderBy(report => report.Id).ToListAsync();
        Assert.Equal([(true, "estimated", 2010), (false, "unknown", null)], reports.Select(report => (report.IsAnonymous, report.AgePrecision, report.BirthYear)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_person_reported_before_is_taken_as_it_stands(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        await EnterAsync(world.Officer, Named with { OwnReference = "K-7" });
        var before = world.EventCount();
        var again = await EnterAsync(world.Officer, new PersonEntry { ExistingReference = " K-7 " });
        Assert.False(again.IsNew);
        Assert.Equal(before, world.EventCount());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reference_nobody_has_or_somebody_has_is_refused(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        await EnterAsync(world.Officer, Named with { OwnReference = "K-7" });
        await RefusedAsync(world.Officer, Named with { OwnReference = "K-7" }, nameof(PersonEntry.OwnReference), "people.reference-taken");
        await RefusedAsync(world.Officer, new PersonEntry { ExistingReference = "K-8" }, nameof(PersonEntry.ExistingReference), "people.no-such-reference");

        // Another agency's person under that reference is somebody else, and is not given away.
        await RefusedAsync(world.Outsider, new PersonEntry { ExistingReference = "K-7" }, nameof(PersonEntry.ExistingReference), "people.no-such-reference");
        await EnterAsync(world.Outsider, Named with { OwnReference = "K-7" });
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_may_not_enter_persons_makes_none(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        await Assert.ThrowsAsync<AccessRefusedException>(() => EnterAsync(world.Clerk, Named));
        await using var db = world.Register.CreateContext();
        Assert.False(await db.PersonReports.AnyAsync());
    }

    private static async Task RefusedAsync(ActorRegister actor, PersonEntry entry, string field, string key)
    {
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => EnterAsync(actor, entry));
        var problem = Assert.Single(refused.Problems);
        Assert.Equal((field, key), (problem.Field, problem.What.Key));
    }

    private static async Task<PersonRows> EnterAsync(ActorRegister actor, PersonEntry entry)
    {
        PersonRows? made = null;
        await actor.ChangeAsync(ProcessKind.SuspectAdd, "a test", async change =>
        {
            made = await PersonRows.OfAsync(actor, change, entry, CancellationToken.None);
            var rows = new RowChanges();
            made.AddTo(rows);
            await change.RecordAsync(EventKind.SuspectChanged, rows);
        }, CancellationToken.None);
        return made!;
    }
}
