using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Search;

public class QuestionsPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task The_holder_tells_and_only_then_the_asker_has_a_notice_and_the_words()
    {
        var officer = await site.EmployAsync("ask.officer", "PC-12", "provincial-officer");
        var holder = await site.EmployAndSignInAsync("ask.holder", "PC-07", "provincial-officer");
        var held = await ReportAsync("PC-07", "H-ask", "Chea Sovann");
        var entered = await EnterAsync("ask.officer", "PC-12", "E-ask", "Chea Sovann");
        await AskAsync();
        var (asker, _) = await site.SignInAsync("ask.officer");
        Assert.DoesNotContain("E-ask", await asker.GetStringAsync("/questions"), StringComparison.Ordinal);
        Assert.DoesNotContain("PC-07", await asker.GetStringAsync("/desk/notices"), StringComparison.Ordinal);

        var page = WebUtility.HtmlDecode(await holder.GetStringAsync("/questions?lang=en"));
        Assert.Contains(held.OwnReference, page, StringComparison.Ordinal);
        Assert.Contains("PC-12", page, StringComparison.Ordinal);
        Assert.Contains("before entering somebody", page, StringComparison.Ordinal);
        Assert.DoesNotContain(entered.OwnReference, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Chea", page, StringComparison.Ordinal);
        var answer = HtmlPage.Links(page).Single(link => link.StartsWith("/forms/answer-question", StringComparison.Ordinal));
        var walk = await FormWalk.BeginAsync(holder, answer);
        await walk.PostAsync(("answer", "told"), ("word", ""));
        Assert.Contains("id=\"word-error\"", walk.Page, StringComparison.Ordinal);
        await FormWalk.EnterAsync(holder, answer, [("answer", "told"), ("word", "Call 012 345 678")]);

        var told = WebUtility.HtmlDecode(await asker.GetStringAsync("/questions?lang=en"));
        Assert.Contains("Call 012 345 678", told, StringComparison.Ordinal);
        Assert.Contains("E-ask", told, StringComparison.Ordinal);
        Assert.Contains("an office has answered about a person", await asker.GetStringAsync("/desk/notices?lang=en"), StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, officer);
        using var again = await holder.GetAsync(answer);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Without_the_person_s_consent_there_is_one_answer_and_a_forged_one_is_refused()
    {
        await site.EmployAsync("closed.officer", "PC-12", "provincial-officer");
        var worker = await site.EmployAndSignInAsync("closed.worker", "NGO-SHELTER", "ngo");
        var held = await ReportAsync("NGO-SHELTER", "H-closed", "Keo Ratana");
        await site.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(new Victim { ReportId = held.Id, RegisteredOn = "2025-01-01", Status = "presumed" }));
        await EnterAsync("closed.officer", "PC-12", "E-closed", "Keo Ratana");
        await AskAsync();
        await using var db = site.Register.CreateContext();
        var question = await db.HolderQuestions.SingleAsync(one => one.HeldReportId == held.Id);
        var walk = await FormWalk.BeginAsync(worker, $"/forms/answer-question?subject={question.Id}&lang=en");
        Assert.Contains("Nothing can be told", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"told\"", walk.Page, StringComparison.Ordinal);
        await walk.PostAsync(("answer", "told"), ("word", "Call us"));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Equal(HolderAnswer.Asked, (await site.FindAsync<HolderQuestion>(question.Id)).Answer);
        await walk.SendAsync(("answer", "silent"));
        Assert.Equal(HolderAnswer.Silent, (await site.FindAsync<HolderQuestion>(question.Id)).Answer);
        var (asker, _) = await site.SignInAsync("closed.officer");
        Assert.DoesNotContain("E-closed", await asker.GetStringAsync("/questions"), StringComparison.Ordinal);
        Assert.DoesNotContain("an office has answered", await asker.GetStringAsync("/desk/notices?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_office_s_question_is_not_there_and_who_enters_no_persons_is_refused()
    {
        await site.EmployAsync("other.officer", "PC-12", "provincial-officer");
        var held = await ReportAsync("PC-09", "H-other", "Meas Phalla");
        await EnterAsync("other.officer", "PC-12", "E-other", "Meas Phalla");
        await AskAsync();
        await using var db = site.Register.CreateContext();
        var question = await db.HolderQuestions.SingleAsync(one => one.HeldReportId == held.Id);
        var (asker, _) = await site.SignInAsync("other.officer");
        foreach (var client in new[] { asker, await site.EmployAndSignInAsync("other.third", "PC-08", "provincial-officer") })
        {
            using var typed = await client.GetAsync($"/forms/answer-question?subject={question.Id}");
            Assert.Equal(HttpStatusCode.NotFound, typed.StatusCode);
        }

        var clerk = await site.EmployAndSignInAsync("other.clerk", "MOJ", "court-liaison");
        using var refused = await clerk.GetAsync("/questions");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private async Task AskAsync()
    {
        using var search = new NameSearch(site.Register);
        await search.LoadAsync(CancellationToken.None);
        await new HolderAsking(site.Register, search).RunAsync(CancellationToken.None);
    }

    private async Task<PersonReport> ReportAsync(string agency, string reference, string name)
    {
        var report = await NewAsync(agency, reference);
        await site.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(report).Add(Sealed(report, name)));
        return report;
    }

    private async Task<PersonReport> EnterAsync(string user, string agency, string reference, string name)
    {
        var report = await NewAsync(agency, reference);
        var one = await site.OpenCaseAsync(agency, "12");
        await site.Register.ChangeAsync(new ProcessContext(ProcessKind.SuspectAdd, user, report.AgencyId, "a test", Channels.Page), change => change.RecordAsync(
            EventKind.SuspectChanged, new RowChanges().Add(report).Add(Sealed(report, name)).Add(new Suspect { ReportId = report.Id, CaseId = one.Id })), CancellationToken.None);
        return report;
    }

    private async Task<PersonReport> NewAsync(string agency, string reference)
    {
        await using var db = site.Register.CreateContext();
        return new PersonReport { AgencyId = db.Agencies.Single(one => one.Code == agency).Id, OwnReference = reference, PersonId = RowId.Next(), Sex = "female", BirthYear = 1999 };
    }

    private SealedIdentity Sealed(PersonReport report, string name) => site.Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName(name, NameKind.Latin)] });
}
