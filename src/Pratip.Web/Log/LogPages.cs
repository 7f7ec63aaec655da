using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit.Log;
using Pratip.Registry.Entry;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Log;

/// <summary>The log for whoever watches over it: who did and saw what, and whether the log of reads is as it was written.</summary>
internal static class LogPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/log", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Log);
        endpoints.MapPost("/log/chain", CheckAsync).RequireAccess(AccessVerb.View, AccessNoun.Log);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var query = LogQuery.Read(http.Request.Query, text);
        var listing = new LogListing([], null);
        IReadOnlyList<EntryProblem> problems = [];
        try
        {
            listing = await LogReader.ReadAsync(actor.Register, query.Part, query.Filter, query.After, ct);
        }
        catch (EntryRefusedException refusal)
        {
            problems = refusal.Problems;
        }

        return Pages.Show<LogPage>(new
        {
            Query = query,
            Listing = listing,
            Agencies = await AgenciesAsync(actor, listing, ct),
            Errors = query.Errors(problems, text),
        }, problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IReadOnlyDictionary<Guid, Agency>> AgenciesAsync(SiteActor actor, LogListing listing, CancellationToken ct)
    {
        var ids = listing.Lines.Select(line => line.AgencyId).OfType<Guid>().Distinct().ToList();
        await using var db = actor.Register.CreateContext();
        return await db.Agencies.Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct);
    }

    /// <summary>A stretch at a time. What is no place of the chain begins it anew.</summary>
    private static async Task<IResult> CheckAsync([FromForm] IFormCollection fields, SiteActor actor, CancellationToken ct)
    {
        _ = long.TryParse(fields["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        return Pages.Show<ChainPage>(new { Stretch = await LogReader.VerifyAsync(actor.Register, after, ct) });
    }
}
