using System.CommandLine;
using Pratip.Exchange.Workbooks;

namespace Pratip.Commands;

internal static class TemplateCommand
{
    private static readonly Argument<string> Kind = new("AGENCY-KIND") { Description = "Kind of body (" + string.Join(", ", TemplateKind.All.Select(k => k.Id)) + ") or an agency code." };
    private static readonly Option<string> Out = new("--out") { Description = "The workbook to write.", Required = true, HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("template", "Write the workbook a body fills in: sheets, drop-downs and notes.\n\nExample: pratip template provincial-committee --out template.xlsx")
        {
            Kind, Out,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var kind = parsed.GetRequiredValue(Kind);
        var file = Path.GetFullPath(parsed.GetRequiredValue(Out));
        if (!TemplateWriter.Write(kind, file))
        {
            throw new UsageException($"There is no template for '{kind}'. Choose one of {string.Join(", ", TemplateKind.All.Select(k => k.Id))}, or an agency code such as PC-12.");
        }

        await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json) ? JsonAnswer.Of(new { kind, file }) : $"Wrote {file}");
        return Program.Succeeded;
    }
}
