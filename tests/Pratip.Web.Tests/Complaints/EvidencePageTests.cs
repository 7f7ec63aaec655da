using System.Net;
using Pratip.Registry.Attachments;
using Pratip.Registry.Complaints;

namespace Pratip.Web.Tests.Complaints;

public sealed class EvidencePageTests(RunningSite site) : IClassFixture<RunningSite>
{
    /// <summary>The page came back at the same place, without a word of what was missing.</summary>
    [Theory]
    [InlineData("en", "Choose what you need the texts and files for.")]
    [InlineData("km", "ត្រូវការអត្ថបទ និងឯកសារ")]
    public async Task A_piece_of_evidence_opened_for_no_purpose_says_so_beside_the_field(string language, string says)
    {
        var officer = await site.EmployAndSignInAsync("evidence.officer." + language, "OCM", "complaints-officer");
        var (complaint, evidence) = await TakenAsync("evidence.officer." + language);
        var address = $"/complaints/{complaint}?lang={language}";
        var form = await PageForm.OpenAsync(officer, address);
        using (var refused = await form.SendAsync(officer, $"/complaints/{complaint}/evidence/open?lang={language}", ("file", evidence.ToString())))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            Assert.Contains("href=\"#evidence-purpose\"", page, StringComparison.Ordinal);
            Assert.Contains(says, page[page.IndexOf("id=\"evidence-purpose-error\"", StringComparison.Ordinal)..].Split("</p>")[0], StringComparison.Ordinal);
        }

        using var opened = await form.SendAsync(officer, $"/complaints/{complaint}/evidence/open", ("file", evidence.ToString()), ("evidence-purpose", "case-work"));
        Assert.Equal("The gate was shut.", await opened.Content.ReadAsStringAsync());
    }

    private async Task<(Guid Complaint, Guid Evidence)> TakenAsync(string officer)
    {
        var actor = await WorkedCase.ActorAsync(site, officer, CancellationToken.None);
        var complaint = new RegisterComplaintOptions { Channel = "hotline", ReceivedAt = actor.Clock.GetUtcNow().AddDays(-3), About = "place", Text = "Men are kept behind a gate" };
        await ComplaintService.RegisterAsync(actor, complaint, CancellationToken.None);
        var taken = new AddEvidenceOptions { ComplaintId = complaint.Id, FileName = "gate.txt", Content = "The gate was shut."u8.ToArray(), On = "2024-03-05", Text = "From the guard" };
        await EvidenceService.AddAsync(actor, taken, new AttachmentRules(), CancellationToken.None);
        return (complaint.Id, taken.Id);
    }
}
