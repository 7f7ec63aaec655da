using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;
using Pratip.Web.Access.SignIn;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;
using SignInResult = Pratip.Registry.Access.SignIn.SignInResult;

namespace Pratip.Web.Access.Passkeys;

/// <summary>A passkey as its owner sees it.</summary>
public sealed record PasskeyLine(Guid Id, string Name, DateTimeOffset AddedAt, DateTimeOffset? UsedAt);

/// <summary>Signing in by a passkey, which is both factors at once, and keeping one's own.</summary>
internal static class PasskeyPages
{
    private const string Address = "/account/passkeys";

    /// <summary>Only somebody who signed in so lately adds a way in: a session left open must not become an account taken over.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, static (HttpContext http, [AsParameters] SignInParts parts, PasskeyCeremony ceremony, CancellationToken ct) =>
            ShowAsync(http, parts, ceremony, "", [], ct)).SignedIn();
        endpoints.MapPost(Address, AddAsync).SignedIn().RequireRateLimiting(SignInRate.Policy);
        endpoints.MapPost(Address + "/{id:guid}/rename", RenameAsync).SignedIn();
        endpoints.MapPost(Address + "/{id:guid}/remove", RemoveAsync).SignedIn();
        endpoints.MapPost("/sign-in/passkey", SignInAsync).Open().RequireRateLimiting(SignInRate.Policy);
    }

    private static async Task<IResult> SignInAsync([FromForm] IFormCollection fields, HttpContext http, [AsParameters] SignInParts parts, PasskeyCeremony ceremony, CancellationToken ct)
    {
        var form = SignInPages.Read(fields);
        return await ceremony.SignInAsync(http, fields["state"].ToString(), fields["answer"].ToString(), ct) switch
        {
            SignInResult.Ok right => await SignInPages.GoOnAsync(http, right, form, parts),
            null => SignInPages.Refuse(form, "passkey", parts.Text["web.passkeys.too-late"]),
            _ => SignInPages.Refuse(form, "passkey", parts.Text["web.passkeys.refused"]),
        };
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, SignInParts parts, PasskeyCeremony ceremony, string name, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        var actor = parts.Actor.Actor;
        var rows = await PasskeyService.ListAsync(parts.Site.Register, actor.UserId, ct);
        var done = http.Request.Query["done"].ToString();
        return Pages.Show<PasskeysPage>(new
        {
            Passkeys = rows.Select(row => (row, PasskeyRecord.Read(row.Data))).Select(one => new PasskeyLine(one.row.Id, one.row.Name, one.Item2.AddedAt, one.Item2.UsedAt)).ToList(),
            Question = ceremony.IsPossible(http) && IsFresh(parts) ? await ceremony.AskToCreateAsync(http, actor) : null,
            IsFresh = IsFresh(parts),
            Name = name,
            Done = done is "added" or "renamed" or "removed" ? done : null,
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AddAsync([FromForm] IFormCollection fields, HttpContext http, [AsParameters] SignInParts parts, PasskeyCeremony ceremony, CancellationToken ct)
    {
        var name = TypedLine.Of(fields, "name", 200);
        if (!IsFresh(parts))
        {
            return await ShowAsync(http, parts, ceremony, name, [new("add", parts.Text["web.passkeys.sign-in-again"])], ct);
        }

        if (await ceremony.MadeAsync(http, parts.Actor.Actor, name, fields["state"].ToString(), fields["answer"].ToString()) is not { } made)
        {
            return await ShowAsync(http, parts, ceremony, name, [new("add", parts.Text["web.passkeys.not-made"])], ct);
        }

        return await ChangeAsync(http, parts, ceremony, "added", name, async () => await PasskeyService.AddAsync(parts.Site.Register, made, ct), ct);
    }

    private static Task<IResult> RenameAsync(
        [FromForm] IFormCollection fields, Guid id, HttpContext http, [AsParameters] SignInParts parts, PasskeyCeremony ceremony, CancellationToken ct) =>
        ChangeAsync(http, parts, ceremony, "renamed", "", () => PasskeyService.RenameAsync(
            parts.Site.Register, new RenamePasskeyOptions(parts.Actor.Actor.UserId, id, TypedLine.Of(fields, "name", 200)), ct), ct);

    private static Task<IResult> RemoveAsync(
        [FromForm] IFormCollection fields, Guid id, HttpContext http, [AsParameters] SignInParts parts, PasskeyCeremony ceremony, CancellationToken ct)
    {
        _ = fields;
        return ChangeAsync(http, parts, ceremony, "removed", "", async () =>
            await SiteSession.GoOnAsync(http, await PasskeyService.RemoveAsync(parts.Site.Register, new RemovePasskeyOptions(parts.Actor.Actor.UserId, id), ct)), ct);
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http, SignInParts parts, PasskeyCeremony ceremony, string done, string name, Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
            return Results.LocalRedirect($"{Address}?done={done}");
        }
        catch (RegisterException refusal)
        {
            var field = done == "added" && refusal.Reason.Key == "passkey.name" && ceremony.IsPossible(http) ? "name" : "add";
            return await ShowAsync(http, parts, ceremony, name, [new(field, parts.Text.Say(refusal.Reason))], ct);
        }
    }

    private static bool IsFresh(SignInParts parts) => parts.Site.Register.Clock.GetUtcNow() - (parts.Actor.EndsAt - SiteSession.Longest) < Fresh;
}
