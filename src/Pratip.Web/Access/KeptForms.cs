using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Pratip.Web.Access;

/// <summary>A form that came after its session was over: whose it was, where it was sent, what was typed.</summary>
public sealed record KeptForm(Guid UserId, string Address, IReadOnlyList<KeptField> Fields);

public sealed record KeptField(string Name, string Value);

/// <summary>
/// Keeps what was typed while a session ran out, sealed into the sign-in page, so that the same user can send it after
/// signing in. Only a form that this site had shown to that user is kept: one that another site made the browser send looks
/// the same otherwise.
/// </summary>
public sealed class KeptForms(SealedFields fields, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options)
{
    private const string Purpose = "kept-form";

    /// <summary>More than this in one form is a file, which has to be chosen again.</summary>
    private const int Largest = 64 * 1024;

    internal static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>The sealed form; null if it is not one to be kept.</summary>
    internal async Task<string?> KeepAsync(HttpContext http)
    {
        var request = http.Request;
        if (request.ContentLength is null or > Largest
            || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true
            || ReturnAddress.Local(request.Path.ToUriComponent() + request.QueryString.ToUriComponent()) is not { } address
            || SiteSession.EndedUser(http) is not { } user || SiteSession.UserIdOf(user) is not { } userId
            || !await IsTheirsAsync(http, user))
        {
            return null;
        }

        var token = options.Value.FormFieldName;
        var typed = (await request.ReadFormAsync(http.RequestAborted)).Where(field => field.Key != token)
            .SelectMany(field => field.Value, static (field, value) => new KeptField(field.Key, value ?? ""));
        return fields.Seal(Purpose, new KeptForm(userId, address, [.. typed]), KeptFor);
    }

    /// <summary>Whether it is a form that this site has kept and may still be sent, whoever typed it.</summary>
    public bool IsKept(string kept) => fields.Open<KeptForm>(Purpose, kept) is not null;

    /// <summary>The form, for the user who typed it and nobody else.</summary>
    public KeptForm? Open(string? kept, Guid userId) => fields.Open<KeptForm>(Purpose, kept) is { } form && form.UserId == userId ? form : null;

    /// <summary>The token of a form is made out to its user, and is looked at as theirs.</summary>
    private async Task<bool> IsTheirsAsync(HttpContext http, System.Security.Claims.ClaimsPrincipal user)
    {
        var nobody = http.User;
        http.User = user;
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        finally
        {
            http.User = nobody;
        }
    }
}
