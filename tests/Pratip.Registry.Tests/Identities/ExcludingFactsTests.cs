using Pratip.Registry.Audit;
using Pratip.Registry.Consular;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

/// <summary>Facts that keep two reports apart until an officer has looked, and facts that only seem to.</summary>
public sealed class ExcludingFactsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_identity_cards_of_one_country_keep_apart_and_a_renewed_passport_or_another_kind_does_not(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await SayAsync(world, 1, [new("identity card", "100200300", "KH")], [new("Identity-Card", "987654321", "KH")]);
        await SayAsync(world, 2, [new("passport", "N1234567", "KH")], [new("passport", "X7654321", "KH")]);
        await SayAsync(world, 3, [new("identity card", "110220330", "KH")], [new("passport", "X7777333", "KH")]);
        await SayAsync(world, 4, [new("identity card", "440550660", "KH")], [new("identity card", "771881991", "VN")]);
        await SayAsync(world, 5, [new("identity card", "123412341", null)], [new("identity card", "567856785", null)]);
        await SayAsync(world, 6, [new("identity card", "333222111", "KH"), new("passport", "N5550000", "KH")], [new("passport", "N5550000", "KH"), new("identity card", "999888777", "KH")]);
        var outcome = await world.LinkAsync();
        Assert.Equal(1, outcome.Causes[ReviewCause.Documents]);
        var pair = Assert.Single(await world.AllAsync<IdentityPair>(), one => one.Cause == ReviewCause.Documents);
        Assert.Equal(ReportPair.Of(world.OfHome[1].Id, world.OfOther[1].Id), ReportPair.Of(pair.ReportAId, pair.ReportBId));
        Assert.NotEqual(await world.PersonOfAsync(world.OfHome[1]), await world.PersonOfAsync(world.OfOther[1]));
        Assert.Equal(await world.PersonOfAsync(world.OfHome[6]), await world.PersonOfAsync(world.OfOther[6]));
    }

    [Fact]
    public void Kinds_are_told_apart_however_they_are_typed_and_a_number_of_no_country_says_nothing()
    {
        Assert.Equal(["IDENTITYCARD KH"], Lasting(new("Identity card", "123456", "KH"), new("passport", "N1234567", "KH"), new("identity card", "123457", null)));
        Assert.Equal("អត្តសញ្ញាណប័ណ្ណ KH", Assert.Single(Lasting(new IdentityDocument("អត្តសញ្ញាណប័ណ្ណ", "១២៣៤៥៦", "KH"))));
        Assert.Empty(Lasting(new IdentityDocument("identity card", "12", "KH")));

        static string[] Lasting(params IdentityDocument[] documents) =>
            LinkedFields.LastingDocumentsOf(new Identity { Documents = documents }).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Birth_dates_that_missions_have_confirmed_keep_apart_and_those_that_nobody_has_do_not(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);

        // Many share a number, so that it tells; of two people it has to outweigh the birth date.
        for (var i = 0; i < 20; i++)
        {
            var (phone, passport) = ($"0125{31_337 * (i + 3) % 100_000:D5}", new IdentityDocument("passport", $"N{7_919 * (i + 5) * 113:D7}", "KH"));
            await ChangeAsync(world, world.OfHome[i], identity => identity with { BirthDate = i is 7 or 8 ? "1990-02-03" : identity.BirthDate, Contacts = [phone], Documents = [passport] });
            await ChangeAsync(world, world.OfOther[i], identity => identity with { BirthDate = i is 7 or 8 ? "1977-11-28" : identity.BirthDate, Contacts = [phone], Documents = [passport] });
        }

        await ConfirmAsync(world, world.OfHome[7], world.OfOther[7], world.OfHome[8]);
        var outcome = await world.LinkAsync();
        Assert.Equal(1, outcome.Causes[ReviewCause.Births]);
        Assert.NotEqual(await world.PersonOfAsync(world.OfHome[7]), await world.PersonOfAsync(world.OfOther[7]));
        await ConfirmAsync(world, world.OfOther[8]);
        var step = await new LinkNewReports(world.Register).RunAsync(isDryRun: false, CancellationToken.None);
        Assert.Equal(2, step.Causes[ReviewCause.Births]);
    }

    [Fact]
    public void A_report_is_compared_by_all_its_telephones_and_documents()
    {
        var report = new PersonReport { AgencyId = Guid.NewGuid(), OwnReference = "1", PersonId = Guid.NewGuid() };
        var identity = new Identity { Contacts = ["012 345 678", "Phnom Penh", "098 765 432"], Documents = [new("passport", "N 1234567"), new("other", "12"), new("identity card", "010203040")] };
        var values = LinkedFields.Of(identity, report, null);
        Assert.Equal($"85512345678{Pratip.Linkage.Records.RecordTable.Separator}85598765432", values[5]);
        Assert.Equal($"N1234567{Pratip.Linkage.Records.RecordTable.Separator}010203040", values[6]);
    }

    private static async Task SayAsync(LinkedWorld world, int i, IReadOnlyList<IdentityDocument> home, IReadOnlyList<IdentityDocument> other)
    {
        await ChangeAsync(world, world.OfHome[i], identity => identity with { Documents = home });
        await ChangeAsync(world, world.OfOther[i], identity => identity with { Documents = other });
    }

    private static async Task ChangeAsync(LinkedWorld world, PersonReport report, Func<Identity, Identity> change)
    {
        var before = (await world.AllAsync<SealedIdentity>()).Single(row => row.Id == report.Id);
        await Sample.UpdateAsync(world.Register, before, world.Register.Vault.Reseal(before, change(world.Register.Vault.Open(before))));
    }

    private static Task<long> ConfirmAsync(LinkedWorld world, params PersonReport[] reports) => world.Desk.RecordAsync(
        ProcessKind.MissionChange, EventKind.MissionChanged,
        new RowChanges().Add(reports.Select(report => new ConsularNotice { ReportId = report.Id, CountryCode = "KH", AgencyId = report.AgencyId, IdentityConfirmed = "confirmed", ConfirmedAt = world.Desk.Clock.GetUtcNow() })));
}
