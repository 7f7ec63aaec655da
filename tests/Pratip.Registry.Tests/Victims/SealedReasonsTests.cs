using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Children;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Victims;

public sealed class SealedReasonsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Reasons_decisions_and_contacts_are_opened_for_a_purpose_and_the_look_is_recorded(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var (reportId, ids) = await FillAsync(world);
        Assert.Equal(0, (await world.Register.Reads.VerifyAsync(CancellationToken.None)).Count);
        var opened = await SealedReasons.OpenAsync(world.SocialWorker, [reportId, Guid.CreateVersion7()], "protection", CancellationToken.None);
        Assert.Equal(["her account", "an aunt", "stays here"], ids.Select(id => opened[id]), StringComparer.Ordinal);
        var entry = Assert.Single(await world.Register.Reads.OfAsync([reportId], 10, CancellationToken.None));
        Assert.Equal((ReadKind.Reason, "protection"), (entry.Kind, entry.Purpose));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_does_not_see_the_identity_or_the_file_reads_no_reason_and_leaves_no_entry(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var (reportId, _) = await FillAsync(world);
        var outsiders = new[]
        {
            world.Outsider, world.Organisation, world.As("PC-12", "data-officer"), world.As("PC-12", "court-liaison"),

            // Sees the province's files, but not who the people are.
            world.As("CCOS", "provincial-officer"),
        };
        foreach (var register in outsiders)
        {
            Assert.Empty(await SealedReasons.OpenAsync(register, [reportId], "case-work", CancellationToken.None));
        }

        Assert.Equal(0, (await world.Register.Reads.VerifyAsync(CancellationToken.None)).Count);
    }

    private static async Task<(Guid ReportId, Guid[] Ids)> FillAsync(VictimWorld world)
    {
        var child = await world.VictimAsync("12");
        var decision = new DecideStatusOptions { VictimId = child.Id, BasedOn = 1, Status = "identified", On = "2026-02-20", Body = "police", Reason = "her account" };
        var guardian = new AddGuardianOptions { ReportId = child.ReportId, Relation = "relative", Contact = "an aunt", Since = "2026-02-11" };
        var interest = new AddBestInterestOptions { ReportId = child.ReportId, On = "2026-02-20", DecidingAgencyId = world.Social.Id, Decision = "stays here" };
        await DecisionService.DecideAsync(world.Officer, decision, CancellationToken.None);
        await GuardianService.AddAsync(world.Officer, guardian, CancellationToken.None);
        await BestInterestService.AddAsync(world.Officer, interest, CancellationToken.None);
        return (child.ReportId, [decision.Id, guardian.Id, interest.Id]);
    }
}
