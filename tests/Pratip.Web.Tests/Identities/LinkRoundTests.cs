using Microsoft.EntityFrameworkCore;
using Pratip.Linkage.Linking;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Web.Tests.Identities;

public class LinkRoundTests
{
    private const int People = 50;

    /// <summary>Two minutes on a machine that has much to do; usually it is the first or second.</summary>
    private const int MostLooks = 2_400;

    private static readonly string[] Families = ["Sok", "Chea", "Keo", "Chan", "Heng", "Ly", "Nguon", "Prak", "Touch", "Yim", "Meas", "Ros"];
    private static readonly string[] Givens = ["Sovann", "Ratana", "Bopha", "Dara", "Vuthy", "Sreymom", "Kosal", "Piseth", "Chenda", "Makara"];

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Once_a_run_was_made_whoever_is_entered_is_linked_while_the_site_is_served(Engine engine)
    {
        await using var register = await TestRegister.CreateAsync(engine, null);
        await EnterAsync(register.Register, Enumerable.Range(0, People).Concat(Enumerable.Range(0, People / 2)));
        await using var site = PratipSite.Build(new PratipSiteOptions { Register = register.Register, Urls = ["http://127.0.0.1:0"], RunsJobs = true, LinkEvery = TimeSpan.FromMilliseconds(50) });
        await site.StartAsync(TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(0, await CountAsync(register.Register));
        await LinkAsync(register.Register);
        await EnterAsync(register.Register, [People - 1]);
        for (var i = 0; i < MostLooks && await CountAsync(register.Register) < 2; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await using var db = register.Register.CreateContext();
        var runs = await db.IdentityRuns.OrderBy(run => run.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal((runs[0].Reports + 1, runs[0].Persons, runs[0].ModelVersion), (runs[1].Reports, runs[1].Persons, runs[1].ModelVersion));
        await site.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The round looks twenty times a second and is at work now and then: whoever is told so tries again.</summary>
    private static async Task LinkAsync(Register register)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await new LinkReports(register).RunAsync(new LinkageOptions(), isDryRun: false, TestContext.Current.CancellationToken);
                return;
            }
            catch (RegisterException refusal) when (refusal.Reason.Key == "linkage.at-work" && tried < MostLooks)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task<int> CountAsync(Register register)
    {
        await using var db = register.CreateContext();
        return await db.IdentityRuns.CountAsync(TestContext.Current.CancellationToken);
    }

    private static async Task EnterAsync(Register register, IEnumerable<int> people)
    {
        await using var db = register.CreateContext();
        var agencyId = await db.Agencies.Where(agency => agency.Code == "MOI").Select(agency => agency.Id).SingleAsync();
        var rows = new RowChanges();
        foreach (var i in people)
        {
            var report = new PersonReport { AgencyId = agencyId, OwnReference = $"R-{RowId.Next()}", PersonId = RowId.Next() };
            var name = new IdentityName($"{Families[i % Families.Length]} {Givens[((i / Families.Length * 7) + i) % Givens.Length]}", NameKind.Latin);
            rows.Add(report).Add(register.Vault.Seal(report.Id, new Identity { Names = [name], BirthDate = $"{1970 + (i * 13 % 35)}-{1 + (i * 5 % 12):D2}-{2 + (i * 11 % 26):D2}" }));
        }

        await register.ChangeAsync(new ProcessContext(ProcessKind.FileImport, "test", null, "test", Channels.Program), change => change.RecordAsync(EventKind.FileImported, rows), CancellationToken.None);
    }
}
