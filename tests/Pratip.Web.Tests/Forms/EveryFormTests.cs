using System.Net;
using System.Text.RegularExpressions;
using Pratip.Registry.Access;
using Pratip.Web.Forms;

namespace Pratip.Web.Tests.Forms;

/// <summary>
/// Every form there is, without being listed: each is opened on a row of its own agency and filled with what nobody should
/// type, and none is opened on a row of another agency.
/// </summary>
public sealed partial class EveryFormTests(EveryForm forms) : IClassFixture<EveryForm>
{
    /// <summary>What is typed by accident, out of curiosity, or with intent.</summary>
    private static readonly string[] Odd =
    [
        "",
        "<script>alert(1)</script><b onmouseover=x>",
        "\"'><img src=x onerror=alert(1)>",
        "'; DROP TABLE cases; --",
        "nul\0 bell\a escape\u001B[31m",
        "\u202Eright to left\u202C \u2066isolated\u2069",
        "ការជួញដូរមនុស្ស\u200B ១៧/០៣/២០២៤ \u17D2",
        "🏮\uD83C\uDFEE\uFFFD\uFFFE",
        "0000-00-00", "2024-02-30", "31/04/2024", "99999999999999999999", "-1", "NaN", "1e9", "2024-03-17T25:61",
        new string('ក', 300), new string('x', 20_000), string.Concat(Enumerable.Repeat("a\r\n", 3_000)),
        "00000000-0000-0000-0000-000000000000", "../../etc/passwd", "{{7*7}}${7*7}", "%00%0d%0aSet-Cookie:x=y",
    ];

    public static TheoryData<string> Names => [.. typeof(EntryForm).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EntryForm)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_form_takes_anything_in_any_field_and_answers_in_words(string type)
    {
        var form = forms.Of(type);
        var address = await forms.World.AddressAsync(forms.Site.Client, form);
        Assert.True(address is not null, $"{form.Name}: FormWorld has no row that this form can be about; add one.");
        var walk = await FormWalk.BeginAsync(forms.Site.Client, address);
        if (!await ProbeAsync(walk, form.Name))
        {
            return;
        }

        // What is left half way keeps what is typed without asking for it to be right, so every further page can be reached.
        await walk.SendAsync(("go", "later"));
        Assert.True(walk.Status == HttpStatusCode.OK, $"{(int)walk.Status} {form.Name} kept for later: {HtmlPage.Words(Summary().Match(walk.Page).Value)}");
        if (HtmlPage.Links(walk.Page).FirstOrDefault(link => link.StartsWith($"/forms/{form.Name}/", StringComparison.Ordinal)) is not { } check)
        {
            return;
        }

        await walk.OpenAsync(check);
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        foreach (var page in HtmlPage.Links(walk.Page).Where(link => link.StartsWith($"/forms/{form.Name}/", StringComparison.Ordinal) && !link.Contains("lang=", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList())
        {
            await walk.OpenAsync(page);
            Assert.Equal(HttpStatusCode.OK, walk.Status);
            if (!await ProbeAsync(walk, page))
            {
                return;
            }
        }

        // A person keeps so many at most: the next form needs the room.
        await walk.OpenAsync(check);
        await walk.SendAsync(("go", "drop"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_form_opens_on_a_row_of_another_agency(string type)
    {
        var form = forms.Of(type);
        foreach (var (role, client) in forms.Outsiders)
        {
            var given = RoleBook.Standard.Find(role)!.Permissions.Where(one => (one.Verb, one.Noun) == (form.Verb, form.Noun)).ToList();
            foreach (var subject in forms.World.Subjects.OfType<string>().Where(subject => Guid.TryParse(subject, out _) || given.Count > 0))
            {
                using var answer = await client.GetAsync($"/forms/{form.Name}?subject={Uri.EscapeDataString(subject)}");
                if (given.Count == 0)
                {
                    Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role}: {(int)answer.StatusCode} {form.Name}");
                    break;
                }

                Assert.True(answer.StatusCode == HttpStatusCode.NotFound || given.Any(one => one.Reach.Contains(ReachKind.All)), $"{role}: {(int)answer.StatusCode} {form.Name} {subject}");
            }
        }
    }

    /// <summary>Each odd text into each field, the others left as the page has them.</summary>
    /// <returns>False where the row is not, or no longer, such that it can be asked about.</returns>
    private static async Task<bool> ProbeAsync(FormWalk walk, string where)
    {
        var (page, fields) = (walk.Action, FieldNames(walk.Page));
        foreach (var odd in Odd)
        {
            // All fields at once: what one of them does wrong shows all the same, and a form has up to twenty.
            await walk.PostAsync([.. fields.Select(field => (field, odd))]);
            Assert.True(walk.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Redirect or HttpStatusCode.Conflict or HttpStatusCode.NotFound,
                $"{(int)walk.Status} {where} for {odd[..Math.Min(odd.Length, 30)]}");
            Assert.DoesNotContain("<script>alert", walk.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", walk.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("<b onmouseover", walk.Page, StringComparison.Ordinal);
            if (walk.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
            {
                return false;
            }

            Assert.Equal(page, walk.Action);
            AssertInOrder(walk.Page, where);
        }

        return true;
    }

    /// <summary>What is wrong is listed as the fields stand on the page.</summary>
    private static void AssertInOrder(string page, string where)
    {
        var summary = Summary().Match(page);
        var places = Target().Matches(summary.Value).Select(target => page.IndexOf($"id=\"{target.Groups["id"].Value}\"", StringComparison.Ordinal)).ToList();
        Assert.True(places.Order().SequenceEqual(places), $"{where}: {summary.Value}");
    }

    /// <summary>The fields of the form in the middle of the page, without what is hidden or pressed.</summary>
    private static List<string> FieldNames(string page)
    {
        var form = page[page.IndexOf("<main", StringComparison.Ordinal)..];
        return [.. Field().Matches(form).Where(match => !match.Value.Contains("type=\"hidden\"", StringComparison.Ordinal)).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("<(input|select|textarea)[^>]* name=\"(?<name>[^\"]+)\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex("<div class=\"govuk-error-summary\".*?</ul>", RegexOptions.Singleline, 1000)]
    private static partial Regex Summary();

    [GeneratedRegex("href=\"#(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Target();
}

/// <summary>A site with a row of everything, and one person of each role in another agency.</summary>
public sealed class EveryForm : IAsyncLifetime
{
    private readonly Dictionary<string, EntryForm> _forms = new(StringComparer.Ordinal);

    public RunningSite Site { get; } = new();

    public FormWorld World { get; private set; } = null!;

    public IReadOnlyList<(string Role, HttpClient Client)> Outsiders { get; private set; } = [];

    public EntryForm Of(string type) => _forms[type];

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        var user = await Site.EmployAsync("form.worker", "OCM", "case-worker");
        World = await FormWorld.CreateAsync(Site.Register, "OCM", user);
        foreach (var form in Site.Forms)
        {
            _forms.Add(form.GetType().Name, form);
        }

        var outsiders = new List<(string, HttpClient)>();
        foreach (var role in RoleBook.Standard.Roles)
        {
            outsiders.Add((role.Code, await Site.EmployAndSignInAsync("outside." + role.Code, "PC-07", role.Code)));
        }

        Outsiders = outsiders;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
