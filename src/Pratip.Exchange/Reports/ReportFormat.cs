using Pratip.Kernel;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports;

public enum ReportFormat
{
    Html,
    Xlsx,
    Docx,
    Csv,
    Json,

    /// <summary>Printed by a browser, where there is one; the others the program writes by itself.</summary>
    Pdf,
}

public static class ReportFormats
{
    /// <summary>What can be written anywhere.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } = [ReportFormat.Html, ReportFormat.Xlsx, ReportFormat.Docx, ReportFormat.Csv, ReportFormat.Json];

    /// <summary>Those, and what a browser prints where it is asked for.</summary>
    public static IReadOnlyList<ReportFormat> With(bool pdf) => pdf ? [.. All, ReportFormat.Pdf] : All;

    /// <summary>Also the ending of the file.</summary>
    public static string Code(this ReportFormat format) => format.ToString().ToLowerInvariant();

    public static string MediaType(this ReportFormat format) => format switch
    {
        ReportFormat.Html => "text/html; charset=utf-8",
        ReportFormat.Csv => "text/csv; charset=utf-8",
        ReportFormat.Json => "application/json",
        ReportFormat.Pdf => "application/pdf",
        ReportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    /// <summary>CSV and JSON hold both languages in one file.</summary>
    public static bool IsPerLanguage(this ReportFormat format) => format is not (ReportFormat.Csv or ReportFormat.Json);

    public static bool TryParse(string? text, out ReportFormat format)
    {
        foreach (var candidate in With(pdf: true))
        {
            if (string.Equals(candidate.Code(), text, StringComparison.OrdinalIgnoreCase))
            {
                format = candidate;
                return true;
            }
        }

        format = default;
        return false;
    }

    /// <summary>The name of a file: annual-report-2024.en.html, report-2024-H1.csv.</summary>
    public static string FileName(this ReportFormat format, ReportDocument document, Language language)
    {
        var stem = document.Window.Days >= 365 ? "annual-report" : "report";
        var window = (document.Edition ?? document.Window.ToString()).Replace("..", "_", StringComparison.Ordinal);
        return format.IsPerLanguage() ? $"{stem}-{window}.{language.Code()}.{format.Code()}" : $"{stem}-{window}.{format.Code()}";
    }
}
