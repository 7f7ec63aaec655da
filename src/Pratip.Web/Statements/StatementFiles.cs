using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Exchange.Statements;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Statements;
using Pratip.Statistics.Claims.Checked;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Statements;

/// <summary>Statements as files: the one that was sent, and a check to take away.</summary>
internal static class StatementFiles
{
    /// <summary>The register keeps a name as one line.</summary>
    private const int LongestName = 200;

    /// <summary>In which a check is taken out.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["html", "docx", "json"];

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/statements/{id:guid}/file", TakeOutAsync).RequireAccess(AccessVerb.View, AccessNoun.Statements);

    /// <summary>The words of a file, or what is wrong with it.</summary>
    public static async Task<(string? Words, Message? Problem)> ReadAsync(IFormFile sent, CancellationToken ct)
    {
        try
        {
            return ((await TextFiles.ReadAsync(await SentFile.ReadAsync(sent, ct), NameOf(sent), ct)).Text, null);
        }
        catch (UnreadableTextException unreadable)
        {
            return (null, unreadable.Problem);
        }
    }

    /// <summary>Without the folders that some browsers send along, and in one line.</summary>
    public static string NameOf(IFormFile sent)
    {
        var name = new string([.. sent.FileName[(sent.FileName.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes().Where(rune => !Rune.IsControl(rune)).SelectMany(rune => rune.ToString())]);
        return name.Length <= LongestName ? name : name[^(char.IsLowSurrogate(name[^LongestName]) ? LongestName - 1 : LongestName)..];
    }

    private static async Task<IResult> TakeOutAsync(Guid id, HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var query = http.Request.Query;
        var asked = query["format"].ToString() is { Length: > 0 } named ? named : Formats[0];
        if (Formats.FirstOrDefault(one => one == asked) is not { } format)
        {
            return Results.NotFound();
        }

        var language = LanguageCodes.TryParse(query["language"], out var chosen) ? chosen : text.Language;
        var file = $"statement-{id:N}-{language.Code()}.{format}";
        return await StatementReader.TakeOutAsync(actor.Register, id, StatementPages.Number(query["check"]), file, ct) is { } found
            ? Results.File(Render(found, format, language), TypeOf(format), file)
            : Results.NotFound();
    }

    private static byte[] Render(CheckedText text, string format, Language language) => format switch
    {
        "html" => Encoding.UTF8.GetBytes(CheckedTextHtml.Render(text, language)),
        "docx" => CheckedTextDocx.Render(text, language),
        _ => Encoding.UTF8.GetBytes(CheckedTextJson.Write(text)),
    };

    private static string TypeOf(string format) => format switch
    {
        "html" => "text/html",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/json",
    };
}
