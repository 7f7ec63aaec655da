using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;
using static Pratip.Web.Tests.Encounters.TypedEncounter;

namespace Pratip.Web.Tests.Encounters;

public sealed class WhereTheyWentPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "There is no 'nonsense' to choose here")]
    [InlineData("km", "គ្មាន 'nonsense' ដែលអាចជ្រើសនៅទីនេះទេ")]
    public async Task A_choice_that_no_list_offers_is_told_so_and_not_taken_for_all_or_none(string language, string said)
    {
        var officer = await site.EmployAndSignInAsync("choice." + language, "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "CHOICE-" + language);
        foreach (var address in (string[])[
            "/detentions?state=nonsense", "/detentions?ground=nonsense", "/detentions/accounts?holder=nonsense", "/detentions/accounts.csv?holder=nonsense",
            "/referrals?box=nonsense", "/referrals?status=nonsense", "/referrals?purpose=nonsense", $"/encounters/{id}?missing=nonsense"])
        {
            using var answer = await officer.GetAsync($"{address}&lang={language}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(said, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "handed to a mission without clearance", "MOEYS")]
    [InlineData("km", "ប្រគល់ជូនបេសកកម្មដោយគ្មានការអនុញ្ញាត", "MOH")]
    public async Task Who_went_to_a_shelter_and_who_to_a_mission_is_printed_as_far_as_it_is_known(string language, string handed, string agency)
    {
        var officer = await site.EmployAndSignInAsync("went." + language, agency, "immigration-officer");
        var watcher = await site.EmployAndSignInAsync("went.watch." + language, "OCM", "rapporteur");
        await using var db = site.Register.CreateContext();
        var before = await db.Agencies.SingleAsync(one => one.Code == agency);
        var after = before.Copy<Agency>();
        after.GoLiveOn = new DateOnly(2024, 1, 1);
        await site.RecordAsync(ProcessKind.AgencySetGoLive, EventKind.GoLiveSet, new RowChanges().Update(before, after));
        var id = await OpenAsync(officer, "WENT-" + language);
        var walk = await FormWalk.BeginAsync(officer, $"/encounters/{id}/enter");
        await walk.PostAsync([.. Line(0, "1", "m", "25", "CN"), .. Line(1, "2", "f", "30", "VN"), .. Line(2, "3", "f", "30", "VN"), ("ground", "immigration"), ("go", "end")]);
        var presumed = await db.EncounteredPersons.Where(one => one.EncounterId == id && one.Number == "1").Select(one => one.ReportId).SingleAsync();
        await site.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(new Victim { ReportId = presumed, RegisteredOn = "2024-03-08", Status = "presumed" }));
        foreach (var (people, destination) in new[] { ("1-2", "ngo-shelter"), ("3", "embassy") })
        {
            var list = await FormWalk.EnterAsync(officer, $"/forms/list-hand-over?subject={id}&lang=en", [("own-reference", "W-" + destination), ("people", people), ("destination", destination), ("on", "2024-03-10")]);
            await FormWalk.EnterAsync(officer, HtmlPage.Links(list.Page).Single(link => link.StartsWith("/forms/sign-hand-over", StringComparison.Ordinal)), [("signed-on", "2024-03-10")]);
        }

        var account = await officer.GetStringAsync($"/detentions/accounts.csv?window=2024-03&holder={agency}&lang=en");
        Assert.Contains("Went out: referred as presumed victim,1,", account, StringComparison.Ordinal);
        Assert.Contains("Went out: handed to social services or a shelter (no presumption as victim on record),1,", account, StringComparison.Ordinal);
        foreach (var reader in (HttpClient[])[officer, watcher])
        {
            var page = WebUtility.HtmlDecode(await reader.GetStringAsync($"/incidents?lang={language}"));
            Assert.Contains(handed, page, StringComparison.Ordinal);
            Assert.Contains("id=\"handed-people\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("/incidents#handed", HtmlPage.Links(await watcher.GetStringAsync("/desk")), StringComparer.Ordinal);
    }
}
