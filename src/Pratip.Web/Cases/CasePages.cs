using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Web.Access;
using Pratip.Web.Charges;
using Pratip.Web.Hosting;
using Pratip.Web.People;
using Pratip.Web.Shared;
using Pratip.Web.Victims;

namespace Pratip.Web.Cases;

/// <summary>The list of cases, the page of one, and the lists that a user keeps.</summary>
internal static class CasePages
{
    /// <summary>Whoever opens the page of a case works on it: the page asks for no purpose, opening identities does.</summary>
    private const string PurposeOfPage = "case-work";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/cases", static (HttpContext http, SiteActor actor, SiteText text, CancellationToken ct) => ListAsync(CaseListQuery.Read(http.Request.Query, text), null, actor, text, ct))
            .RequireAccess(AccessVerb.View, AccessNoun.Cases);
        endpoints.MapGet("/cases.csv", TakeOutAsync).RequireAccess(AccessVerb.View, AccessNoun.Exports);
        endpoints.MapPost("/cases/queues", KeepAsync).RequireAccess(AccessVerb.View, AccessNoun.Cases);
        endpoints.MapGet("/cases/{id:guid}", OpenAsync)
            .RequireAccess(AccessVerb.View, AccessNoun.Cases);
        endpoints.MapPost("/cases/{id:guid}/people", OpenPeopleAsync).RequireAccess(AccessVerb.View, AccessNoun.Identities);
    }

    private static async Task<IResult> ListAsync(CaseListQuery query, (string Name, FieldError Error)? refusal, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var errors = query.Errors(text);
        var listing = errors.Count == 0 ? await CaseList.ReadAsync(actor.Register, query.Filter, query.After, ct) : new Listing<CaseListItem>([], null);
        if (refusal is { } refused)
        {
            errors = [refused.Error, .. errors];
        }

        return Pages.Show<CasesPage>(new
        {
            Query = query,
            Listing = listing,
            Agencies = await actor.Register.Agencies.InForceAsync(ct),
            Queues = await SavedQueues.ListAsync(actor.Register, ct),
            Name = refusal?.Name ?? "",
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>The whole list as a file, for who may take rows out; codes as in the code lists, so that programs read it in either language.</summary>
    private static async Task<IResult> TakeOutAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var query = CaseListQuery.Read(http.Request.Query, text);
        if (query.Errors(text).Count > 0)
        {
            return await ListAsync(query, null, actor, text, ct);
        }

        try
        {
            var agencies = await actor.Register.Agencies.AllAsync(ct);
            var cases = await CaseExtract.ReadAsync(actor.Register, query.Filter, ct);
            return Results.File(CsvBytes.Of(csv =>
            {
                csv.WriteRow(["number", "own_reference", "agency", "acted_on", "province", "status", "opening_article", "suspects", "presumed_victims"]);
                foreach (var one in cases)
                {
                    csv.WriteRow([one.Number, one.OwnReference, agencies[one.LeadAgencyId].Code, one.ActedOn, one.ProvinceCode, one.Status, one.OpeningArticle,
                        one.Suspects?.ToString(CultureInfo.InvariantCulture), one.Victims?.ToString(CultureInfo.InvariantCulture)]);
                }
            }), "text/csv; charset=utf-8", CaseExtract.FileName);
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            return await ListAsync(query with { After = null }, ("", new FieldError("number", text.Say(refusal.Reason))), actor, text, ct);
        }
    }

    private static async Task<IResult> KeepAsync([FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var address = fields["address"].ToString();
        try
        {
            await SavedQueues.KeepAsync(actor.Register, fields["name"], address, ct);
            return Results.LocalRedirect(address);
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            var query = address.Contains('?', StringComparison.Ordinal) ? new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..])) : QueryCollection.Empty;
            return await ListAsync(CaseListQuery.Read(query, text), (fields["name"].ToString(), new FieldError("name", text.Say(refusal.Reason))), actor, text, ct);
        }
    }

    /// <summary>What is out of reach is not found, like what is not there.</summary>
    private static async Task<IResult> OpenAsync(Guid id, SiteActor actor, CancellationToken ct) =>
        await CaseDossier.ReadAsync(actor.Register, id, ct) is { } dossier ? await ShowAsync(dossier, actor, Opened.Nothing, [], ct) : Results.NotFound();

    /// <summary>Recorded while the rest is read, and before any of it is shown.</summary>
    private static async Task<IResult> ShowAsync(CaseDossier dossier, SiteActor actor, Opened opened, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        var id = dossier.Case.Id;
        var recording = actor.Register.RecordReadAsync(ReadKind.Case, PurposeOfPage, [id], ct);
        var victims = VictimDesk.ReadAsync(
            actor.Register, dossier.Case, [.. dossier.Victims.Select(one => one.Victim.Id)], [.. dossier.Victims.Select(one => one.Victim.ReportId)], ct);
        var joining = CaseJoins.ReadAsync(actor.Register, dossier, ct);
        var deeds = await CaseDeeds.ReadAsync(actor.Register, dossier, ct);
        var desk = await SuspectDesk.ReadAsync(actor.Register, dossier, deeds, ct);
        await Task.WhenAll(recording, victims, joining);
        var joins = await joining;
        return Pages.Show<CasePage>(new
        {
            Dossier = dossier,
            Joins = joins,
            JoinedAgencies = await actor.Register.Agencies.OfAsync([.. joins.OneWith.Select(one => one.LeadAgencyId)], ct),
            Deeds = deeds,
            Opened = opened,
            Desk = desk,
            VictimDesk = await victims,
            Looks = WhoLooked.MayAsk(actor.Actor, dossier.Case.LeadAgencyId) ? await WhoLooked.ReadAsync(actor.Register, dossier.Case.LeadAgencyId, [id, .. ReportsOf(dossier)], ct) : null,
            MayOpen = actor.May(AccessVerb.View, AccessNoun.Identities),
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>Names and sealed reasons are shown once, on the answer to a form: no address leads to them, and no history keeps one.</summary>
    private static async Task<IResult> OpenPeopleAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        if (!actor.May(AccessVerb.View, AccessNoun.Cases) || await CaseDossier.ReadAsync(actor.Register, id, ct) is not { } dossier)
        {
            return Results.NotFound();
        }

        if (ReadPurpose.Of(fields) is not { } purpose)
        {
            return await ShowAsync(dossier, actor, Opened.Nothing, [new("purpose", text["web.cases.purpose-missing"])], ct);
        }

        return await ShowAsync(dossier, actor, await Opened.ReadAsync(actor.Register, ReportsOf(dossier), purpose, ct), [], ct);
    }

    private static List<Guid> ReportsOf(CaseDossier dossier) =>
        [.. dossier.Suspects.Select(one => one.Suspect.ReportId).Concat(dossier.Victims.Select(one => one.Victim.ReportId)).Distinct()];
}
