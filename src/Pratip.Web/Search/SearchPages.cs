using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Search;

/// <summary>One box for names and numbers. What was typed is sent as a form: a name in an address stays in histories and logs.</summary>
internal static class SearchPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/search", static () => Show("", "", null, [], [])).RequireAccess(AccessVerb.Search, AccessNoun.Cases, AccessNoun.People);
        endpoints.MapPost("/search", SearchAsync).RequireAccess(AccessVerb.Search, AccessNoun.Cases, AccessNoun.People);
    }

    private static async Task<IResult> SearchAsync([FromForm] IFormCollection fields, SiteActor actor, NameSearch search, SiteText text, CancellationToken ct)
    {
        var (typed, purpose) = (fields["text"].ToString(), fields["purpose"].ToString());
        try
        {
            var answer = await search.SearchAsync(actor.Register, new SearchRequest(typed, purpose), ct);
            return Show(typed, purpose, answer, await actor.Register.Agencies.InForceAsync(ct), []);
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            return Show(Shortened(typed), purpose, null, [], [new(refusal.Reason.Key == "search.purpose" ? "purpose" : "text", text.Say(refusal.Reason))]);
        }
    }

    private static IResult Show(string typed, string purpose, SearchAnswer? answer, IReadOnlyList<Agency> agencies, IReadOnlyList<FieldError> errors) =>
        Pages.Show<SearchPage>(new { Typed = typed, Purpose = purpose, Answer = answer, Agencies = agencies, Errors = errors },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static string Shortened(string typed) => typed.Length <= SearchRequest.LongestText ? typed : typed[..SearchRequest.LongestText];
}
