using System.Net;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Web.Tests.Tasks;

public class DeskPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "custody runs out")]
    [InlineData("km", "ការឃាត់ខ្លួនជិតផុតកំណត់")]
    public async Task The_desk_shows_what_waits_what_is_new_and_what_was_left_half_way(string language, string words)
    {
        var officer = await site.EmployAsync("desk.officer." + language, "PC-12", "provincial-officer");
        var one = await site.OpenCaseAsync("PC-12", "12", officer);
        var task = await site.RaiseAsync(new CaseTask { Kind = TaskKinds.Custody, CaseId = one.Id, AgencyId = one.LeadAgencyId, UserId = officer, DueAt = DateTimeOffset.UnixEpoch });
        var (client, _) = await site.SignInAsync("desk.officer." + language);
        var walk = await Forms.FormWalk.BeginAsync(client, "/forms/open-case?lang=" + language);
        await walk.SendAsync(("own-reference", "HALF-WAY"), ("acted-on", "17/03/2024"), ("go", "later"));
        var desk = WebUtility.HtmlDecode(await client.GetStringAsync("/desk?lang=" + language));
        Assert.Contains(words, desk, StringComparison.Ordinal);
        Assert.Contains(one.Number, desk, StringComparison.Ordinal);
        Assert.Contains("/forms/open-case/", desk, StringComparison.Ordinal);
        Assert.Contains("govuk-tag--red", desk, StringComparison.Ordinal);

        // Of what was typed the own reference alone, which tells one form from another.
        Assert.Contains(", HALF-WAY", desk, StringComparison.Ordinal);
        Assert.DoesNotContain(language == "en" ? "17 March 2024" : "១៧ មីនា ២០២៤", desk, StringComparison.Ordinal);
        Assert.DoesNotContain($"/desk/tasks/{task.Id}", await client.GetStringAsync("/desk?owner=nobody&kind=other"), StringComparison.Ordinal);
        Assert.Contains($"/desk/tasks/{task.Id}", await client.GetStringAsync("/desk?owner=me&kind=custody-ends&overdue=yes"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "over by 3 h 20 min", "over by 3 days 1 h")]
    [InlineData("km", "លើសពេល 3 ម៉ោង 20 នាទី", "លើសពេល 3 ថ្ងៃ 1 ម៉ោង")]
    public async Task A_custody_over_its_limit_says_by_how_much_on_the_desk_on_its_task_and_on_the_case(string language, string hours, string days)
    {
        var officer = await site.EmployAsync("over.officer." + language, "PC-12", "provincial-officer");
        var one = await site.OpenCaseAsync("PC-12", "12", officer);
        var report = await SiteCases.AddSuspectAsync(site.Register, one, "Chan Dara");
        await using var db = site.Register.CreateContext();
        var suspect = db.Suspects.Single(row => row.ReportId == report.Id);
        var arrived = DateTimeOffset.UtcNow - CustodyClock.Longest - TimeSpan.FromMinutes(200.5);
        var custody = new Custody { SuspectId = suspect.Id, ArrivedAt = arrived };
        await site.RecordAsync(ProcessKind.SuspectChange, EventKind.SuspectChanged, new RowChanges().Add(custody));
        var (client, _) = await site.SignInAsync("over.officer." + language);
        var task = await site.RaiseAsync(TaskOf(arrived));
        foreach (var address in new[] { "/desk", $"/desk/tasks/{task.Id}", $"/cases/{one.Id}" })
        {
            Assert.Contains(hours, await ReadAsync(address), StringComparison.Ordinal);
        }

        // From two days on it is said in days.
        task = await site.RaiseAsync(TaskOf(arrived - TimeSpan.FromHours(69.9)));
        Assert.Contains(days, await ReadAsync($"/desk/tasks/{task.Id}"), StringComparison.Ordinal);
        task = await site.RaiseAsync(TaskOf(DateTimeOffset.UtcNow));
        Assert.DoesNotContain("govuk-tag--red", await ReadAsync($"/desk/tasks/{task.Id}"), StringComparison.Ordinal);

        CaseTask TaskOf(DateTimeOffset from) => new()
        {
            Kind = TaskKinds.Custody,
            CaseId = one.Id,
            AgencyId = one.LeadAgencyId,
            UserId = officer,
            TargetNoun = "custodies",
            TargetId = custody.Id,
            DueAt = from + CustodyClock.Longest - CustodyService.Warning,
        };

        async Task<string> ReadAsync(string address) => Kernel.KhmerDigits.ToAscii(WebUtility.HtmlDecode(await client.GetStringAsync($"{address}?lang={language}")));
    }

    [Fact]
    public async Task Officers_begin_at_their_desk_and_others_do_not()
    {
        await site.EmployAsync("begin.officer", "PC-12", "provincial-officer");
        await site.EmployAsync("begin.statistician", "OCM", "statistician");
        Assert.Equal("/desk", await BeginsAtAsync("begin.officer"));
        Assert.NotEqual("/desk", await BeginsAtAsync("begin.statistician"), StringComparer.Ordinal);
        var (statistician, _) = await site.SignInAsync("begin.statistician");
        using var desk = await statistician.GetAsync("/desk");
        Assert.Equal(HttpStatusCode.Forbidden, desk.StatusCode);
    }

    [Fact]
    public async Task A_task_is_taken_handed_on_and_done_without_a_script()
    {
        var officer = await site.EmployAsync("deed.officer", "PC-05", "provincial-officer");
        var colleague = await site.EmployAsync("deed.colleague", "PC-05", "provincial-officer");
        var one = await site.OpenCaseAsync("PC-05", "05");
        var task = await site.RaiseAsync(new CaseTask { Kind = "other", CaseId = one.Id, AgencyId = one.LeadAgencyId });
        var (client, _) = await site.SignInAsync("deed.officer");
        Assert.Equal("/desk?done=yes", await DoAsync(client, task.Id, "take"));
        Assert.Equal(officer, (await site.FindAsync<CaseTask>(task.Id)).UserId);
        Assert.Equal("/desk?done=yes", await DoAsync(client, task.Id, "give", ("user-id", colleague.ToString())));
        using var gone = await client.GetAsync($"/desk/tasks/{task.Id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var (other, _) = await site.SignInAsync("deed.colleague");
        Assert.Equal("/desk?done=yes", await DoAsync(other, task.Id, "done"));
        Assert.Equal(CaseTaskStatus.Done, (await site.FindAsync<CaseTask>(task.Id)).Status);
    }

    [Fact]
    public async Task A_task_is_dropped_with_a_reason_and_a_missing_one_is_said_beside_the_field()
    {
        var client = await site.EmployAndSignInAsync("drop.officer", "PC-06", "provincial-officer");
        var one = await site.OpenCaseAsync("PC-06", "06");
        var task = await site.RaiseAsync(new CaseTask { Kind = "other", CaseId = one.Id, AgencyId = one.LeadAgencyId });
        var form = await PageForm.OpenAsync(client, $"/desk/tasks/{task.Id}?lang=en");
        using var refused = await form.SendAsync(client, $"/desk/tasks/{task.Id}/drop?lang=en", ("based-on", "1"), ("reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("id=\"reason-error\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/desk?done=yes", await DoAsync(client, task.Id, "drop", ("reason", "solved by telephone")));
        Assert.Equal(CaseTaskStatus.Dropped, (await site.FindAsync<CaseTask>(task.Id)).Status);
    }

    [Fact]
    public async Task A_task_changed_meanwhile_is_shown_as_it_stands_and_another_office_s_is_not_there()
    {
        var client = await site.EmployAndSignInAsync("stale.officer", "PC-04", "provincial-officer");
        var one = await site.OpenCaseAsync("PC-04", "04");
        var task = await site.RaiseAsync(new CaseTask { Kind = "other", CaseId = one.Id, AgencyId = one.LeadAgencyId });
        var form = await PageForm.OpenAsync(client, $"/desk/tasks/{task.Id}");
        using var stale = await form.SendAsync(client, $"/desk/tasks/{task.Id}/done?lang=en", ("based-on", "9"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Somebody has changed this meanwhile", WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var stranger = await site.EmployAndSignInAsync("stale.stranger", "PC-07", "provincial-officer");
        using var typed = await stranger.GetAsync($"/desk/tasks/{task.Id}");
        Assert.Equal(HttpStatusCode.NotFound, typed.StatusCode);
        var other = await PageForm.OpenAsync(stranger, "/desk/notices");
        using var forged = await other.SendAsync(stranger, $"/desk/tasks/{task.Id}/done", ("based-on", "1"));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(CaseTaskStatus.Open, (await site.FindAsync<CaseTask>(task.Id)).Status);
    }

    [Fact]
    public async Task Notices_are_listed_and_read()
    {
        var officer = await site.EmployAsync("inbox.officer", "PC-02", "provincial-officer");
        var one = await site.OpenCaseAsync("PC-02", "02", officer);
        await site.RaiseAsync(new CaseTask { Kind = "other", CaseId = one.Id, AgencyId = one.LeadAgencyId });
        var (client, _) = await site.SignInAsync("inbox.officer");
        var form = await PageForm.OpenAsync(client, "/desk/notices?lang=en");
        Assert.Contains("<strong>other</strong>", form.Page, StringComparison.Ordinal);
        using var read = await form.SendAsync(client, "/desk/notices/read", ("up-to", form.Hidden("up-to")));
        Assert.Equal(HttpStatusCode.Redirect, read.StatusCode);
        var after = await client.GetStringAsync("/desk/notices?lang=en");
        Assert.DoesNotContain("<strong>other</strong>", after, StringComparison.Ordinal);
        Assert.Contains(one.Number, after, StringComparison.Ordinal);
        Assert.Contains("Nothing new", await client.GetStringAsync("/desk?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_sees_what_ages_and_an_officer_may_not()
    {
        var supervisor = await site.EmployAndSignInAsync("age.supervisor", "PC-08", "agency-supervisor");
        var one = await site.OpenCaseAsync("PC-08", "08");
        foreach (var show in (string[])["", "?show=unassigned"])
        {
            Assert.Contains(one.Number, await supervisor.GetStringAsync("/desk/ageing" + show), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(one.Number, await supervisor.GetStringAsync("/desk/ageing?show=dormant"), StringComparison.Ordinal);
        Assert.Contains("/desk/ageing", await supervisor.GetStringAsync("/desk"), StringComparison.Ordinal);
        var officer = await site.EmployAndSignInAsync("age.officer", "PC-08", "provincial-officer");
        using var refused = await officer.GetAsync("/desk/ageing");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain("/desk/ageing", await officer.GetStringAsync("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_says_where_notices_go_by_mail()
    {
        var client = await site.EmployAndSignInAsync("mail.officer", "PC-12", "provincial-officer");
        var form = await PageForm.OpenAsync(client, "/account/notices?lang=en");
        Assert.Contains("no mail server", form.Page, StringComparison.Ordinal);
        using var refused = await form.SendAsync(client, "/account/notices?lang=en", ("address", "dara <x@y.kh>"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("value=\"dara &lt;x@y.kh&gt;\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var kept = await form.SendAsync(client, "/account/notices", ("address", "dara@office.gov.kh"));
        Assert.Equal("/account/notices?kept=1", kept.Headers.Location?.OriginalString);
        Assert.Contains("value=\"dara@office.gov.kh\"", await client.GetStringAsync("/account/notices"), StringComparison.Ordinal);
    }

    private async Task<string?> BeginsAtAsync(string name)
    {
        var (client, _) = site.Visit();
        var form = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await form.SendAsync(client, "/sign-in", ("name", name), ("password", RunningSite.Password));
        return answer.Headers.Location?.OriginalString;
    }

    private static async Task<string?> DoAsync(HttpClient client, Guid task, string deed, params (string Name, string Value)[] fields)
    {
        var form = await PageForm.OpenAsync(client, $"/desk/tasks/{task}");
        using var answer = await form.SendAsync(client, $"/desk/tasks/{task}/{deed}", [("based-on", form.Hidden("based-on")), .. fields]);
        return answer.Headers.Location?.OriginalString;
    }
}
