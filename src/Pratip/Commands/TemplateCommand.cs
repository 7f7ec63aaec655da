using System.CommandLine;
using Pratip.Exchange.Imports.Offline;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Agencies;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

internal static class TemplateCommand
{
    private static readonly Argument<string> Kind = new("AGENCY-KIND") { Description = "Kind of body (" + string.Join(", ", TemplateKind.All.Select(k => k.Id)) + ") or an agency code." };
    private static readonly Option<string> Out = new("--out") { Description = "The workbook to write.", Required = true, HelpName = "FILE" };
    private static readonly Option<string?> Agency = new("--agency") { Description = "Code of the body, written on the cover (where AGENCY-KIND is no code).", HelpName = "CODE" };
    private static readonly Option<ReportingWindow?> Period = CommonOptions.Window("--period", "Period, written on the cover", required: false);
    private static readonly Option<bool> Registered = new("--registered") { Description = "Fill in the rows that the body has registered for the period, to be edited and imported again. The file then holds names." };
    private static readonly Option<bool> WithoutNames = new("--without-names") { Description = "With --registered: leave names, documents, telephone numbers and remarks blank; blank then means unchanged." };
    private static readonly Option<string> LanguageOf = new("--lang") { Description = "Language of the drop-downs: en or km.", DefaultValueFactory = _ => "en", HelpName = "LANG" };

    public static Command Create()
    {
        LanguageOf.AcceptOnlyFromAmong("en", "km");
        var command = new Command(
            "template",
            "Write the workbook a body fills in: sheets, drop-downs and notes.\n\nExample: pratip template provincial-committee --out template.xlsx\n"
            + "Example: pratip template PC-12 --registered --period 2024-H1 --out PC-12-2024-H1.xlsx")
        {
            Kind, Out, Agency, Period, Registered, WithoutNames, LanguageOf,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var named = parsed.GetRequiredValue(Kind);
        if (TemplateKind.Find(named) is not var (kind, code))
        {
            throw new UsageException($"There is no template for '{named}'. Choose one of {string.Join(", ", TemplateKind.All.Select(k => k.Id))}, or an agency code such as PC-12.");
        }

        var agency = AgencyOf(parsed.GetValue(Agency), code);
        var file = Path.GetFullPath(parsed.GetRequiredValue(Out));
        if (parsed.GetValue(Registered))
        {
            return await WriteRegisteredAsync(parsed, kind, agency, file, output, ct);
        }

        if (parsed.GetValue(WithoutNames))
        {
            throw new UsageException("--without-names goes with --registered: an empty template holds no names.");
        }

        TemplateWriter.Write(kind, agency, file, new TemplateOptions { Language = LanguageIn(parsed), Period = parsed.GetValue(Period) });
        await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json) ? JsonAnswer.Of(new { kind = named, file }) : $"Wrote {file}");
        return Program.Succeeded;
    }

    private static async Task<int> WriteRegisteredAsync(ParseResult parsed, TemplateKind kind, string? agency, string file, TextWriter output, CancellationToken ct)
    {
        if (agency is null || parsed.GetValue(Period) is not { } period)
        {
            throw new UsageException("--registered needs to know whose rows of which period: give --agency (or an agency code instead of the kind) and --period, such as --agency PC-12 --period 2024-H1.");
        }

        var options = new RegisteredWorkbookOptions
        {
            Kind = kind,
            AgencyCode = agency,
            Period = period,
            WithoutNames = parsed.GetValue(WithoutNames),
            Language = LanguageIn(parsed),
        };
        await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), RegisterAccess.Read, TimeProvider.System, ct);
        var rows = await RegisteredWorkbook.WriteAsync(register, options, file, ct) ?? throw new UsageException($"The register has no agency '{agency}'.");
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(new { kind = kind.Id, agency, period = period.ToString(), names = !options.WithoutNames, rows, file }));
            return Program.Succeeded;
        }

        await output.WriteLineAsync($"Wrote {file}: {string.Join(", ", rows.Select(r => $"{r.Key} {r.Value}"))}.");
        await output.WriteLineAsync(options.WithoutNames
            ? "The file holds no names; a blank cell in the columns for names means unchanged."
            : "The file holds names of persons: keep it protected, and delete it when it is no longer needed. --without-names leaves them out.");
        return Program.Succeeded;
    }

    private static string? AgencyOf(string? option, string? code)
    {
        if (option is null || code is null || string.Equals(option, code, StringComparison.OrdinalIgnoreCase))
        {
            return code ?? AgencyTemplate.Standard.Agencies.FirstOrDefault(a => string.Equals(a.Code, option, StringComparison.OrdinalIgnoreCase))?.Code ?? option;
        }

        throw new UsageException($"The template of {code} was asked for, but --agency says {option}. Leave one of them out.");
    }

    private static Language LanguageIn(ParseResult parsed) => LanguageCodes.TryParse(parsed.GetValue(LanguageOf), out var language) ? language : Language.English;
}
