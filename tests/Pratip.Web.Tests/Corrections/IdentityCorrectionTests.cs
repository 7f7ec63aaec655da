using System.Net;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Corrections;

/// <summary>Whoever corrects a name says what it is opened for, and reads that this is recorded, before the name is there.</summary>
public class IdentityCorrectionTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "Opening them is recorded", "It is recorded that you opened them")]
    [InlineData("km", "ត្រូវបានកត់ត្រា", "ត្រូវបានបើកនៅលើទំព័រនេះ")]
    public async Task A_name_is_opened_for_a_purpose_that_is_asked_told_and_recorded(string language, string before, string after)
    {
        var (officer, id) = await OfficerAsync("asked." + language);
        officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/correct?subject=sealed_identities:{id}&lang={language}");
        Assert.Contains(before, walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Rithy", walk.Page, StringComparison.Ordinal);
        foreach (var chosen in new[] { "", "curiosity" })
        {
            await walk.SendAsync(("purpose", chosen));
            Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
            Assert.Contains("id=\"purpose-error\"", walk.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("Rithy", walk.Page, StringComparison.Ordinal);
        }

        Assert.Empty(await PurposesAsync(id));
        await walk.SendAsync(("purpose", "court-request"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.Contains("Chan Rithy", walk.Words, StringComparison.Ordinal);
        Assert.Contains(after, walk.Words, StringComparison.Ordinal);
        Assert.Equal(["court-request"], await PurposesAsync(id), StringComparer.Ordinal);

        // What is looked at again when it is sent is looked at for the same.
        await walk.SendAsync(("name-latin", "Chan Rithya"), ("reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        await walk.SendAsync(("name-latin", "Chan Rithya"), ("reason", "the passport says so"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.Equal(["court-request"], (await PurposesAsync(id)).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_form_about_a_name_that_is_taken_up_again_is_another_look()
    {
        var (officer, id) = await OfficerAsync("again");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/correct?subject=sealed_identities:{id}&lang=en");
        await walk.SendAsync(("purpose", "court-request"));
        await walk.SendAsync(("name-latin", "Chan Rithya"), ("go", "later"));
        var draft = HtmlPage.Links(walk.Page).Single(link => link.StartsWith("/forms/correct/", StringComparison.Ordinal));
        var looks = (await PurposesAsync(id)).Count;
        await walk.OpenAsync(draft);
        Assert.Contains("Chan Rithya", walk.Words, StringComparison.Ordinal);
        Assert.Equal(looks + 1, (await PurposesAsync(id)).Count);
    }

    [Fact]
    public async Task A_row_that_is_not_sealed_opens_without_a_question()
    {
        var (officer, id) = await OfficerAsync("plain");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/correct?subject=person_reports:{id}&lang=en");
        Assert.DoesNotContain("id=\"purpose\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"own-reference\"", walk.Page, StringComparison.Ordinal);
    }

    private async Task<(HttpClient Officer, Guid Report)> OfficerAsync(string name)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = await SiteCases.AddSuspectAsync(site.Register, one, "Chan Rithy");
        return (await site.EmployAndSignInAsync("identity." + name, "PC-12", "provincial-officer"), report.Id);
    }

    /// <summary>What the identity was opened for, as the supervisor of the office reads it.</summary>
    private async Task<List<string>> PurposesAsync(Guid report)
    {
        var supervisor = await site.EmployAsync($"identity.{Guid.NewGuid():N}"[..20], "PC-12", "agency-supervisor");
        var register = site.Register.As((await ActorReader.ReadAsync(site.Register, supervisor, CancellationToken.None))!);
        var looks = await WhoLooked.ReadAsync(register, register.Actor.AgencyId, [report], CancellationToken.None);
        return [.. looks.Where(look => look.Kind == ReadKind.Identity).Select(look => look.Purpose)];
    }
}
