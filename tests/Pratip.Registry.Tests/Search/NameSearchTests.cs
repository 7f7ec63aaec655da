using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.People;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Audit.Reads;
using Pratip.Registry.Tests.Cases;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Search;

public sealed class NameSearchTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_name_in_another_order_and_writing_finds_the_person_and_the_cases(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var supervisor = world.As(world.Lead, "agency-supervisor");
        foreach (var typed in (string[])["Sok Bopha", "bopha sok", "Sok Bopah", "សុខ បុប្ផា"])
        {
            var answer = await search.SearchAsync(supervisor, new SearchRequest(typed, "case-work"), CancellationToken.None);
            var person = Assert.Single(answer.People, one => one.ReportId == world.Reports[0].Id);
            Assert.Equal(world.Case.Id, Assert.Single(person.Cases).Id);
            Assert.False(person.IsExact);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Before_somebody_is_entered_who_shares_one_part_of_a_name_is_left_out_and_who_is_written_otherwise_is_not(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var supervisor = world.As(world.Lead, "agency-supervisor");
        foreach (var typed in (string[])["Sok Bopha", "Bopha Sok", "Sok Bopah", "Bopha", "សុខ បុប្ផា", "Sok Bopha Meas"])
        {
            Assert.Contains((await search.SearchBeforeEnteringAsync(supervisor, [typed], CancellationToken.None)).People, one => one.ReportId == world.Reports[0].Id);
        }

        foreach (var typed in (string[])["Sok Dara", "Chhin Bopha", "Sok Pisey Dara"])
        {
            Assert.DoesNotContain((await search.SearchBeforeEnteringAsync(supervisor, [typed], CancellationToken.None)).People, one => one.ReportId == world.Reports[0].Id);
        }

        // Whoever searches of their own accord sees them all, the best first.
        Assert.Contains((await search.SearchAsync(supervisor, new SearchRequest("Sok Dara", "case-work"), CancellationToken.None)).People, one => one.ReportId == world.Reports[0].Id);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_reads_as_a_number_brings_nobody_whose_name_has_its_letters(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var supervisor = world.As(world.Lead, "agency-supervisor");
        foreach (var typed in (string[])["SOK-2026-000003", "Sok 123", "សុខ ១២៣"])
        {
            Assert.Empty((await search.SearchAsync(supervisor, new SearchRequest(typed, "case-work"), CancellationToken.None)).People);
        }

        Assert.Contains((await search.SearchAsync(supervisor, new SearchRequest("Sok Bopha 1990", "case-work"), CancellationToken.None)).People, one => one.ReportId == world.Reports[0].Id);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Numbers_of_cases_documents_and_telephones_and_references_are_found(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var supervisor = world.As(world.Lead, "agency-supervisor");
        foreach (var number in (string[])[world.Case.Number, world.Case.Number.ToLowerInvariant(), world.Case.OwnReference, " 77/2024 "])
        {
            Assert.Equal(world.Case.Id, Assert.Single((await search.SearchAsync(supervisor, new SearchRequest(number, "case-work"), CancellationToken.None)).Cases).Id);
        }

        foreach (var number in (string[])["N0123456", "n 012-3456", "012 345 678", "+855 12 345 678", world.Reports[0].OwnReference])
        {
            var answer = await search.SearchAsync(supervisor, new SearchRequest(number, "case-work"), CancellationToken.None);
            Assert.True(Assert.Single(answer.People, one => one.ReportId == world.Reports[0].Id).IsExact);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_is_out_of_reach_leaves_no_trace_in_the_answer_the_log_or_the_statements(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var stranger = world.As(world.Stranger, "provincial-officer");

        // Once for what is remembered: which agencies there are.
        await AskedAsync(search, stranger, "Xq Zzyzx");
        var (outside, statements) = await AskedAsync(search, stranger, "Sok Bopha");
        var (nothing, others) = await AskedAsync(search, stranger, "Xq Zzyzx");
        Assert.Empty(outside.People);
        Assert.Empty(outside.Cases);
        Assert.Empty(nothing.People);
        Assert.Equal(statements, others, StringComparer.Ordinal);
        foreach (var number in (string[])["N0123456", "012345678", world.Case.Number, world.Case.OwnReference, "77/2024", world.Reports[0].OwnReference])
        {
            var (answer, sent) = await AskedAsync(search, stranger, number);
            Assert.Empty(answer.People);
            Assert.Empty(answer.Cases);
            Assert.Equal(statements, sent, StringComparer.Ordinal);
        }

        Assert.Empty(await world.Register.Reads.OfAsync([world.Case.Id, .. world.Reports.Select(report => report.Id)], 10, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_has_no_right_to_search_identities_finds_nobody_by_name(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var officer = await search.SearchAsync(world.As(world.Court, "data-officer"), new SearchRequest("Sok Bopha", "data-quality"), CancellationToken.None);
        Assert.Empty(officer.People);
        var byNumber = await search.SearchAsync(world.As(world.Court, "data-officer"), new SearchRequest(world.Case.Number, "data-quality"), CancellationToken.None);
        Assert.Single(byNumber.Cases);
        await Assert.ThrowsAsync<AccessRefusedException>(() => search.SearchAsync(world.As(world.Court, "statistician"), new SearchRequest("Sok", "case-work"), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Changes_after_the_start_are_followed(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var supervisor = world.As(world.Lead, "agency-supervisor");
        var report = Sample.Report(world.Lead.Id, 500);
        var identity = world.Register.Vault.Seal(report.Id, Named("Chan Rithy", "P7777777"));
        await Sample.AddAsync(world.Register, report);
        await Sample.AddAsync(world.Register, identity);
        Assert.Equal(report.Id, Assert.Single((await FindAsync("Rithy Chan")).People).ReportId);
        await using var db = world.Register.CreateContext();
        var before = db.SealedIdentities.Single(row => row.Id == report.Id);
        await Sample.UpdateAsync(world.Register, before, world.Register.Vault.Reseal(before, Named("Keo Sophal", "P8888888")));
        Assert.Empty((await FindAsync("Rithy Chan")).People);
        Assert.Empty((await FindAsync("P7777777")).People);
        Assert.Equal(report.Id, Assert.Single((await FindAsync("P8888888")).People).ReportId);
        var voided = db.PersonReports.Single(row => row.Id == report.Id).Copy<PersonReport>();
        voided.IsVoided = true;
        await Sample.UpdateAsync(world.Register, db.PersonReports.Single(row => row.Id == report.Id), voided);
        Assert.Empty((await FindAsync("Keo Sophal")).People);

        Task<SearchAnswer> FindAsync(string text) => search.SearchAsync(supervisor, new SearchRequest(text, "case-work"), CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Until_the_names_are_loaded_numbers_of_cases_are_found_and_the_rest_is_said(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        using var search = new NameSearch(world.Register);
        var answer = await search.SearchAsync(world.As(world.Lead, "agency-supervisor"), new SearchRequest(world.Case.Number, "case-work"), CancellationToken.None);
        Assert.True(answer.NamesAreLoading);
        Assert.Single(answer.Cases);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_search_is_recorded_without_what_was_typed_and_fails_where_it_cannot_be(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var supervisor = world.As(world.Lead, "agency-supervisor");
        await search.SearchAsync(supervisor, new SearchRequest("Sok Bopha", "protection"), CancellationToken.None);
        var entry = Assert.Single(await world.Register.Reads.OfAsync([world.Reports[0].Id], 10, CancellationToken.None));
        Assert.Equal((ReadKind.Search, "protection"), (entry.Kind, entry.Purpose));
        Assert.Matches("^[0-9a-f]{32}$", entry.Detail);
        await ReadLogTests.ExecuteAsync(world.Test, "ALTER TABLE reads RENAME TO reads_elsewhere");
        await Assert.ThrowsAsync<ReadNotRecordedException>(() => search.SearchAsync(supervisor, new SearchRequest("Sok Bopha", "protection"), CancellationToken.None));
    }

    [Theory]
    [InlineData(null, "case-work", "search.empty")]
    [InlineData(" \u0000 ", "case-work", "search.empty")]
    [InlineData("Sok", null, "search.purpose")]
    [InlineData("Sok", "curiosity", "search.purpose")]
    [InlineData("201", "case-work", "search.too-long")]
    public async Task What_cannot_be_searched_for_is_said(string? text, string? purpose, string key)
    {
        await using var world = await CreateAsync(Engine.Sqlite);
        using var search = new NameSearch(world.Register);
        var request = new SearchRequest(text == "201" ? new string('a', 201) : text, purpose);
        var refused = await Assert.ThrowsAsync<RegisterException>(() => search.SearchAsync(world.As(world.Lead, "agency-supervisor"), request, CancellationToken.None));
        Assert.Equal(key, refused.Reason.Key);
    }

    private static async Task<(SearchAnswer Answer, IReadOnlyList<string> Statements)> AskedAsync(NameSearch search, ActorRegister asker, string text)
    {
        using var count = StatementCount.Begin();
        var answer = await search.SearchAsync(asker, new SearchRequest(text, "case-work"), CancellationToken.None);
        return (answer, [.. count.Statements.Order(StringComparer.Ordinal)]);
    }

    private static async Task<NameSearch> LoadedAsync(DossierWorld world)
    {
        var search = new NameSearch(world.Register);
        await search.LoadAsync(CancellationToken.None);
        return search;
    }

    private static async Task<DossierWorld> CreateAsync(Engine engine)
    {
        var world = await DossierWorld.CreateAsync(engine, people: 3);
        await Sample.AddAsync(world.Register, world.Register.Vault.Seal(world.Reports[0].Id, Named("Sok Bopha", "N0123456") with { Contacts = ["012 345 678"] }));
        return world;
    }

    private static Identity Named(string name, string document) => new()
    {
        Names = [new IdentityName(name, NameKind.Latin)],
        Documents = [new IdentityDocument("passport", document)],
    };
}
