using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Web.Access;

namespace Pratip.Web.Tests.Access;

/// <summary>Every route there is, asked by every role there is: a new route or role is in the matrix without a word.</summary>
public sealed class AccessRuleTests(EveryRole people) : IClassFixture<EveryRole>
{
    /// <summary>Addresses that show nothing of the register, where the public tells of something, and what two persons have let out.</summary>
    private static readonly string[] Open =
    [
        "/assets/{file}", "/sign-in", "/sign-in/code", "/sign-in/passkey", "/invitation",
        "/complaints/new", "/complaints/follow", "/complaints/follow/more", "/complaints/published", "/checks/{code}",
    ];

    public static TheoryData<string> Roles => [.. RoleBook.Standard.Roles.Select(role => role.Code)];

    [Fact]
    public void No_route_is_without_a_rule()
    {
        Assert.True(people.Site.Routes.Count > 25, $"{people.Site.Routes.Count} routes");
        Assert.Empty(people.Site.Routes.Where(route => route.Metadata.GetMetadata<AccessRule>() is null).Select(Name));
    }

    [Fact]
    public void Nothing_is_open_but_the_ways_in_and_the_styles() => Assert.Equal(
        Open.Order(StringComparer.Ordinal),
        people.Site.Routes.Where(route => !route.Metadata.GetMetadata<AccessRule>()!.NeedsUser).Select(route => route.RoutePattern.RawText!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        StringComparer.Ordinal);

    [Fact]
    public void No_form_is_taken_without_its_token() => Assert.Empty(
        people.Site.Routes.Where(route => Methods(route).Contains("POST", StringComparer.Ordinal))
            .Where(route => route.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(Name));

    [Fact]
    public async Task Who_has_not_signed_in_is_led_to_the_sign_in_page_and_sees_nothing_else()
    {
        var (nobody, _) = people.Site.Visit();
        foreach (var (route, method) in Asked())
        {
            using var answer = await AskAsync(nobody, route, method);
            if (Open.Contains(route.RoutePattern.RawText!, StringComparer.Ordinal))
            {
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound, Said(route, answer));
            }
            else
            {
                Assert.True(answer.StatusCode == HttpStatusCode.Redirect, Said(route, answer));
                Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
                Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_opens_what_the_book_of_roles_gives_it_and_nothing_else(string code)
    {
        var role = RoleBook.Standard.Find(code)!;
        var client = people.SignedIn(code);
        foreach (var (route, method) in Asked())
        {
            using var answer = await AskAsync(client, route, method);
            var needed = route.Metadata.GetMetadata<AccessRule>()!.Permissions;
            var given = needed.Count == 0 || role.Permissions.Any(one => needed.Contains((one.Verb, one.Noun)));
            Assert.True(given ? IsLetIn(answer) : answer.StatusCode == (route.RoutePattern.RawText == "/" ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden), Said(route, answer));
        }
    }

    [Fact]
    public async Task The_bare_address_leads_everybody_to_where_they_begin()
    {
        using var answer = await people.SignedIn("administrator").GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/users", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_page_of_a_refusal_says_so_in_both_languages_and_nothing_of_what_is_there()
    {
        var auditor = people.SignedIn("auditor");
        foreach (var (language, words) in new[] { ("en", "Your roles do not give you this"), ("km", "តួនាទីរបស់អ្នកមិនអនុញ្ញាត") })
        {
            using var listed = await auditor.GetAsync($"/users?lang={language}");
            using var one = await auditor.GetAsync($"/users/{Guid.NewGuid()}?lang={language}");
            foreach (var answer in new[] { listed, one })
            {
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
                var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                Assert.Contains(words, page, StringComparison.Ordinal);
                Assert.DoesNotContain("all.roles", page, StringComparison.Ordinal);
                Assert.DoesNotContain("href=\"/users\"", page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_navigation_offers_nothing_that_would_be_refused()
    {
        foreach (var role in RoleBook.Standard.Roles)
        {
            var client = people.SignedIn(role.Code);
            var page = await client.GetStringAsync("/account");
            foreach (var link in HtmlLinks.In(page).Where(link => link.StartsWith('/')))
            {
                using var answer = await client.GetAsync(link);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{role.Code}: {(int)answer.StatusCode} {link}");
            }
        }
    }

    private static bool IsLetIn(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest;

    private IEnumerable<(RouteEndpoint Route, string Method)> Asked() => people.Site.Routes.SelectMany(route => Methods(route).Select(method => (route, method)));

    /// <summary>Where a row is asked for, one that is not there: within reach it is not found, out of reach it says no more.</summary>
    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, RouteEndpoint route, string method)
    {
        var address = string.Join('/', route.RoutePattern.PathSegments.Select(segment => segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
            ? parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.NewGuid().ToString() : "7"
            : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)segment.Parts[0]).Content));
        using var request = new HttpRequestMessage(new HttpMethod(method), "/" + address);
        request.Content = method == "POST" ? new FormUrlEncodedContent([]) : null;
        return await client.SendAsync(request);
    }

    private static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods;

    private static string Name(RouteEndpoint route) => $"{string.Join(' ', Methods(route))} {route.RoutePattern.RawText}";

    private static string Said(RouteEndpoint route, HttpResponseMessage answer) => $"{(int)answer.StatusCode} {Name(route)}";
}
