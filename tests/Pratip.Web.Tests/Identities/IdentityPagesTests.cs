using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Identities;

public class IdentityPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_pair_is_judged_by_form_each_office_lets_the_other_know_and_the_judgement_is_taken_back()
    {
        var office = await site.EmployAndSignInAsync("id.office", "MOI", "data-officer");
        var one = await site.EmployAndSignInAsync("id.one", "PC-12", "provincial-officer");
        var two = await site.EmployAndSignInAsync("id.two", "PC-07", "provincial-officer");
        var (first, second) = (await ReportAsync("PC-12", "I-one", "Chea Sovann"), await ReportAsync("PC-07", "I-two", "Sovann Chea"));
        var pair = await PairAsync(first, second);
        var list = WebUtility.HtmlDecode(await office.GetStringAsync("/identity?lang=en"));
        Assert.Contains("300 in 1,000", list, StringComparison.Ordinal);
        Assert.Contains(HtmlPage.Links(list), link => link == $"/identity/{pair.Id}");
        var page = WebUtility.HtmlDecode(await office.GetStringAsync($"/identity/{pair.Id}?lang=en"));
        Assert.Contains("sounds or is written alike", page, StringComparison.Ordinal);
        Assert.Contains("+7.0", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sovann", page, StringComparison.Ordinal);
        Assert.Contains("អាន ឬសរសេរស្រដៀងគ្នា", WebUtility.HtmlDecode(await office.GetStringAsync($"/identity/{pair.Id}?lang=km")), StringComparison.Ordinal);
        using var hidden = await one.GetAsync($"/identity/{pair.Id}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        var judge = $"/forms/judge-pair?subject={pair.Id}&lang=en";
        var walk = await FormWalk.BeginAsync(office, judge);
        await walk.PostAsync(("verdict", "same"), ("evidence", "agencies-asked"), ("reason", ""));
        Assert.Contains("id=\"reason-error\"", walk.Page, StringComparison.Ordinal);
        await FormWalk.EnterAsync(office, judge, [("verdict", "same"), ("evidence", "agencies-asked"), ("reason", "both were asked")]);

        var asked = WebUtility.HtmlDecode(await one.GetStringAsync("/identity?lang=en"));
        Assert.Contains("I-one", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("I-two", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("PC-07", asked, StringComparison.Ordinal);
        var clear = HtmlPage.Links(asked).Single(link => link.StartsWith("/forms/clear-judgement", StringComparison.Ordinal));
        await FormWalk.EnterAsync(one, clear, [("answer", "cleared")]);
        Assert.DoesNotContain("I-one", await one.GetStringAsync("/identity?lang=en"), StringComparison.Ordinal);

        // Neither person's page says anything until the other office has let it be known, too.
        Assert.DoesNotContain("id=\"same-person\"", await one.GetStringAsync($"/people/{first.Id}?lang=en"), StringComparison.Ordinal);
        var others = WebUtility.HtmlDecode(await two.GetStringAsync("/identity?lang=en"));
        await FormWalk.EnterAsync(two, HtmlPage.Links(others).Single(link => link.StartsWith("/forms/clear-judgement", StringComparison.Ordinal)), [("answer", "cleared")]);
        var known = WebUtility.HtmlDecode(await one.GetStringAsync($"/people/{first.Id}?lang=en"));
        Assert.Contains("The same person elsewhere", known, StringComparison.Ordinal);
        Assert.Contains("PC-07", known, StringComparison.Ordinal);
        Assert.DoesNotContain("I-two", known, StringComparison.Ordinal);
        Assert.Contains("បុគ្គលដដែលនៅកន្លែងផ្សេង", WebUtility.HtmlDecode(await two.GetStringAsync($"/people/{second.Id}?lang=km")), StringComparison.Ordinal);

        page = WebUtility.HtmlDecode(await office.GetStringAsync($"/identity/{pair.Id}?lang=en"));
        Assert.DoesNotContain("both were asked", page, StringComparison.Ordinal);
        Assert.Contains("Reason: closed; open for a purpose.", page, StringComparison.Ordinal);
        Assert.Contains("What holds now: one person, as id.office said.", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(Name|Names|Document|Telephone)</th>\s*<td[^>]*>unknown", page);
        Assert.Contains("not within your reach", page, StringComparison.Ordinal);
        var reasons = await PageForm.OpenAsync(office, $"/identity/{pair.Id}?lang=en");
        using (var purposeless = await reasons.SendAsync(office, $"/identity/{pair.Id}/reasons", ("purpose", "")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, purposeless.StatusCode);
        }

        using (var opened = await reasons.SendAsync(office, $"/identity/{pair.Id}/reasons", ("purpose", "data-quality")))
        {
            Assert.Contains("both were asked", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var reverse = HtmlPage.Links(page).Single(link => link.StartsWith("/forms/reverse-judgement", StringComparison.Ordinal));
        await FormWalk.EnterAsync(office, reverse, [("reason", "the wrong file")]);
        Assert.Contains("Nothing that an officer said of this pair holds now.", await office.GetStringAsync($"/identity/{pair.Id}?lang=en"), StringComparison.Ordinal);
        Assert.Contains("(taken back)", WebUtility.HtmlDecode(await office.GetStringAsync($"/identity/{pair.Id}?lang=en")), StringComparison.Ordinal);
        Assert.Contains($"/identity/{pair.Id}", await office.GetStringAsync("/identity?lang=en"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"same-person\"", await one.GetStringAsync($"/people/{first.Id}?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_a_pair_open_only_for_a_purpose_and_never_to_who_judges_without_them()
    {
        var officer = await site.EmployAndSignInAsync("id.reader", "PC-03", "provincial-officer");
        var office = await site.EmployAndSignInAsync("id.nameless", "MOI", "data-officer");
        var pair = await PairAsync(await ReportAsync("PC-03", "R-one", "Keo Pisey"), await ReportAsync("PC-03", "R-two", "Pisey Keo"));
        var form = await PageForm.OpenAsync(officer, $"/identity/{pair.Id}?lang=en");
        Assert.DoesNotContain("Pisey", form.Page, StringComparison.Ordinal);
        Assert.Contains("closed; open for a purpose", form.Page, StringComparison.Ordinal);
        using var without = await form.SendAsync(officer, $"/identity/{pair.Id}/names", ("purpose", ""));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.DoesNotContain("Pisey", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var opened = await form.SendAsync(officer, $"/identity/{pair.Id}/names", ("purpose", "case-work"));
        Assert.Contains("Pisey Keo", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Whoever reaches no name is not asked what for, reads in words how far each field agrees, and is refused the names.
        var page = await PageForm.OpenAsync(office, $"/identity/{pair.Id}?lang=en");
        Assert.DoesNotContain("/names\"", page.Page, StringComparison.Ordinal);
        Assert.Contains("sounds or is written alike", page.Page, StringComparison.Ordinal);
        using var refused = await page.SendAsync(office, $"/identity/{pair.Id}/names", ("purpose", "case-work"));
        Assert.DoesNotContain("Pisey", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(refused.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_pair_is_found_and_decided_with_the_keyboard_alone_and_without_a_script()
    {
        var office = await site.EmployAndSignInAsync("id.keys", "MOI", "data-officer");
        var pair = await PairAsync(await ReportAsync("PC-12", "K-one", "Chea Sovann"), await ReportAsync("PC-07", "K-two", "Sovann Chea"));
        Assert.Contains("accesskey=\"1\"", await office.GetStringAsync("/identity?lang=en"), StringComparison.Ordinal);
        Assert.Matches($"accesskey=\"1\"[^>]*judge-pair\\?subject={pair.Id}", await office.GetStringAsync($"/identity/{pair.Id}?lang=en"));
        var walk = await FormWalk.BeginAsync(office, $"/forms/judge-pair?subject={pair.Id}&lang=en");
        foreach (var (key, verdict) in Verdicts.Judged.Index())
        {
            Assert.Matches($"id=\"verdict-{verdict}\"[^>]*accesskey=\"{key + 1}\"", walk.Page);
        }

        Assert.Contains("By keyboard:", walk.Page, StringComparison.Ordinal);
        Assert.Matches("value=\"on\"[^>]*accesskey=\"0\"", walk.Page);
    }

    [Fact]
    public async Task What_is_rounded_to_certainty_is_said_to_be_less()
    {
        var office = await site.EmployAndSignInAsync("id.sure", "MOI", "data-officer");
        var pair = await PairAsync(await ReportAsync("PC-12", "S-one", "Chea Sovann"), await ReportAsync("PC-07", "S-two", "Sovann Chea"), 1000);
        var page = await office.GetStringAsync($"/identity/{pair.Id}?lang=en");
        Assert.Contains("over 999 in 1,000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1,000 in 1,000", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_judged_pair_is_found_again_and_a_colleague_who_disagrees_says_otherwise()
    {
        var first = await site.EmployAndSignInAsync("id.first", "MOI", "data-officer");
        var second = await site.EmployAndSignInAsync("id.second", "MOI", "data-officer");
        var third = await site.EmployAndSignInAsync("id.third", "MOI", "data-officer");
        var pair = await PairAsync(await ReportAsync("PC-03", "O-one", "Chea Sovann"), await ReportAsync("PC-03", "O-two", "Sovann Chea"));
        var judge = $"/forms/judge-pair?subject={pair.Id}&lang=en";
        await FormWalk.EnterAsync(first, judge, [("verdict", "same"), ("evidence", "agencies-asked"), ("reason", "both were asked")]);
        Assert.Contains("/identity/judged", HtmlPage.Links(await second.GetStringAsync("/identity?lang=en")), StringComparer.Ordinal);
        var list = WebUtility.HtmlDecode(await second.GetStringAsync("/identity/judged?lang=en"));
        Assert.Contains(HtmlPage.Links(list), link => link == $"/identity/{pair.Id}");
        Assert.Contains("id.first", list, StringComparison.Ordinal);
        Assert.Contains("one person", list, StringComparison.Ordinal);
        Assert.Contains("គូដែលបានវិនិច្ឆ័យ", WebUtility.HtmlDecode(await second.GetStringAsync("/identity/judged?lang=km")), StringComparison.Ordinal);
        Assert.DoesNotContain("Say otherwise", await first.GetStringAsync($"/identity/{pair.Id}?lang=en"), StringComparison.Ordinal);
        using var own = await first.GetAsync(judge);
        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);

        Assert.Contains("Say otherwise", await second.GetStringAsync($"/identity/{pair.Id}?lang=en"), StringComparison.Ordinal);
        var walk = await FormWalk.BeginAsync(second, judge);
        Assert.DoesNotContain("id=\"verdict-same\"", walk.Page, StringComparison.Ordinal);
        await FormWalk.EnterAsync(second, judge, [("verdict", "not-same"), ("evidence", "agencies-asked"), ("reason", "the other office says no")]);
        Assert.Contains("another officer says otherwise", WebUtility.HtmlDecode(await third.GetStringAsync($"/identity/{pair.Id}?lang=en")), StringComparison.Ordinal);
        Assert.Contains("What holds now: one person, as id.first said.", WebUtility.HtmlDecode(await second.GetStringAsync($"/identity/{pair.Id}?lang=en")), StringComparison.Ordinal);
        Assert.DoesNotContain($"/identity/{pair.Id}", await third.GetStringAsync("/identity/judged?lang=en"), StringComparison.Ordinal);

        // Whoever gives the further opinion does so without those of the others.
        var blind = WebUtility.HtmlDecode(await third.GetStringAsync($"/identity/{pair.Id}?lang=en"));
        Assert.Contains("shown once you have given your opinion", blind, StringComparison.Ordinal);
        Assert.DoesNotContain("two persons", blind, StringComparison.Ordinal);
        Assert.DoesNotContain("What holds now", blind, StringComparison.Ordinal);
        await FormWalk.EnterAsync(third, judge, [("verdict", "not-same"), ("evidence", "agencies-asked"), ("reason", "so say I")]);
        Assert.Contains("What holds now: two persons, as id.third said.", WebUtility.HtmlDecode(await first.GetStringAsync($"/identity/{pair.Id}?lang=en")), StringComparison.Ordinal);
        Assert.Contains($"/identity/{pair.Id}", await first.GetStringAsync("/identity/judged?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weights_of_a_pair_begin_with_the_odds_of_any_two_reports_and_add_up_to_what_is_said_of_it()
    {
        var office = await site.EmployAndSignInAsync("id.weights", "MOI", "data-officer");
        var pair = await PairAsync(
            await ReportAsync("PC-12", "W-one", "Chea Sovann"), await ReportAsync("PC-07", "W-two", "Sovann Chea"), 2, """{"name":{"alike":40},"$odds":{"Prior":-160,"Line":null}}""");
        var page = WebUtility.HtmlDecode(await office.GetStringAsync($"/identity/{pair.Id}?lang=en"));
        Assert.Matches(@"Two reports picked at random</th>\s*<td[^>]*>before anything is compared[^<]*</td>\s*<td[^>]*>-16\.0", page);
        Assert.Contains("about 8 times rarer", page, StringComparison.Ordinal);
        Assert.Matches(@"Together</th>\s*<td[^>]*>2 in 1,000</td>\s*<td[^>]*>-9\.0", page);
        Assert.Contains("class=\"pratip-weight\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_telephone_the_rows_of_pairs_stack_so_that_the_way_to_both_and_the_second_report_stay_on_the_screen()
    {
        var office = await site.EmployAndSignInAsync("id.narrow", "MOI", "data-officer");
        var pair = await PairAsync(await ReportAsync("PC-12", "N-one", "Chea Sovann"), await ReportAsync("PC-07", "N-two", "Sovann Chea"));
        Assert.Matches("pratip-stack\"[^>]*id=\"pairs\"", await office.GetStringAsync("/identity?lang=en"));
        Assert.Matches("<td[^>]*data-label=\"[^\"]+\"", await office.GetStringAsync($"/identity/{pair.Id}?lang=en"));
    }

    private async Task<PersonReport> ReportAsync(string code, string reference, string name)
    {
        await using var db = site.Register.CreateContext();
        var agency = await db.Agencies.SingleAsync(one => one.Code == code);
        var report = new PersonReport { AgencyId = agency.Id, OwnReference = reference, PersonId = Guid.CreateVersion7(), BirthYear = 1990 };
        await site.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(report)
            .Add(site.Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName(name, NameKind.Latin)] })));
        return report;
    }

    private async Task<IdentityPair> PairAsync(PersonReport one, PersonReport other, int perMille = 300, string weights = """{"name":{"alike":60}}""")
    {
        var run = new IdentityRun
        {
            At = site.Register.Clock.GetUtcNow(),
            ModelVersion = "fs-1-test",
            Seed = 1,
            ThresholdPerMille = 500,
            Reports = 2,
            Persons = 2,
            AutomaticPairs = 0,
            ReviewPairs = 1,
            Weights = weights,
        };
        var isFirst = ReportPair.Of(one.Id, other.Id).A == one.Id;
        var pair = new IdentityPair
        {
            ReportAId = isFirst ? one.Id : other.Id,
            ReportBId = isFirst ? other.Id : one.Id,
            AgencyAId = isFirst ? one.AgencyId : other.AgencyId,
            AgencyBId = isFirst ? other.AgencyId : one.AgencyId,
            RunId = run.Id,
            ProbabilityPerMille = perMille,
            Levels = "name:alike",
            WeightTenths = 70,
            Cause = ReviewCause.Probability,
        };
        await site.RecordAsync(ProcessKind.IdentityLink, EventKind.ReportsLinked, new RowChanges().Add(run).Add(pair));
        return pair;
    }
}
