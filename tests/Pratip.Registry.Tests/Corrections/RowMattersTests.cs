using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Corrections;

public sealed class RowMattersTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_is_told_by_whose_it_is_and_what_it_says_and_never_by_a_name(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (suspect, charge, report) = await SuspectAsync(world, 1);
        var party = new CaseParty { CaseId = world.Case.Id, AgencyId = world.Justice.Id, Role = "court", Since = "2024-03-18" };
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(party));
        var supervisor = await world.AsAsync(world.Supervisor);
        (string Noun, Guid Id)[] rows = [("suspects", suspect), ("charges", charge), (CorrectableNoun.Identities, report), ("person_reports", report), ("case_parties", party.Id)];
        var matters = await RowMatters.ReadAsync(supervisor, rows, CancellationToken.None);
        var reference = (await world.AllAsync<PersonReport>())[0].OwnReference;
        Assert.All(rows[..4], row => Assert.Equal((true, reference), (matters[row].IsOfPerson, matters[row].Reference)));
        Assert.Contains(matters[("charges", charge)].Facts, fact => fact.Field.Property == "ArticleCode" && fact.Values[0] == "TSE-10");
        Assert.Equal((false, "MOJ"), (matters[("case_parties", party.Id)].IsOfPerson, matters[("case_parties", party.Id)].Agency!.Code));
        Assert.Contains(matters[("case_parties", party.Id)].Facts, fact => fact.Values[0] == "court");
        Assert.DoesNotContain(matters.Values, matter => matter.Facts.Any(fact => fact.Values.Any(value => value.Contains("Dara", StringComparison.Ordinal))));
        Assert.Empty(await RowMatters.ReadAsync(await world.AsAsync(world.Stranger), rows, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rows_are_told_with_as_many_statements_as_there_are_kinds_of_them(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var supervisor = await world.AsAsync(world.Supervisor);
        var (first, second) = (await SuspectAsync(world, 1), await SuspectAsync(world, 2));
        var few = await CountAsync([("charges", first.Charge), ("suspects", first.Suspect)]);
        Assert.Equal(few, await CountAsync([("charges", first.Charge), ("suspects", first.Suspect), ("charges", second.Charge), ("suspects", second.Suspect)]));

        async Task<int> CountAsync((string Noun, Guid Id)[] rows)
        {
            using var count = StatementCount.Begin();
            Assert.Equal(rows.Length, (await RowMatters.ReadAsync(supervisor, rows, CancellationToken.None)).Count);
            return count.Value;
        }
    }

    [Fact]
    public void What_tells_a_row_is_there_to_be_read()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        var rows = db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null).ToDictionary(type => type.GetTableName()!, type => type.ClrType, StringComparer.Ordinal);
        foreach (var (noun, telling) in RowTelling.All)
        {
            Assert.Contains(noun, EventKind.VoidableNouns, StringComparer.Ordinal);
            Assert.All(telling.Fields, field => Assert.NotNull(rows[noun].GetProperty(field.Property)));
            Assert.All(telling.Fields.Select(field => field.List).OfType<string>(), list => CodeListCatalogue.Standard.Get(list));
            Assert.All(new[] { telling.Agency, telling.Staff }.OfType<string>(), property => Assert.NotNull(rows[noun].GetProperty(property)));
        }
    }

    private static async Task<(Guid Suspect, Guid Charge, Guid Report)> SuspectAsync(DeskWorld world, int number)
    {
        var report = await world.ReportAsync(world.Home, number, "Sok Dara");
        var suspect = new Suspect { ReportId = report.Id, CaseId = world.Case.Id };
        var charge = new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-10" };
        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(suspect).Add(charge));
        return (suspect.Id, charge.Id, report.Id);
    }
}
