using System.Net;
using Pratip.Testing.Databases;

namespace Pratip.Web.Tests.Hosting;

/// <summary>A page takes as many statements for forty of everything as for one: what it lists is read together and not one by one.</summary>
public sealed class StatementsPerPageTests
{
    private const int Few = 1;
    private const int Many = 40;

    /// <summary>Above this a page is too chatty, however constant.</summary>
    private const int MostOfAPage = 60;

    /// <summary>A case that holds something in each of its parts.</summary>
    private const int MostOfAFullCase = 33;

    /// <summary>A case that is only opened: what it does not hold is not read.</summary>
    private const int MostOfABareCase = 12;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_page_takes_as_many_statements_for_many_rows_as_for_one(Engine engine)
    {
        await using var small = await CountedSite.CreateAsync(engine, Few);
        await using var large = await CountedSite.CreateAsync(engine, Many);
        var few = await small.WalkAsync();
        var many = await large.WalkAsync();
        var chatty = from route in many
                     let most = few[route.Key].Select(page => page.Count).DefaultIfEmpty(0).Max()
                     from page in route.Value
                     let oftenest = few[route.Key].Select(Oftenest).DefaultIfEmpty(0).Max()

                     // A page that reads kind by kind asks once more where there is one more kind of row, and never the same once more a row.
                     where page.Count > most && Oftenest(page) > oftenest && few[route.Key].Count > 0
                     select $"{page.Address}: {page.Count} statements where {most} are enough for one row; repeated: {Repeated(page)}";
        Assert.Empty(few.Concat(many).SelectMany(route => route.Value).Where(page => page.Status != HttpStatusCode.OK).Select(page => $"{(int)page.Status} {page.Address}"));
        Assert.True(!chatty.Any(), string.Join(Environment.NewLine, chatty));
        Assert.All(few.Concat(many).SelectMany(route => route.Value), page => Assert.InRange(page.Count, 0, MostOfAPage));
        Assert.True(many["/cases/{id:guid}"].Count > 1 && many["/cases"].Count > 1, "the walk did not reach the cases");
        await AskedPagesAsync(small, large);
        var (full, bare) = (await large.OpenAsync($"/cases/{large.Filled.Case.Id}"), await large.OpenAsync($"/cases/{large.Filled.Bare.Id}"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (full.Status, bare.Status));
        Assert.InRange(full.Count, 1, MostOfAFullCase);
        Assert.True(bare.Count <= MostOfABareCase, $"{bare.Count} statements: {string.Join(" | ", bare.Statements.Select(text => text.ReplaceLineEndings(" ")))}");
    }

    /// <summary>Pages that no link leads to with what is asked here, and answers to forms.</summary>
    private static async Task AskedPagesAsync(CountedSite small, CountedSite large)
    {
        foreach (var open in new Func<CountedSite, Task<CountedPage>>[]
        {
            site => site.OpenAsync("/cases?status=open&province=12"),
            site => site.OpenAsync("/cases?officer=me"),
            site => site.OpenAsync($"/cases/{site.Filled.Case.Id}"),
            site => site.SendAsync("/search", "/search", ("text", "Sok Chanthy"), ("purpose", "case-work")),
            site => site.SendAsync($"/cases/{site.Filled.Case.Id}", $"/cases/{site.Filled.Case.Id}/people", ("purpose", "case-work")),
        })
        {
            var (few, many) = (await open(small), await open(large));
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (few.Status, many.Status));
            Assert.True(many.Text.Length > few.Text.Length, $"{many.Address} shows no more for many");
            Assert.InRange(few.Count, 1, MostOfAPage);
            Assert.True(many.Count <= few.Count, $"{many.Address}: {many.Count} statements, {few.Count} for one row; repeated: {Repeated(many)}");
        }
    }

    private static int Oftenest(CountedPage page) => page.Statements.GroupBy(text => text, StringComparer.Ordinal).Select(group => group.Count()).DefaultIfEmpty(0).Max();

    private static string Repeated(CountedPage page) =>
        string.Join(" | ", page.Statements.GroupBy(text => text, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Take(2).Select(group => $"{group.Count()} x {group.Key.ReplaceLineEndings(" ")}"));
}
