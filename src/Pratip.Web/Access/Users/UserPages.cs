using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Access.Users;

/// <summary>What an invitation is asked for with, as it was filled in.</summary>
public sealed record InviteForm(string Name, string DisplayName, string Agency, string Language, IReadOnlyList<string> Roles)
{
    public static InviteForm Empty { get; } = new("", "", "", "km", []);
}

/// <summary>The accounts of those whom a user keeps accounts for.</summary>
internal static class UserPages
{
    /// <summary>More than any field takes, so that what is too long is refused and not cut to what would fit.</summary>
    private const int LongestShown = 1000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/users", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Accounts);
        endpoints.MapGet("/users/new", static (SiteActor actor, CancellationToken ct) => ShowInviteAsync(actor, InviteForm.Empty, [], ct))
            .RequireAccess(AccessVerb.Enter, AccessNoun.Accounts);
        endpoints.MapPost("/users", InviteAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Accounts);
        endpoints.MapGet("/users/{id:guid}", static (Guid id, HttpContext http, SiteActor actor, CancellationToken ct) => ShowAsync(id, http.Request.Query["done"], actor, [], ct))
            .RequireAccess(AccessVerb.View, AccessNoun.Accounts);
        foreach (var (name, deed) in UserDeeds.All)
        {
            endpoints.MapPost($"/users/{{id:guid}}/{name}", ([FromForm] IFormCollection fields, Guid id, SiteActor actor, SiteRegister site, SiteText text, PratipSiteOptions options, CancellationToken ct) =>
                DoAsync(name, deed, new UserDeed(site.Register, AccountKeeper.Of(actor.Actor), id, fields, options.Office?.Issuer), actor, text, ct)).RequireAccess(AccessVerb.Enter, AccessNoun.Accounts);
        }
    }

    private static async Task<IResult> ListAsync(SiteActor actor, CancellationToken ct) => Pages.Show<UsersPage>(new
    {
        Users = await AccountReader.ListAsync(actor.Register, ct),
        MayInvite = actor.May(AccessVerb.Enter, AccessNoun.Accounts),
    });

    private static async Task<IResult> ShowInviteAsync(SiteActor actor, InviteForm form, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        var reach = actor.Actor.To(AccessVerb.Enter, AccessNoun.Accounts);
        await using var db = actor.Register.CreateContext();
        var agencies = await db.Agencies.Where(agency => !agency.IsVoided && (reach.All || reach.Agencies.Contains(agency.Id))).OrderBy(agency => agency.Code).ToListAsync(ct);
        return Pages.Show<InvitePage>(new { Form = form, Agencies = agencies, Errors = errors }, StatusOf(errors));
    }

    private static async Task<IResult> InviteAsync([FromForm] IFormCollection fields, SiteActor actor, SiteRegister site, SiteText text, CancellationToken ct)
    {
        var form = new InviteForm(
            TypedLine.Of(fields, "name", LongestShown), TypedLine.Of(fields, "display-name", LongestShown), TypedLine.Of(fields, "agency", LongestShown),
            TypedLine.Of(fields, "language", LongestShown), [.. fields["roles"].OfType<string>().Distinct(StringComparer.Ordinal)]);
        try
        {
            var options = new InviteOptions(AccountKeeper.Of(actor.Actor), form.Name, form.DisplayName, form.Agency, [.. form.Roles.Select(role => new RoleRequest(role))])
            {
                Language = form.Language,
            };
            return Pages.Show<InvitedPage>(new { Issued = await InvitationService.InviteAsync(site.Register, options, ct) });
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            return await ShowInviteAsync(actor, form, [new(FieldOf(refusal.Reason.Key), text.Say(refusal.Reason))], ct);
        }
    }

    private static async Task<IResult> ShowAsync(Guid id, string? done, SiteActor actor, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        if (await AccountReader.FindAsync(actor.Register, id, ct) is not { } user)
        {
            return Results.NotFound();
        }

        await using var db = actor.Register.CreateContext();
        return Pages.Show<UserPage>(new
        {
            User = user,
            Agency = await db.Agencies.SingleAsync(agency => agency.Code == user.AgencyCode, ct),
            MayChange = actor.May(AccessVerb.Enter, AccessNoun.Accounts),
            IsOwn = actor.Actor.UserId == id,
            Done = done is not null && UserDeeds.All.ContainsKey(done) ? done : null,
            Errors = errors,
        }, StatusOf(errors));
    }

    private static async Task<IResult> DoAsync(string name, Func<UserDeed, CancellationToken, Task<IssuedInvitation?>> work, UserDeed deed, SiteActor actor, SiteText text, CancellationToken ct)
    {
        try
        {
            return await work(deed, ct) is { } issued ? Pages.Show<InvitedPage>(new { Issued = issued }) : Results.LocalRedirect($"/users/{deed.UserId}?done={name}");
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            return await ShowAsync(deed.UserId, done: null, actor, [new("deeds", text.Say(refusal.Reason))], ct);
        }
    }

    private static string FieldOf(string reason) => reason switch
    {
        "accounts.display-name" => "display-name",
        "accounts.no-agency" => "agency",
        "accounts.language" => "language",
        "accounts.no-role" or "accounts.role-held" or "accounts.beyond-reach" => "roles",
        _ => "name",
    };

    private static int StatusOf(IReadOnlyList<FieldError> errors) => errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
}
