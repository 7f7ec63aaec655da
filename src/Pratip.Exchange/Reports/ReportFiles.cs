using System.Text;
using Pratip.Exchange.Reports.Docx;
using Pratip.Exchange.Reports.Html;
using Pratip.Kernel;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports;

/// <summary>Writes a report to files. The same document yields the same bytes, today and on any other machine.</summary>
public static class ReportFiles
{
    /// <summary>The bytes of one file in any format; for a PDF, where a browser prints it.</summary>
    /// <exception cref="Pdf.PdfPrinterException">A PDF was asked for and could not be printed here.</exception>
    public static async Task<byte[]> RenderAsync(ReportDocument document, ReportFormat format, ReportStyle style, CancellationToken ct) => format is ReportFormat.Pdf
        ? await Pdf.ChromiumPdf.PrintAsync(Pdf.PrintedPatterns.AsLines(ReportHtml.Render(document, style)), ct)
        : Render(document, format, style);

    /// <summary>The bytes of one file that the program writes by itself; <paramref name="style"/> counts only where a format has a file for each language.</summary>
    public static byte[] Render(ReportDocument document, ReportFormat format, ReportStyle style) => format switch
    {
        ReportFormat.Html => Encoding.UTF8.GetBytes(ReportHtml.Render(document, style)),
        ReportFormat.Csv => ReportCsv.Render(document),
        ReportFormat.Json => ReportJson.Render(document),
        ReportFormat.Xlsx => ReportXlsx.Render(document, style),
        ReportFormat.Docx => ReportDocx.Render(document, style),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A PDF is printed, not written."),
    };

    /// <summary>Writes every format in every language asked for and returns the paths in the order of writing.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        ReportDocument document,
        string folder,
        IReadOnlyCollection<Language> languages,
        IReadOnlyCollection<ReportFormat> formats,
        CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        var files = formats.Distinct()
            .SelectMany(format => (format.IsPerLanguage() ? languages.Distinct() : languages.Take(1)).Select(language => (Format: format, Language: language)))
            .Select(file => (file.Format, file.Language, Path: Path.Combine(folder, file.Format.FileName(document, file.Language))))
            .ToList();

        // A browser takes seconds for a page, in a process of its own: the other files are written in the meantime.
        var printed = Task.WhenAll(files.Where(file => file.Format is ReportFormat.Pdf).Select(WriteAsync));
        try
        {
            foreach (var file in files.Where(file => file.Format is not ReportFormat.Pdf))
            {
                await WriteAsync(file);
            }
        }
        finally
        {
            await printed;
        }

        return [.. files.Select(file => file.Path)];

        async Task WriteAsync((ReportFormat Format, Language Language, string Path) file)
        {
            cancellation.ThrowIfCancellationRequested();
            await WriteWholeAsync(file.Path, await RenderAsync(document, file.Format, new ReportStyle(file.Language), cancellation), cancellation);
        }
    }

    /// <summary>A file appears whole or not at all: it is written under another name beside its place and then moved there.</summary>
    internal static async Task WriteWholeAsync(string path, byte[] content, CancellationToken cancellation)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllBytesAsync(draft, content, cancellation);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
