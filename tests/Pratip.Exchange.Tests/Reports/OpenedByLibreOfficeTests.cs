using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Testing.Programs;

namespace Pratip.Exchange.Tests.Reports;

/// <summary>The report's workbook and document as another program reads them.</summary>
public sealed class OpenedByLibreOfficeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-office-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Language.English, "Cases", "Phnom Penh")]
    [InlineData(Language.Khmer, "ករណី", "រាជធានីភ្នំពេញ")]
    public async Task The_workbook_opens_with_numbers_as_numbers(Language language, string cases, string province)
    {
        var file = await WriteAsync(ReportFormat.Xlsx, language);

        var table = await LibreOffice.ConvertAsync(file, "html");
        var text = await File.ReadAllTextAsync(table);

        Assert.Contains(cases, text, StringComparison.Ordinal);
        Assert.Contains(province, text, StringComparison.Ordinal);
        Assert.Contains("sdval=\"197\"", text, StringComparison.Ordinal);
        Assert.Contains("sdval=\"164\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "Annual report 2024")]
    [InlineData(Language.Khmer, "របាយការណ៍ប្រចាំឆ្នាំ ២០២៤")]
    public async Task The_document_opens_with_its_title_and_figures(Language language, string title)
    {
        var file = await WriteAsync(ReportFormat.Docx, language);

        var text = await File.ReadAllTextAsync(await LibreOffice.ConvertAsync(file, "txt", "txt:Text (encoded):UTF8"));

        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains(language == Language.Khmer ? "១៩៧" : "197", text, StringComparison.Ordinal);
        Assert.Contains("cases.headline", text, StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(ReportFormat format, Language language) =>
        (await ReportFiles.WriteAsync(SampleReport.Document, _folder, [language], [format])).Single();
}
