using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Removals;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;
using Pratip.Web.Victims;

namespace Pratip.Web.People;

/// <summary>The list of presumed victims without a case, and one person's file through all roles.</summary>
internal static class PersonPages
{
    private const string PurposeOfPage = "case-work";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/people", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Victims);
        endpoints.MapGet("/people/{id:guid}", OneAsync).RequireAccess(AccessVerb.View, AccessNoun.People);
        endpoints.MapPost("/people/{id:guid}/names", OpenAsync).RequireAccess(AccessVerb.View, AccessNoun.Identities);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var listing = await CaselessVictims.ReadAsync(actor.Register, Guid.TryParse(http.Request.Query["after"], out var after) ? after : null, ct);
        await using var db = actor.Register.CreateContext();
        var agencies = listing.Items.Select(item => item.AgencyId).Distinct().ToList();
        return Pages.Show<PeoplePage>(new
        {
            Listing = listing,
            IsContinued = after != default,
            Agencies = await db.Agencies.Where(agency => agencies.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct),
            MayAdd = actor.May(AccessVerb.Enter, AccessNoun.Victims),
        });
    }

    /// <summary>What is out of reach is not found, like what is not there.</summary>
    private static async Task<IResult> OneAsync(Guid id, SiteActor actor, CancellationToken ct) =>
        await PersonFile.ReadAsync(actor.Register, id, ct) is { } file ? await ShowAsync(file, actor, Opened.Nothing, [], ct) : Results.NotFound();

    /// <summary>Recorded before it is shown.</summary>
    private static async Task<IResult> ShowAsync(PersonFile file, SiteActor actor, Opened opened, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        var reportIds = ReportsOf(file);
        await actor.Register.RecordReadAsync(ReadKind.Person, PurposeOfPage, reportIds, ct);
        var links = await ClearedLinks.ReadAsync(actor.Register, reportIds, ct);
        return Pages.Show<PersonPage>(new
        {
            File = file,
            Opened = opened,
            Desk = await VictimDesk.ReadAsync(actor.Register, null, [.. file.Victims.Select(one => one.Victim.Id)], reportIds, ct),
            Referrals = actor.May(AccessVerb.View, AccessNoun.Referrals) ? await ReferralsAbout.OfReportsAsync(actor.Register, reportIds, ct) : null,
            Links = links,
            LinkedAgencies = await actor.Register.Agencies.OfAsync([.. links.Select(link => link.OtherAgencyId)], ct),
            LinkedInReach = await InReachAsync(actor.Register, links, ct),
            Gate = await PersonGate.ReadAsync(actor.Register, reportIds, ct),
            Looks = WhoLooked.MayAsk(actor.Actor, file.Report.AgencyId) ? await WhoLooked.ReadAsync(actor.Register, file.Report.AgencyId, LookedAt(file, actor.Actor), ct) : null,
            MayOpen = actor.May(AccessVerb.View, AccessNoun.Identities),
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IReadOnlySet<Guid>> InReachAsync(ActorRegister register, IReadOnlyList<ClearedLink> links, CancellationToken ct)
    {
        if (links.Count == 0)
        {
            return new HashSet<Guid>();
        }

        var ids = links.Select(link => link.OtherReportId).ToList();
        await using var db = register.CreateContext();
        return (await db.PersonReports.Where(report => ids.Contains(report.Id)).Select(report => report.Id).ToListAsync(ct)).ToHashSet();
    }

    /// <summary>Names and reasons are shown once, on the answer to a form: no address leads to them, and no history keeps one.</summary>
    private static async Task<IResult> OpenAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        if (!actor.May(AccessVerb.View, AccessNoun.People) || await PersonFile.ReadAsync(actor.Register, id, ct) is not { } file)
        {
            return Results.NotFound();
        }

        return ReadPurpose.Of(fields) is { } purpose
            ? await ShowAsync(file, actor, await Opened.ReadAsync(actor.Register, ReportsOf(file), purpose, ct), [], ct)
            : await ShowAsync(file, actor, Opened.Nothing, [new("purpose", text["web.cases.purpose-missing"])], ct);
    }

    private static List<Guid> ReportsOf(PersonFile file) => [.. file.Reports.Select(report => report.Id)];

    /// <summary>A supervisor is told who looked at the own agency's reports; whoever watches over the log, at all of them.</summary>
    private static List<Guid> LookedAt(PersonFile file, Actor actor) => [.. file.Reports.Where(report => WhoLooked.MayAsk(actor, report.AgencyId)).Select(report => report.Id)];
}

/// <summary>What was opened for one answer and is gone with it.</summary>
/// <param name="Identities">By report.</param>
/// <param name="Reasons">Sealed texts by the row they belong to.</param>
public sealed record Opened(IReadOnlyDictionary<Guid, Identity> Identities, IReadOnlyDictionary<Guid, string> Reasons)
{
    public static Opened Nothing { get; } = new(new Dictionary<Guid, Identity>(), new Dictionary<Guid, string>());

    public bool IsNothing => Identities.Count + Reasons.Count == 0;

    internal static async Task<Opened> ReadAsync(ActorRegister register, IReadOnlyCollection<Guid> reportIds, string purpose, CancellationToken ct) =>
        new(await IdentityReader.OpenAsync(register, reportIds, purpose, ct), await SealedReasons.OpenAsync(register, reportIds, purpose, ct));
}
