using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Web.Tests.Forms;

/// <summary>The forms as such, tried on the one that opens a case.</summary>
public class OpenCaseTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly (string, string)[] Where = [("province-code", "12"), ("site-kind", "compound"), ("detection-source", "unknown")];

    private static readonly (string, string)[] What = [("opening-article", "TSE-10")];

    private static readonly (string, string)[] Numbers = [("assign-to-me", "yes")];

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task A_case_is_opened_page_by_page_and_shown(string language)
    {
        var officer = await site.EmployAndSignInAsync("open.officer." + language, "PC-12", "provincial-officer");
        var walk = await FormWalk.EnterAsync(officer, $"/forms/open-case?lang={language}", When("W-" + language, "១៧/០៣/២០២៤"), Where, What, Numbers);
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.Contains("W-" + language, walk.Words, StringComparison.Ordinal);
        var one = await CaseAsync("W-" + language);
        Assert.Equal("2024-03-17", one.ActedOn);
        Assert.StartsWith("KH-2024-", one.Number, StringComparison.Ordinal);
        Assert.Contains(one.Number, walk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_to_check_says_back_what_was_answered_and_leads_to_each_page()
    {
        var officer = await site.EmployAndSignInAsync("check.officer", "PC-12", "provincial-officer");
        var walk = await FormWalk.BeginAsync(officer, "/forms/open-case?lang=en");
        await walk.SendAsync(When("C-1", "2024-03-17"));
        await walk.SendAsync(Where);
        await walk.SendAsync(What);
        await walk.SendAsync(Numbers);
        Assert.Contains("C-1", walk.Words, StringComparison.Ordinal);
        Assert.Contains("17 March 2024", walk.Words, StringComparison.Ordinal);
        Assert.Contains("not answered", walk.Words, StringComparison.Ordinal);
        var back = HtmlPage.Links(walk.Page).Single(link => link.EndsWith("/when", StringComparison.Ordinal));

        // Back leads a page back, from each page, and from the first to the cases.
        var trail = new List<string>();
        while (walk.Back.StartsWith("/forms/", StringComparison.Ordinal))
        {
            trail.Add(walk.Back.Split('/')[^1]);
            await walk.OpenAsync(walk.Back);
        }

        Assert.Equal(["numbers", "what", "where", "when", "/cases"], trail.Append(walk.Back), StringComparer.Ordinal);
        await walk.OpenAsync(back);
        Assert.Contains("value=\"C-1\"", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync([.. When("C-2", "2024-03-18"), ("go", "check")]);
        Assert.Contains("C-2", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("C-1", walk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_too_many_forms_left_half_way_is_told_so_and_keeps_what_was_typed()
    {
        const string name = "hundred.forms";
        var id = await site.EmployAsync(name, "PC-12", "provincial-officer");
        var (officer, _) = await site.SignInAsync(name);
        var actor = site.Register.As((await ActorReader.ReadAsync(site.Register, id, CancellationToken.None))!);
        for (var kept = 0; kept < Drafts.Most; kept++)
        {
            await Drafts.KeepAsync(actor, RowId.Next(), "open-case", [1], CancellationToken.None);
        }

        var walk = await FormWalk.BeginAsync(officer, "/forms/open-case?lang=en");
        await walk.PostAsync([.. When("H-1", "2024-03-17"), ("go", "later")]);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("You have 100 forms left half way", walk.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"H-1\"", walk.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own-reference", "", "Fill this in")]
    [InlineData("own-reference", "a\u0001b", "cannot be kept")]
    [InlineData("acted-on", "30/02/2024", "February 2024 has 29 days")]
    [InlineData("acted-on", "17/11/2567", "may be 17 November 2024 or 17 November 2023")]
    [InlineData("acted-on", "17/03/2199", "has not come yet")]
    [InlineData("offence-on", "2025", "lies before 2025")]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(string field, string typed, string words)
    {
        var walk = await FormWalk.BeginAsync(site.Client, "/forms/open-case?lang=en");
        var fields = When("<b>\u202EX</b>", "17/03/2024").Where(one => one.Name != field).Append((field, typed)).ToArray();
        await walk.PostAsync(fields);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains(words, walk.Words, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-error\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{field}\"", walk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", walk.Page, StringComparison.Ordinal);
        if (field != "own-reference")
        {
            Assert.Contains("X", walk.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_is_left_and_taken_up_again_and_nobody_else_finds_it()
    {
        var officer = await site.EmployAndSignInAsync("later.officer", "PC-12", "provincial-officer");
        var walk = await FormWalk.BeginAsync(officer, "/forms/open-case?lang=en");
        await walk.SendAsync([.. When("L-1", ""), ("go", "later")]);
        Assert.Contains("The form is kept", walk.Words, StringComparison.Ordinal);
        Assert.Contains("Open a case, L-1", walk.Words, StringComparison.Ordinal);
        var draft = HtmlPage.Links(walk.Page).Single(link => link.StartsWith("/forms/open-case/", StringComparison.Ordinal));
        var other = await site.EmployAndSignInAsync("later.other", "PC-12", "provincial-officer");
        using var refused = await other.GetAsync(draft);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        await walk.OpenAsync(draft.Replace("/check", "/when", StringComparison.Ordinal));
        Assert.Contains("value=\"L-1\"", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(When("L-1", "2024-03"));
        await walk.SendAsync(Where);
        await walk.SendAsync(What);
        await walk.SendAsync(Numbers);
        await walk.SendAsync(("go", "send"));
        Assert.Equal("2024-03", (await CaseAsync("L-1")).ActedOn);
        await walk.OpenAsync("/drafts?lang=en");
        Assert.DoesNotContain("/forms/open-case/", walk.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_about_what_is_gone_is_dropped()
    {
        var officer = await site.EmployAndSignInAsync("gone.draft", "PC-12", "provincial-officer");
        var one = await SiteCases.OpenAsync(site.Register, "PC-12", "12");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/add-suspect?subject={one.Id}&lang=en");
        await walk.SendAsync(("go", "later"));
        var draft = HtmlPage.Links(walk.Page).Single(link => link.StartsWith("/forms/add-suspect/", StringComparison.Ordinal));
        var voided = one.Copy<Case>();
        voided.IsVoided = true;
        await site.Register.ChangeAsync(
            new ProcessContext(ProcessKind.RowApproveVoid, "tester", null, "entered twice", "test"), change => change.RecordAsync(EventKind.VoidApproved, new RowChanges().Update(one, voided)), CancellationToken.None);
        await walk.OpenAsync(draft);
        Assert.Equal(HttpStatusCode.NotFound, walk.Status);
        await walk.SendAsync(("go", "drop"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.DoesNotContain("/forms/add-suspect/", walk.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_left_half_way_name_the_cases_they_are_about_and_are_not_asked_for_one_by_one()
    {
        await site.EmployAsync("two.drafts", "PC-12", "provincial-officer");
        var (officer, _) = await site.SignInAsync("two.drafts");
        var first = await LeaveAsync();
        await StatementsAsync();
        var ofOne = await StatementsAsync();
        foreach (var number in new[] { first, await LeaveAsync() })
        {
            Assert.Contains($"Add a suspect, {number}", HtmlPage.Words(await officer.GetStringAsync("/drafts?lang=en")), StringComparison.Ordinal);
            Assert.Contains($"Add a suspect, {number}", HtmlPage.Words(await officer.GetStringAsync("/desk?lang=en")), StringComparison.Ordinal);
        }

        Assert.Equal(ofOne, await StatementsAsync());

        async Task<int> StatementsAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/drafts?lang=en");
            var (answer, count) = await CountedRequests.SendAsync(officer, request);
            answer.Dispose();
            return count.Value;
        }

        async Task<string> LeaveAsync()
        {
            var one = await SiteCases.OpenAsync(site.Register, "PC-12", "12");
            var walk = await FormWalk.BeginAsync(officer, $"/forms/add-suspect?subject={one.Id}&lang=en");
            await walk.SendAsync(("go", "later"));
            Assert.Contains("The form is kept", walk.Words, StringComparison.Ordinal);
            return one.Number;
        }
    }

    [Fact]
    public async Task A_form_sent_twice_opens_one_case()
    {
        var officer = await site.EmployAndSignInAsync("twice.officer", "PC-12", "provincial-officer");
        var walk = await FormWalk.BeginAsync(officer, "/forms/open-case?lang=en");
        await walk.SendAsync(When("T-1", "2024-03-17"));
        await walk.SendAsync(Where);
        await walk.SendAsync(What);
        await walk.SendAsync(Numbers);
        await walk.PostAsync(("go", "send"));
        Assert.Equal(HttpStatusCode.Redirect, walk.Status);
        await walk.PostAsync(("go", "send"));
        Assert.Equal(HttpStatusCode.NotFound, walk.Status);
        Assert.Contains("not there any more", walk.Words, StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        Assert.Equal(1, await db.Cases.CountAsync(one => one.OwnReference == "T-1"));
    }

    [Fact]
    public async Task What_only_the_register_knows_is_said_on_the_page_that_asked_before_the_others_are_filled_in()
    {
        var officer = await site.EmployAndSignInAsync("known.officer", "PC-12", "provincial-officer");
        await FormWalk.EnterAsync(officer, "/forms/open-case?lang=en", When("K-1", "2024-03-17"), Where, What, Numbers);
        var walk = await FormWalk.BeginAsync(officer, "/forms/open-case?lang=en");
        await walk.SendAsync(When("K-1", "2024-03-17"));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains((await CaseAsync("K-1")).Number, walk.Words, StringComparison.Ordinal);
        Assert.Contains("id=\"own-reference-error\"", walk.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seal_that_was_forged_is_answered_with_a_new_one_and_what_was_typed()
    {
        var walk = await FormWalk.BeginAsync(site.Client, "/forms/open-case?lang=en");
        await walk.PostAsync([.. When("F-1", "2024-03-17"), ("entry", "forged")]);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("value=\"F-1\"", walk.Page, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] When(string reference, string actedOn) => [("own-reference", reference), ("acted-on", actedOn), ("offence-on", "")];

    private async Task<Case> CaseAsync(string reference)
    {
        await using var db = site.Register.CreateContext();
        return await db.Cases.SingleAsync(one => one.OwnReference == reference);
    }
}
