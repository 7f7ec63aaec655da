using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Exchange.Encounters;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Encounters;
using Pratip.Registry.Entry;
using Pratip.Registry.Identities;
using Pratip.Statistics.Tables;
using Pratip.Web.Access;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Encounters;

/// <summary>Encounters: the list, one with its people, lines to type, and sheets to print.</summary>
internal static class EncounterPages
{
    private const string TicketPurpose = "people-lines";
    private const int MostBands = 200;

    /// <summary>Forms that are about everybody of an encounter.</summary>
    private static readonly string[] AboutOne = ["refer-encounter", "list-hand-over"];

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/encounters", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Removals);
        endpoints.MapGet("/encounters/{id:guid}", OneAsync).RequireAccess(AccessVerb.View, AccessNoun.Removals);
        endpoints.MapGet("/encounters/{id:guid}/sheet", SheetAsync).RequireAccess(AccessVerb.View, AccessNoun.Removals);
        endpoints.MapGet("/encounters/{id:guid}/enter", LinesAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Removals);
        endpoints.MapPost("/encounters/{id:guid}/enter", EnterAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Removals);
        endpoints.MapGet("/encounters/{id:guid}/template", TemplateAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Removals);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var after = ListQuery.After(http.Request.Query);
        return Pages.Show<EncountersPage>(new
        {
            IsFirst = after is null,
            Listing = await EncounterReader.ListAsync(actor.Register, after, ct),
            MayAdd = actor.May(AccessVerb.Enter, AccessNoun.Removals),
        });
    }

    private static async Task<IResult> OneAsync(Guid id, HttpContext http, SiteActor actor, SiteText text, EntryForms forms, CancellationToken ct)
    {
        if (await EncounterReader.FindAsync(actor.Register, id, ct) is not { } file)
        {
            return Results.NotFound();
        }

        var query = http.Request.Query;
        var missing = Enum.TryParse<MissingOf>(query["missing"], ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : MissingOf.Nothing;
        var page = ListQuery.Page(query);
        var errors = AskedChoice.Errors("missing", query["missing"], static name => Enum.GetNames<MissingOf>().Contains(name, StringComparer.OrdinalIgnoreCase), text);
        return Pages.Show<EncounterPage>(new
        {
            Errors = errors,
            File = file,
            People = await EncounterPeople.ReadAsync(actor.Register, id, missing, page, ct),
            Missing = missing,
            Number = page,
            PairsWaiting = await PairReviews.CountAsync(actor.Register, new PairsAbout(EncounterId: id), ct),
            Forms = await forms.OfferedAsync(actor.Register, id.ToString(), AboutOne, ct),
            Entered = int.TryParse(query["new"], out var added) && int.TryParse(query["known"], out var known) ? new EnteredCount(added, known) : null,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SheetAsync(Guid id, HttpContext http, SiteActor actor, CancellationToken ct) =>
        await EncounterReader.FindAsync(actor.Register, id, ct) is { } file
            ? Pages.Show<SheetPage>(new { File = file, From = NumberOf(http.Request.Query["from"]) ?? 1, Count = Math.Min(NumberOf(http.Request.Query["count"]) ?? 40, MostBands) })
            : Results.NotFound();

    private static async Task<IResult> LinesAsync(Guid id, HttpContext http, [AsParameters] FormParts parts, CancellationToken ct)
    {
        if (await EnterableAsync(parts, id, ct) is not { } file)
        {
            return Results.NotFound();
        }

        var ticket = TypedPeople.NewTicket(id, await EncounterPeople.NumbersAsync(parts.Actor.Register, id, ct), NumberOf(http.Request.Query["from"]));
        return Show(file, parts, ticket, TypedPeople.Empty(ticket, file), []);
    }

    private static async Task<IResult> EnterAsync(Guid id, [FromForm] IFormCollection fields, [AsParameters] FormParts parts, CancellationToken ct)
    {
        if (await EnterableAsync(parts, id, ct) is not { } file)
        {
            return Results.NotFound();
        }

        var typed = TypedPeople.Read(fields, parts.Text);
        if (parts.Seals.Open<PeopleTicket>(TicketPurpose, fields["entry"]) is not { } ticket || ticket.EncounterId != id)
        {
            // A page that lay open for too long comes back with what was typed and the seal of now; nothing of it counts as proposed.
            var fresh = TypedPeople.NewTicket(id, await EncounterPeople.NumbersAsync(parts.Actor.Register, id, ct), null);
            return Show(file, parts, fresh with { Proposed = [.. typed.Lines.Select(line => line.Number)] }, typed, [new(TypedPeople.FieldOf("number", 0), parts.Text["web.forms.too-old"])]);
        }

        var (options, places) = typed.OptionsOf(ticket);
        if (TypedMoment.Read(typed.HeldFrom, "held-from", parts.Text).Error is { } unreadable)
        {
            return Show(file, parts, ticket, typed, [unreadable]);
        }

        if (places.Count == 0)
        {
            return Show(file, parts, ticket, typed, [new FieldError(TypedPeople.FieldOf("number", 0), parts.Text["web.encounters.nobody-entered"])]);
        }

        try
        {
            // What was sent before with other words stays as it is on record, and the page comes back with both.
            var entered = await EncounterService.EnterPeopleAsync(parts.Actor.Register, options, ct);
            return entered.Differing.Count > 0
                ? Show(file, parts, ticket, typed, TypedPeople.Errors(parts.Text, entered.Differing, places), new EnteredCount(entered.New, entered.Known))
                : Results.LocalRedirect(fields["go"] == "end" ? $"/encounters/{id}?kept=1" : $"/encounters/{id}/enter?kept=1");
        }
        catch (EntryRefusedException refusal)
        {
            return Show(file, parts, ticket, typed, TypedPeople.Errors(parts.Text, refusal.Problems, places));
        }
    }

    private static async Task<IResult> TemplateAsync(Guid id, [AsParameters] FormParts parts, SiteRegister site, CancellationToken ct)
    {
        if (await EnterableAsync(parts, id, ct) is null)
        {
            return Results.NotFound();
        }

        var purpose = ReportTexts.PurposeMark(site.Register.Purpose);
        using var bytes = new MemoryStream();
        PeopleTemplate.Write(bytes, parts.Text.Language, $"{purpose.En} {purpose.Km}");
        return Results.File(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "pratip-people.xlsx");
    }

    /// <summary>What may not be entered into is not found, like what is not there.</summary>
    internal static async Task<EncounterFile?> EnterableAsync(FormParts parts, Guid id, CancellationToken ct) =>
        parts.Actor.May(AccessVerb.View, AccessNoun.Removals) && await EncounterReader.FindAsync(parts.Actor.Register, id, ct) is { MayEnter: true } file ? file : null;

    private static IResult Show(EncounterFile file, FormParts parts, PeopleTicket ticket, TypedPeople typed, List<FieldError> errors, EnteredCount? entered = null) => Pages.Show<EnterPeoplePage>(new
    {
        File = file,
        Typed = typed,
        Entered = entered,
        Sealed = parts.Seals.Seal(TicketPurpose, ticket, KeptFor),
        Errors = errors,
    }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static int? NumberOf(string? typed) =>
        int.TryParse(KhmerDigits.ToAscii(typed ?? "").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : null;
}

/// <summary>What a file or a page has brought.</summary>
public sealed record EnteredCount(int New, int Known);
