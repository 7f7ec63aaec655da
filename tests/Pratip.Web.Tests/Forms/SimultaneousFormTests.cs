using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Testing.Databases;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Forms;

/// <summary>Forms that are sent at the same moment, on both databases.</summary>
public sealed partial class SimultaneousFormTests
{
    private const int AtOnce = 4;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_form_sent_several_times_at_once_makes_one_row_and_leads_everybody_to_it(Engine engine)
    {
        await using var site = await StartAsync(engine);
        var (client, address) = await OfficerAsync(site);
        var walks = await BeginAsync(client, address);
        var entry = WebUtility.HtmlDecode(Entry().Match(walks[0].Page).Groups["entry"].Value);
        await Task.WhenAll(walks.Select(walk => walk.PostAsync(("body", "court"), ("number", "1/2025"), ("go", "on"), ("entry", entry))));
        Assert.All(walks, walk => Assert.Equal(HttpStatusCode.Redirect, walk.Status));
        Assert.Single(walks.Select(walk => walk.Location).Distinct(StringComparer.Ordinal));
        await using var db = site.Register.CreateContext();
        Assert.Equal(1, await db.BodyCaseNumbers.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_several_who_enter_one_number_at_once_one_is_let_in_and_the_others_are_told_beside_the_field(Engine engine)
    {
        await using var site = await StartAsync(engine);
        var (client, address) = await OfficerAsync(site);
        var walks = await BeginAsync(client, address);
        await Task.WhenAll(walks.Select(walk => walk.PostAsync(("body", "court"), ("number", "2/2025"), ("go", "on"))));
        Assert.Single(walks, walk => walk.Status == HttpStatusCode.Redirect);
        Assert.All(walks.Where(walk => walk.Status != HttpStatusCode.Redirect), walk =>
        {
            Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
            Assert.Contains("id=\"number-error\"", walk.Page, StringComparison.Ordinal);
            Assert.Contains("value=\"2/2025\"", walk.Page, StringComparison.Ordinal);
        });
    }

    private static async Task<RunningSite> StartAsync(Engine engine)
    {
        var site = new RunningSite { Engine = engine };
        await site.InitializeAsync();
        return site;
    }

    private static async Task<(HttpClient Client, string Address)> OfficerAsync(RunningSite site)
    {
        var officer = await site.EmployAsync("at.once", "PC-12", "provincial-officer");
        var one = await site.OpenCaseAsync("PC-12", "12", officer);
        return ((await site.SignInAsync("at.once")).Client, $"/forms/add-body-number?subject={one.Id}&lang=en");
    }

    private static async Task<List<FormWalk>> BeginAsync(HttpClient client, string address)
    {
        var walks = new List<FormWalk>();
        for (var number = 0; number < AtOnce; number++)
        {
            walks.Add(await FormWalk.BeginAsync(client, address));
        }

        return walks;
    }

    [GeneratedRegex("name=\"entry\" value=\"(?<entry>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
