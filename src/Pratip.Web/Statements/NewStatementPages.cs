using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Statements;
using Pratip.Web.Access;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Statements;

/// <summary>The page on which a statement is pasted or sent as a file. It is a page of its own, because a draft keeps no files.</summary>
internal static class NewStatementPages
{
    private const string TicketPurpose = "statement-ticket";

    /// <summary>Longer than any speech; what is longer is a book.</summary>
    private const int MostBytes = 12 * 1024 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/statements/new", (SealedFields seals, SiteActor actor) => Show(seals, new(), new StatementTicket(RowId.Next()), [])).RequireAccess(AccessVerb.Enter, AccessNoun.Statements);
        endpoints.MapPost("/statements/new", ReceiveAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Statements)
            .WithFormOptions(memoryBufferThreshold: MostBytes, valueLengthLimit: MostBytes, multipartBodyLengthLimit: MostBytes)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    private static async Task<IResult> ReceiveAsync([FromForm] IFormCollection fields, SiteActor actor, SiteText text, SealedFields seals, CancellationToken ct)
    {
        var typed = TypedStatement.Of(fields, text);
        if (seals.Open<StatementTicket>(TicketPurpose, fields["entry"]) is not { } ticket)
        {
            return Show(seals, typed, new StatementTicket(RowId.Next()), [new("title", text["web.forms.too-old"])]);
        }

        var sent = fields.Files.GetFile("file") is { FileName.Length: > 0 } file ? file : null;
        try
        {
            var options = typed.ToOptions(ticket.Id);
            if (sent is not null)
            {
                if (!string.IsNullOrWhiteSpace(options.Text))
                {
                    return Show(seals, typed, ticket, [new("file", text["web.statements.text-or-file"])]);
                }

                var (words, problem) = await StatementFiles.ReadAsync(sent, ct);
                if (words is null)
                {
                    return Show(seals, typed, ticket, [new("file", text.Say(problem!))]);
                }

                options = options with { Text = words, FileName = StatementFiles.NameOf(sent) };
            }

            await StatementService.RegisterAsync(actor.Register, options, ct);
            return Results.LocalRedirect(StatementPages.Address(ticket.Id) + "?kept=1");
        }
        catch (EntryRefusedException refusal)
        {
            return Show(seals, typed with { First = StatementTwins.FirstOf(refusal) }, ticket, [.. refusal.Problems.Select(problem => new FieldError(FieldOf(problem.Field, sent is not null), text.Say(problem.What)))]);
        }
    }

    /// <summary>What is wrong with the words of a file is said beside the file.</summary>
    private static string FieldOf(string property, bool isFile) =>
        isFile && property is nameof(RegisterStatementOptions.Text) or nameof(RegisterStatementOptions.FileName) ? "file" : Answers.FieldOf(property);

    private static IResult Show(SealedFields seals, TypedStatement typed, StatementTicket ticket, IReadOnlyList<FieldError> errors) =>
        Pages.Show<NewStatementPage>(
            new { Typed = typed, Sealed = seals.Seal(TicketPurpose, ticket, KeptFor), Errors = errors },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    /// <summary>Carried by the page until it comes back: the same page sent twice registers one statement.</summary>
    private sealed record StatementTicket(Guid Id);
}

/// <summary>What was typed on the page, so that it is there again where something was wrong.</summary>
public sealed record TypedStatement
{
    public string? Title { get; init; }

    public string? Speaker { get; init; }

    public string? Outlet { get; init; }

    public string? Place { get; init; }

    public string? Address { get; init; }

    public string? MadeOn { get; init; }

    /// <summary>The day as the register keeps it, where it can be read.</summary>
    public string? Day { get; init; }

    public string? IsOwn { get; init; }

    public string? Text { get; init; }

    /// <summary>The statement that these words were registered as before; null where there is none.</summary>
    public Guid? First { get; init; }

    public static TypedStatement Of(IFormCollection fields, SiteText text) => new()
    {
        Title = Given(fields["title"]),
        Speaker = Given(fields["speaker"]),
        Outlet = Given(fields["outlet"]),
        Place = Given(fields["place"]),
        Address = Given(fields["address"]),
        MadeOn = Given(fields["made-on"]),
        Day = TypedDate.Of(fields, "made-on", text).IsoOrWritten,
        IsOwn = Given(fields["is-own"]),
        Text = fields["text"].ToString().ReplaceLineEndings("\n"),
    };

    public RegisterStatementOptions ToOptions(Guid id) => new()
    {
        Id = id,
        Title = Title,
        Speaker = Speaker,
        Outlet = Outlet,
        Place = Place,
        Address = Address,
        MadeOn = Day,
        IsOwn = IsOwn switch { "yes" => true, "no" => false, _ => null },
        Text = Text,
    };

    private static string? Given(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
