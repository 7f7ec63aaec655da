using Pratip.Registry.Access;
using Pratip.Registry.Audit.Log;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Access;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class CaseExtractTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rows_are_taken_out_as_far_as_that_permission_reaches_and_no_farther_than_the_list(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await ScopedWorld.CreateAsync(test.Register, seed: 20261128, 180, (_, _) => { });
        var rules = new PlainRules(world);
        foreach (var role in RoleBook.Standard.Roles)
        {
            var agency = world.Agencies.Single(one => one.Code == "PC-12");
            var actor = ActorOf(agency.Id, agency.ProvinceCode, role.Code);
            var register = test.Register.As(actor);
            if (!actor.May(AccessVerb.View, AccessNoun.Exports))
            {
                await Assert.ThrowsAsync<AccessRefusedException>(() => CaseExtract.ReadAsync(register, new CaseFilter(), CancellationToken.None));
                continue;
            }

            var all = actor.To(AccessVerb.View, AccessNoun.Exports).All;
            var right = world.Cases
                .Where(one => !one.IsVoided && rules.Sees(actor.To(AccessVerb.View, AccessNoun.Cases), one) && (all || one.LeadAgencyId == agency.Id))
                .Select(one => one.Id).OrderDescending().ToList();
            Assert.NotEmpty(right);
            Assert.Equal(right, (await CaseExtract.ReadAsync(register, new CaseFilter(), CancellationToken.None)).Select(one => one.Id));
            var others = world.Agencies.First(one => one.Id != agency.Id);
            var ofOthers = await CaseExtract.ReadAsync(register, new CaseFilter { LeadAgencyCode = others.Code }, CancellationToken.None);
            Assert.Equal(all, ofOthers.Count > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_taken_out_stands_in_the_log_with_the_file_and_a_list_that_is_too_long_is_refused_whole(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await ScopedWorld.CreateAsync(test.Register, seed: 20261128, 60, (_, _) => { });
        var office = world.Agencies.Single(one => one.Code == "PC-12");
        var register = test.Register.As(ActorOf(office.Id, "12", "data-officer"));
        var taken = await CaseExtract.ReadAsync(register, new CaseFilter(), CancellationToken.None);
        var auditor = test.Register.As(ActorOf(office.Id, null, "auditor"));
        var line = Assert.Single((await ReadsAsync(auditor)).Lines);
        Assert.Equal((CaseExtract.FileName, LogReader.FilePurpose, taken.Count), (line.File, line.Purpose, line.RowCount));

        Assert.Equal(taken.Count, (await CaseExtract.ReadAsync(register, new CaseFilter(), taken.Count, CancellationToken.None)).Count);
        var refused = await Assert.ThrowsAsync<RegisterException>(() => CaseExtract.ReadAsync(register, new CaseFilter(), taken.Count - 1, CancellationToken.None));
        Assert.Contains((taken.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await ReadsAsync(auditor)).Lines.Count);
    }

    private static Task<LogListing> ReadsAsync(ActorRegister auditor) =>
        LogReader.ReadAsync(auditor, LogPart.Reads, new LogFilter { Kind = "export" }, null, CancellationToken.None);

    private static Actor ActorOf(Guid agencyId, string? province, params string[] roles)
    {
        var user = new User { AgencyId = agencyId, SignInName = "sokha", DisplayName = "Sokha" };
        return Actor.Of(user, roles.Select(role => new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" }), province, RoleBook.Standard);
    }
}
