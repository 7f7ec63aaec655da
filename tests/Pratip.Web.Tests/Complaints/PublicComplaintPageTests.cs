using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Complaints;

namespace Pratip.Web.Tests.Complaints;

/// <summary>Complaining without an account, as a browser without scripts does it.</summary>
public sealed partial class PublicComplaintPageTests : IAsyncLifetime
{
    private const string Device = "Very-Particular-Telephone/17.4";
    private const string Address = "203.0.113.77";

    private readonly RunningSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task A_complaint_is_made_followed_and_added_to_without_an_account_or_a_script(string language)
    {
        var (client, _) = _site.Visit();
        var page = await PageForm.OpenAsync(client, $"/complaints/new?lang={language}");
        Assert.DoesNotContain("<script>", page.Page, StringComparison.Ordinal);
        var code = await LodgeAsync(client, page, ("text", "Someone is kept there"));
        await using (var db = _site.Register.CreateContext())
        {
            Assert.Equal("online-form", (await db.Complaints.SingleAsync()).Channel);
        }

        var ask = await PageForm.OpenAsync(client, "/complaints/follow");
        using var shown = await ask.SendAsync(client, "/complaints/follow", ("code", code.ToLowerInvariant()));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var followed = await PageForm.ReadAsync(shown, ask.Cookie);
        Assert.DoesNotContain("Someone is kept there", followed.Page, StringComparison.Ordinal);
        using var added = await followed.SendAsync(client, "/complaints/follow/more", ("code", code), ("entry", followed.Hidden("entry")), ("text", "The gate is blue"));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        await using var after = _site.Register.CreateContext();
        Assert.Equal(StepKind.Information, (await after.ComplaintSteps.SingleAsync()).Kind);
    }

    /// <summary>"Shown this once" was shown again to whoever went back in the browser and sent the form again.</summary>
    [Fact]
    public async Task The_same_form_sent_twice_is_one_complaint_whose_code_is_shown_once()
    {
        var (client, _) = _site.Visit();
        var page = await PageForm.OpenAsync(client, "/complaints/new?lang=en");
        var code = await LodgeAsync(client, page);
        using var again = await page.SendAsync(client, "/complaints/new", ("entry", page.Hidden("entry")), ("about", "place"), ("text", "Something is wrong there"));
        var told = await again.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.DoesNotContain(code, told, StringComparison.Ordinal);
        Assert.Contains("was received already", told, StringComparison.Ordinal);
        await using var db = _site.Register.CreateContext();
        Assert.Equal(1, await db.Complaints.CountAsync());
    }

    [Fact]
    public async Task Wrong_codes_of_every_kind_get_the_same_answer()
    {
        var (client, _) = _site.Visit();
        var code = await LodgeAsync(client, await PageForm.OpenAsync(client, "/complaints/new?lang=en"));
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var wrong in (string[])["", "x", ReceiptCode.New(), code[..^1], code + "0", "' OR 1=1 --"])
        {
            var ask = await PageForm.OpenAsync(client, "/complaints/follow?lang=en");
            using var answer = await ask.SendAsync(client, "/complaints/follow?lang=en", ("code", wrong));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            answers.Add(Token().Replace(await answer.Content.ReadAsStringAsync(), ""));
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task Nothing_of_address_and_device_is_kept_anywhere_in_the_register()
    {
        var (client, _) = _site.Visit();
        client.DefaultRequestHeaders.Add("User-Agent", Device);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", Address);
        var page = await PageForm.OpenAsync(client, "/complaints/new?lang=en");
        await LodgeAsync(client, page);
        var ask = await PageForm.OpenAsync(client, "/complaints/follow");
        using var shown = await ask.SendAsync(client, "/complaints/follow", ("code", ReceiptCode.New()));
        var folder = _site.Register.Location.DataFolder!;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            Assert.DoesNotContain(Device, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Address, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_forged_form_one_too_large_and_one_without_words_are_refused_and_what_was_typed_is_shown_again()
    {
        var (client, _) = _site.Visit();
        using var forged = await client.PostAsync("/complaints/new", new FormUrlEncodedContent([KeyValuePair.Create("text", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        var page = await PageForm.OpenAsync(client, "/complaints/new?lang=en");
        using var large = await page.SendAsync(client, "/complaints/new", ("entry", page.Hidden("entry")), ("about", "place"), ("text", new string('x', 300_000)));
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        Assert.Contains(new string('x', 300_000), await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var huge = await page.SendAsync(client, "/complaints/new?lang=en", ("entry", page.Hidden("entry")), ("about", "place"), ("text", new string('x', 1_200_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        var told = await huge.Content.ReadAsStringAsync();
        Assert.Contains("The text is too long to be sent", told, StringComparison.Ordinal);
        Assert.DoesNotContain("command line", told, StringComparison.Ordinal);
        using var empty = await page.SendAsync(client, "/complaints/new?lang=en", ("entry", page.Hidden("entry")), ("about", "place"), ("text", " "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        await using var db = _site.Register.CreateContext();
        Assert.Equal(0, await db.Complaints.CountAsync());
    }

    [Fact]
    public async Task The_browser_gets_no_cookie_but_that_of_the_form()
    {
        var (client, _) = _site.Visit();
        using var answer = await client.GetAsync("/complaints/new");
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.StartsWith("pratip-form=", cookie, StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("expires", StringComparison.OrdinalIgnoreCase) || cookie.Contains("max-age", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_language_chosen_on_a_page_for_everybody_is_forgotten_with_the_browser_and_nothing_speaks_to_staff()
    {
        var (client, _) = _site.Visit();
        foreach (var address in (string[])["/complaints/new", "/complaints/follow", "/complaints/published"])
        {
            using var answer = await client.GetAsync(address + "?lang=en");
            var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("pratip-lang=en", StringComparison.Ordinal));
            Assert.DoesNotContain("max-age", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Internal:", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var staff = await client.GetAsync("/sign-in?lang=en");
        Assert.Contains("max-age", Assert.Single(staff.Headers.GetValues("Set-Cookie"), value => value.StartsWith("pratip-lang=en", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> LodgeAsync(HttpClient client, PageForm page, params (string Name, string Value)[] more)
    {
        using var answer = await page.SendAsync(
            client, "/complaints/new", [("entry", page.Hidden("entry")), ("about", "place"), .. more.Length == 0 ? [("text", "Something is wrong there")] : more]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Receipt().Match(await answer.Content.ReadAsStringAsync()).Groups["code"].Value is { Length: > 26 } code ? code : throw new InvalidOperationException("no code");
    }

    [GeneratedRegex("id=\"receipt\">(?<code>[^<]+)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Receipt();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
