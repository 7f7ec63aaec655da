using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Editions;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;
using Pratip.Testing.Databases;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Editions;

/// <summary>Two people at one edition at the same moment, on both databases.</summary>
public sealed class EditionAtOnceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    /// <summary>The second was told that the page does not exist in this register.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_signs_at_the_same_moment_as_another_is_told_so_and_signs_by_sending_again(Engine engine)
    {
        await using var site = new RunningSite { Engine = engine };
        await site.InitializeAsync();
        var (nary, id) = await DraftAsync(site);
        var walk = await FormWalk.BeginAsync(nary, $"/forms/sign-edition?subject={id}&lang=en");
        Task sent = Task.CompletedTask;
        var view = (await EditionConsole.FindAsync(site.Register, id, CancellationToken.None))!;
        var content = CanonicalContent.Write(view.Content, view.Docket);
        await site.Register.ChangeAsync(new ProcessContext(ProcessKind.EditionSign, "tester", null, "test", "test"), async change =>
        {
            var before = await change.Db.Editions.SingleAsync(one => one.Id == id);
            var after = before.Copy<Edition>();
            (after.State, after.Content, after.ContentHash) = (EditionState.Sealed, EditionBundle.Pack(content), ContentManifest.HashOf(content));
            await change.RecordAsync(EventKind.EditionSigned, new RowChanges().Update(before, after));

            // The form finds the draft as it was, and waits for its turn.
            sent = walk.PostAsync(("is-signed", "yes"), ("role", ""));
            await Task.Delay(TimeSpan.FromSeconds(3));
        }, CancellationToken.None);
        await sent;
        Assert.Equal(HttpStatusCode.Conflict, walk.Status);
        Assert.Contains("Somebody else has changed it at the same moment", walk.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"yes\" checked", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(("is-signed", "yes"), ("role", ""));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        await using var db = site.Register.CreateContext();
        Assert.Equal(EditionState.Signed, (await db.Editions.SingleAsync(one => one.Id == id)).State);
    }

    /// <summary>The later of two replaced what the earlier had written, without a word, and nobody saw in the form what stood.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_text_that_somebody_else_wrote_meanwhile_is_shown_and_not_written_over(Engine engine)
    {
        await using var site = new RunningSite { Engine = engine };
        await site.InitializeAsync();
        var (nary, id) = await DraftAsync(site);
        var keo = await site.EmployAndSignInAsync("text.keo", "OCM", "statistician");
        var address = $"/forms/write-edition-text?subject={id}.goals&lang=en";
        var (first, second) = (await FormWalk.BeginAsync(nary, address), await FormWalk.BeginAsync(keo, address));
        await first.SendAsync(("english", "Goals of Nary"), ("khmer", "គោលដៅ ១"));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        await second.SendAsync(("english", "Goals of Keo"), ("khmer", "គោលដៅ ២"));
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.All((string[])["Goals of Nary", "Goals of Keo", "គោលដៅ ១", "គោលដៅ ២"], words => Assert.Contains(words, second.Words, StringComparison.Ordinal));
        Assert.Equal("Goals of Nary", await StandsAsync());
        await second.SendAsync(("choose.english", "mine"), ("choose.khmer", "mine"));
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal("Goals of Keo", await StandsAsync());
        var again = await FormWalk.BeginAsync(nary, address);
        Assert.Contains("Goals of Keo", again.Words, StringComparison.Ordinal);
        await again.SendAsync(("english", "Goals of Keo and Nary"), ("khmer", "គោលដៅ ៣"));
        Assert.Equal("Goals of Keo and Nary", await StandsAsync());
        var other = await FormWalk.BeginAsync(nary, $"/forms/write-edition-text?subject={id}.foreword");
        Assert.DoesNotContain("Goals of", other.Words, StringComparison.Ordinal);
        using var none = await nary.GetAsync($"/forms/write-edition-text?subject={id}.nothing");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        async Task<string> StandsAsync()
        {
            await using var db = site.Register.CreateContext();
            return (await db.EditionBlocks.SingleAsync(one => one.EditionId == id)).English;
        }
    }

    private static async Task<(HttpClient Client, Guid Id)> DraftAsync(RunningSite site)
    {
        var nary = await site.EmployAndSignInAsync("once.nary", "OCM", "statistician");
        await FormWalk.EnterAsync(nary, "/forms/create-edition", [("window", "2021"), ("vintage", "final"), ("compare", "")]);
        var page = await nary.GetStringAsync("/editions/2021-f1");
        return (nary, Guid.Parse(Regex.Match(page, "/forms/sign-edition\\?subject=(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value));
    }
}
