using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Access.SignIn;

/// <summary>Taking up an invitation. The code is typed into the form: an address stays in lists of what was visited.</summary>
internal static class InvitationPages
{
    private const string Address = "/invitation";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, static () => Show("", [])).Open();
        endpoints.MapPost(Address, AcceptAsync).Open().RequireRateLimiting(SignInRate.Policy);
    }

    private static async Task<IResult> AcceptAsync([FromForm] IFormCollection fields, HttpContext http, [AsParameters] SignInParts parts, CancellationToken ct)
    {
        var code = fields["code"].ToString();
        var password = fields["password"].ToString();
        if (!string.Equals(password, fields["again"].ToString(), StringComparison.Ordinal))
        {
            return Show(code, [new("again", parts.Text["web.password.differs"])]);
        }

        try
        {
            var accepted = await SignInService.AcceptInvitationAsync(parts.Site.Register, new AcceptInvitationOptions(code, password), ct);
            return await SignInPages.GoOnAsync(http, accepted, new SignInForm(), parts);
        }
        catch (RegisterException refusal)
        {
            var field = refusal.Reason.Key.StartsWith("password.", StringComparison.Ordinal) ? "password" : "code";
            return Show(code, [new(field, parts.Text.Say(refusal.Reason))]);
        }
    }

    /// <summary>The code comes back into its field, for it is long to type; whoever sees this page has just typed it.</summary>
    private static IResult Show(string code, IReadOnlyList<FieldError> errors) => Pages.Show<InvitationPage>(
        new { Code = code.Length <= 100 ? code : "", Errors = errors }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
