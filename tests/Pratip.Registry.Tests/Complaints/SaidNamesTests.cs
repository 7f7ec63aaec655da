using Pratip.Registry.Complaints;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

/// <summary>Names of people whom the register does not know stood in texts for the public, though the complaint's own words held them.</summary>
public sealed class SaidNamesTests
{
    private const string Complaint =
        "Yesterday the guard Chea Rith hit us and Sok Vannak saw it. The owner Mao Piseth was there. Chan Malis was found in Phnom Penh, near Sen Sok, by the National Police of Banteay Meanchey Province in March. "
        + "The casino is in Sihanoukville. Chinese Manager Wang Lei came from South Korea. Social Affairs knows. លោកជាឫទ្ធីបានវាយយើង។ អ្នកស្រី សុខ វណ្ណា បានឃើញ។ លោកមេភូមិបានមក។";

    [Theory]
    [InlineData("The guard Chea Rith was heard; nobody else was there.", "Chea Rith")]
    [InlineData("Sok Vannak was not there.", "Sok Vannak")]
    [InlineData("The owner Mao Piseth was heard and nobody was found.", "Mao Piseth")]
    [InlineData("A woman, Chan Malis, was found safe.", "Chan Malis")]
    [InlineData("A guard (Rith Chea) was heard.", "Rith Chea")]
    [InlineData("The guard chea rith was heard.", "chea rith")]
    [InlineData("The manager WANG LEI was heard.", "WANG LEI")]
    [InlineData("The owner Piseth was heard.", "Piseth")]
    [InlineData("លោក ជាឫទ្ធី ត្រូវបានសួរ។", "ជាឫទ្ធី")]
    [InlineData("លោកជា ឫទ្ធី មិននៅទីនោះទេ។", "ជា ឫទ្ធី")]
    [InlineData("អ្នកស្រីសុខវណ្ណាមិននៅទីនោះទេ។", "សុខវណ្ណា")]
    public void A_name_that_stands_in_the_complaint_is_found(string text, string found)
    {
        var names = new SaidNames();
        names.Add(Complaint);
        Assert.Equal(found, names.Find(text));
    }

    [Theory]
    [InlineData("The guard was heard in Phnom Penh and in Sen Sok. The National Police went to Banteay Meanchey Province in March.")]
    [InlineData("Part of it was so. Yesterday the owner of the casino in Sihanoukville was heard.")]
    [InlineData("A Chinese Manager from South Korea was heard; Social Affairs was told.")]
    [InlineData("The Ministry of Interior and the Provincial Committee of Kampot looked at it. Prey Veng was asked.")]
    [InlineData("លោកមេភូមិបានមក ហើយមួយផ្នែកពិត។")]
    [InlineData("លោក ម្ចាស់សណ្ឋាគារ ត្រូវបានសួរនៅភ្នំពេញ។")]
    public void Places_bodies_months_and_ordinary_words_are_no_names(string text)
    {
        var names = new SaidNames();
        names.Add(Complaint);
        Assert.Null(names.Find(text));
    }

    [Fact]
    public void A_name_that_the_complaint_writes_small_is_found_by_the_capitals_of_the_text()
    {
        var names = new SaidNames();
        names.Add("they call him chea rith, he keeps the gate");
        Assert.Equal("Chea Rith", names.Find("The guard Chea Rith was heard."));
        Assert.Null(names.Find("The guard Keo Dara was heard."));
    }

    [Fact]
    public async Task A_text_for_the_public_is_refused_for_names_in_the_complaint_its_steps_and_what_the_reporter_added()
    {
        await using var world = await ComplaintWorld.CreateAsync(Engine.Sqlite);
        var lodged = new LodgeComplaintOptions { About = "place", Text = "The guard Chea Rith hit us" };
        await PublicComplaints.LodgeAsync(world.Register, lodged, CancellationToken.None);
        await PublicComplaints.AddAsync(world.Register, new AddInformationOptions { Code = lodged.Code, Text = "Ask Sok Vannak" }, CancellationToken.None);
        var complaint = await world.Offices.OneAsync<Complaint>(lodged.Id);
        await InvestigationService.AddInterviewAsync(
            world.Officer, new AddInterviewOptions { ComplaintId = complaint.Id, On = "2026-03-02", Visibility = "case", Text = "It was Mao Piseth, he says" }, CancellationToken.None);
        await world.FoundAsync(complaint, FindingKind.Partly);
        var text = new WritePublicationOptions { ComplaintId = complaint.Id, TextEn = "A guard was heard.", TextKm = "មួយផ្នែកពិត។" };
        foreach (var name in (string[])["Chea Rith", "Sok Vannak", "Mao Piseth"])
        {
            var refused = await Assert.ThrowsAsync<Registry.Entry.EntryRefusedException>(() => PublicationService.WriteAsync(
                world.Officer, text with { TextEn = $"The man {name} was heard." }, CancellationToken.None));
            Assert.Equal(("TextEn", "complaints.holds-said-name", name), (refused.Problems[0].Field, refused.Problems[0].What.Key, refused.Problems[0].What.Args[0]));
        }

        await PublicationService.WriteAsync(world.Officer, text, CancellationToken.None);
    }
}
