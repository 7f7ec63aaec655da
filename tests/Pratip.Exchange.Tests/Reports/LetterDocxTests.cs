using Pratip.Exchange.Reports.Docx;
using Pratip.Kernel;
using Pratip.Testing.Programs;

namespace Pratip.Exchange.Tests.Reports;

public sealed class LetterDocxTests : IDisposable
{
    private static readonly LetterSheet[] Sheets =
    [
        new(Language.Khmer, "កំណត់ទូត", ["លេខយោង៖ R-1", "ឈ្មោះ <Nguyen> & Mai"]),
        new(Language.English, "Note verbale", ["Reference: R-1", "Name <Nguyen> & Mai"]),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-letter-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_letter_opens_in_another_program_in_both_languages_under_the_kingdom_s_head()
    {
        var file = Path.Combine(_folder, "note.docx");
        await File.WriteAllBytesAsync(file, LetterDocx.Render(Sheets, RegisterPurpose.Test, new DateOnly(2026, 3, 2)));
        var text = await File.ReadAllTextAsync(await LibreOffice.ConvertAsync(file, "txt", "txt:Text (encoded):UTF8"));
        foreach (var line in (string[])["ព្រះរាជាណាចក្រកម្ពុជា", "កំណត់ទូត", "លេខយោង៖ R-1", "Kingdom of Cambodia", "Note verbale", "Name <Nguyen> & Mai"])
        {
            Assert.Contains(line, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_letter_is_the_same_file() => Assert.Equal(
        LetterDocx.Render(Sheets, RegisterPurpose.Demonstration, new DateOnly(2026, 3, 2)), LetterDocx.Render(Sheets, RegisterPurpose.Demonstration, new DateOnly(2026, 3, 2)));
}
