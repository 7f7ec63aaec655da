using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Complaints;

/// <summary>
/// The pages of complaints that need no account and no script: complain, follow it by its code, read published findings. Nothing of the
/// sender's address or device is read here, and the code travels in the body of a form, never in an address that a browser keeps.
/// </summary>
internal static class PublicComplaintPages
{
    /// <summary>
    /// A form of ten thousand Khmer letters takes a tenth of it, and no file: what is longer than may be kept is still read, so that it can be
    /// shown again to be shortened.
    /// </summary>
    private const int LargestForm = 1024 * 1024;

    private const string TicketPurpose = "public-complaint";
    private const string AddPurpose = "public-complaint-more";

    /// <summary>A page that was left open over a day.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/complaints/new", static ([AsParameters] PublicParts parts, CancellationToken ct) => AskAsync(parts, new LodgedForm(), [], ct)).Public("/complaints/new");
        endpoints.MapGet("/complaints/follow", static () => AskForCode([])).Public("/complaints/follow");
        endpoints.MapGet("/complaints/published", PublishedAsync).Public("/complaints/published");
        Limit(endpoints.MapPost("/complaints/new", LodgeAsync), "/complaints/new");
        Limit(endpoints.MapPost("/complaints/follow", FollowAsync), "/complaints/follow");
        Limit(endpoints.MapPost("/complaints/follow/more", AddAsync), "/complaints/follow");
    }

    private static void Limit(RouteHandlerBuilder endpoint, string begin) => endpoint.Public(begin)
        .WithFormOptions(bufferBodyLengthLimit: LargestForm, memoryBufferThreshold: LargestForm, multipartBodyLengthLimit: LargestForm, valueCountLimit: 32)
        .WithMetadata(new RequestSizeLimitAttribute(LargestForm));

    private static async Task<IResult> AskAsync(PublicParts parts, LodgedForm form, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        var bodies = await parts.Site.Register.Agencies.InForceAsync(ct);
        return Pages.Show<PublicComplaintPage>(new
        {
            Form = form.Ticket is null ? form with { Ticket = parts.Seals.Seal(TicketPurpose, new Ticket(RowId.Next(), ReceiptCode.New()), KeptFor) } : form,
            Bodies = bodies.Where(agency => agency.Kind is not ("embassy" or "ngo")).Select(agency => (agency.Code, parts.Text.Say(new LocalizedText(agency.NameEn, agency.NameKm)))).ToList(),
            Errors = errors,
        }, StatusOf(parts, errors));
    }

    /// <summary>What is wrong with a form; of one that came too soon it says when to send it again.</summary>
    private static int StatusOf(PublicParts parts, IReadOnlyList<FieldError> errors) =>
        errors.Count == 0 ? StatusCodes.Status200OK
        : parts.Http.Response.Headers.RetryAfter.Count > 0 ? StatusCodes.Status429TooManyRequests
        : StatusCodes.Status400BadRequest;

    /// <summary>Null where the form is taken.</summary>
    private static FieldError? TooSoon(PublicParts parts, TimeSpan? wait, string field)
    {
        if (wait is not { } time)
        {
            return null;
        }

        var seconds = (int)Math.Ceiling(time.TotalSeconds);
        parts.Http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new FieldError(field, parts.Text.Say("web.complaints.too-soon", seconds));
    }

    private static async Task<IResult> LodgeAsync([FromForm] IFormCollection fields, [AsParameters] PublicParts parts, CancellationToken ct)
    {
        var form = LodgedForm.Read(fields);
        if (TooSoon(parts, parts.Rate.WaitToFile(parts.Http), "text") is { } tooSoon)
        {
            return await AskAsync(parts, form, [tooSoon], ct);
        }

        if (parts.Seals.Open<Ticket>(TicketPurpose, form.Ticket) is not { } ticket)
        {
            return await AskAsync(parts, form with { Ticket = null }, [new("text", parts.Text["web.forms.too-old"])], ct);
        }

        try
        {
            var options = new LodgeComplaintOptions
            {
                Id = ticket.Id,
                Code = ticket.Code,
                About = form.About,
                Text = form.Text,
                ProvinceCode = form.Province,
                AccusedAgency = form.Body,
                IsDangerNow = form.Danger switch { "yes" => true, "no" => false, _ => null },
                Language = parts.Text.Language.Code(),
                Name = form.Name,
                Contact = form.Contact,
            };
            return await PublicComplaints.LodgeAsync(parts.Site.Register, options, ct) ? Pages.Show<ReceiptPage>(new { ticket.Code }) : Pages.Show<ReceivedPage>(new { });
        }
        catch (EntryRefusedException refusal)
        {
            return await AskAsync(parts, form, [.. refusal.Problems.Select(problem => new FieldError(LodgedForm.FieldOf(problem.Field), parts.Text.Say(problem.What)))], ct);
        }
    }

    private static IResult AskForCode(IReadOnlyList<FieldError> errors) =>
        Pages.Show<FollowPage>(new { Errors = errors }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> FollowAsync([FromForm] IFormCollection fields, [AsParameters] PublicParts parts, CancellationToken ct)
    {
        var code = TypedLine.Of(fields, "code", 100);
        return TooSoon(parts, parts.Rate.WaitToFollow(parts.Http), "code") is { } tooSoon
            ? Pages.Show<FollowPage>(new { Code = code, Errors = (IReadOnlyList<FieldError>)[tooSoon] }, StatusCodes.Status429TooManyRequests)
            : await ShowAsync(new MoreForm(code), parts, false, [], ct);
    }

    /// <summary>A code that is none, one that was never given and one that was replaced are answered in the same words.</summary>
    private static async Task<IResult> ShowAsync(MoreForm form, PublicParts parts, bool isAdded, IReadOnlyList<FieldError> errors, CancellationToken ct) =>
        await PublicComplaints.FollowAsync(parts.Site.Register, form.Code, ct) is { } followed
            ? Pages.Show<FollowedPage>(new
            {
                Followed = followed,
                Form = form with { Ticket = parts.Seals.Seal(AddPurpose, new Ticket(RowId.Next(), ""), KeptFor) },
                IsAdded = isAdded,
                Errors = errors,
            }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : AskForCode([new("code", parts.Text["web.complaints.code-wrong"])]);

    private static async Task<IResult> AddAsync([FromForm] IFormCollection fields, [AsParameters] PublicParts parts, CancellationToken ct)
    {
        var form = new MoreForm(TypedLine.Of(fields, "code", 100), LodgedForm.Words(fields, "text"), fields["entry"].ToString());
        if (TooSoon(parts, parts.Rate.WaitToFile(parts.Http), "text") is { } tooSoon)
        {
            // Without the complaint: whether the code is one is not said before it is this sender's turn.
            return Pages.Show<FollowedPage>(new { Form = form, IsAdded = false, Errors = (IReadOnlyList<FieldError>)[tooSoon] }, StatusCodes.Status429TooManyRequests);
        }

        if (parts.Seals.Open<Ticket>(AddPurpose, form.Ticket) is not { } ticket)
        {
            return await ShowAsync(form, parts, false, [new("text", parts.Text["web.forms.too-old"])], ct);
        }

        try
        {
            await PublicComplaints.AddAsync(parts.Site.Register, new AddInformationOptions { Id = ticket.Id, Code = form.Code, Text = form.Text }, ct);
            return await ShowAsync(new MoreForm(form.Code), parts, true, [], ct);
        }
        catch (EntryRefusedException refusal)
        {
            return await ShowAsync(form, parts, false, [.. refusal.Problems.Select(problem => new FieldError(LodgedForm.FieldOf(problem.Field), parts.Text.Say(problem.What)))], ct);
        }
    }

    private static async Task<IResult> PublishedAsync(SiteRegister site, CancellationToken ct) =>
        Pages.Show<PublishedFindingsPage>(new { Findings = await PublishedFinding.ListAsync(site.Register, ct) });

    /// <summary>Carried by the page until it comes back: the same page sent twice is one complaint with one code.</summary>
    private sealed record Ticket(Guid Id, string Code);
}

/// <summary>What the public pages need of the request: nothing that tells who sent it.</summary>
internal readonly record struct PublicParts(SiteRegister Site, SiteText Text, SealedFields Seals, ComplaintRate Rate, HttpContext Http);

/// <summary>What is added to a complaint by its code, as it was typed.</summary>
public sealed record MoreForm(string Code, string Text = "", string Ticket = "");

/// <summary>The public form as it was typed.</summary>
public sealed record LodgedForm
{
    public string? Ticket { get; init; }

    public string About { get; init; } = "";

    public string Text { get; init; } = "";

    public string Province { get; init; } = "";

    public string Body { get; init; } = "";

    public string Danger { get; init; } = "";

    public string Name { get; init; } = "";

    public string Contact { get; init; } = "";

    public static LodgedForm Read(IFormCollection fields) => new()
    {
        Ticket = fields["entry"].ToString(),
        About = TypedLine.Of(fields, "about", 50),
        Text = Words(fields, "text"),
        Province = TypedLine.Of(fields, "province", 10),
        Body = TypedLine.Of(fields, "body", 50),
        Danger = TypedLine.Of(fields, "danger", 10),
        Name = Words(fields, "name"),
        Contact = Words(fields, "contact"),
    };

    public static string Words(IFormCollection fields, string name) => fields[name].ToString().ReplaceLineEndings("\n").Trim();

    /// <summary>The field of the page beside which a problem of the options is said.</summary>
    public static string FieldOf(string property) => property switch
    {
        nameof(LodgeComplaintOptions.About) => "about",
        nameof(LodgeComplaintOptions.ProvinceCode) => "province",
        nameof(LodgeComplaintOptions.AccusedAgency) => "body",
        nameof(LodgeComplaintOptions.Name) => "name",
        nameof(LodgeComplaintOptions.Contact) => "contact",
        _ => "text",
    };
}
