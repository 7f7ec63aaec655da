using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pratip.Exchange.Statements;
using Pratip.Kernel;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Testing.Programs;

namespace Pratip.Exchange.Tests.Statements;

/// <summary>A checked text as a page and as a document.</summary>
public sealed class CheckedTextFileTests : IDisposable
{
    private const string Speech = "<script>alert(1)</script> In 2024 there were 197 cases & \"more\".\n\nIn 2023 there were 150 cases, and cases fell in 2024.\n\n\u202Eបានបង្ក្រាប ១៩៧ ករណី ក្នុងឆ្នាំ២០២៤។";

    private static readonly DateOnly Day = new(2025, 3, 28);

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-checked-").FullName;

    public static TheoryData<Language> Languages => [Language.English, Language.Khmer];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_page_marks_each_claim_and_leads_to_what_was_found_and_back(Language language)
    {
        var text = Checked();
        var page = XDocument.Parse(CheckedTextHtml.Render(text, language).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.True(text.Claims.Count >= 3, $"{text.Claims.Count} claims");
        Assert.Contains("១៩៧", Assert.Single(text.Unread).In(text.Text), StringComparison.Ordinal);
        Assert.Contains(text.Claims, c => c.Verdict is ClaimVerdict.Agrees);
        Assert.Contains(text.Claims, c => c.Verdict is ClaimVerdict.Contradicts);
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.Descendants("a").Select(a => a.Attribute("href")!.Value), href => Assert.Contains(href[1..], ids, StringComparer.Ordinal));
        Assert.All(text.Claims, c => Assert.Contains(page.Descendants("mark"), m => m.Descendants("a").Any(a => a.Attribute("href")!.Value == $"#claim-{c.Number}")));
        Assert.Contains(" cases & \"more\"", string.Concat(page.Descendants("p").Select(p => p.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_text_holds_stays_text_and_the_page_asks_for_nothing()
    {
        var page = CheckedTextHtml.Render(Checked() with { Title = "<img src=x onerror=alert(1)>", Source = "http://example.org/\"><script>" }, Language.English);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        var leads = XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Descendants().Attributes().Where(a => a.Name.LocalName is "src" or "href");
        Assert.All(leads, a => Assert.StartsWith("#", a.Value, StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_what_was_too_crowded_to_read_the_beginning_is_told_and_no_word_that_the_text_claims_nothing()
    {
        var crowd = string.Join(". ", Enumerable.Range(0, 60).Select(_ => "Cases: " + string.Join(" and ", Enumerable.Range(100, 50).Select(i => $"{i} cases"))));
        var text = TextCheck.Of(new("Numbers", crowd, Day), null, null, Day);
        Assert.Equal(60, text.Unread.Count);
        var page = CheckedTextHtml.Render(text, Language.English);
        var told = page[page.IndexOf("id=\"unread\"", StringComparison.Ordinal)..];
        Assert.InRange(told.Length, 15_000, 20_000);
        Assert.Contains("10 more pieces.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("The text makes no claim", page, StringComparison.Ordinal);
        Assert.Contains("What could be read of the text makes no claim", page, StringComparison.Ordinal);
    }

    /// <summary>Whoever reads "agrees" at one number must not take the next one for checked.</summary>
    [Theory]
    [InlineData("en", "Numbers that were not read")]
    [InlineData("km", "លេខដែលមិនបានអាន")]
    public void Numbers_that_were_not_read_are_told_on_the_page_and_in_the_document_until_a_person_makes_a_claim_of_them(string code, string heading)
    {
        Assert.True(LanguageCodes.TryParse(code, out var language));
        var text = CheckedTextJson.Read(CheckedTextJson.Write(TextCheck.Of(
            new("A talk", "In 2024 there were 197 cases. Well, the judges smiled at 130 people.", Day), new EditionsInForce([Edition()]), RegisterPurpose.Demonstration, Day)));
        const string Told = "\u201C130\u201D: Well, the judges smiled at 130 people.";
        Assert.Equal("130", Assert.Single(text.Passed).Number.In(text.Text));

        var page = XDocument.Parse(CheckedTextHtml.Render(text, language).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        var section = Assert.Single(page.Descendants("section"), one => one.Attribute("id")?.Value == "passed");
        Assert.Equal(heading, section.Element("h2")!.Value);
        Assert.Equal(Told, Assert.Single(section.Elements("blockquote")).Value);
        using (var document = WordprocessingDocument.Open(new MemoryStream(CheckedTextDocx.Render(text, language)), false))
        {
            Assert.Contains(Told, document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        }

        var added = text.Claims[0].Claim with { Span = text.Passed[0].Number, Sentence = text.Passed[0].Sentence };
        var again = TextCheck.Again(text, [text.Claims[0].Claim, added], new EditionsInForce([Edition()]), RegisterPurpose.Demonstration, Day);
        Assert.Empty(again.Passed);
        Assert.DoesNotContain("id=\"passed\"", CheckedTextHtml.Render(again, language), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_document_is_valid_and_opens_in_another_program(Language language)
    {
        var bytes = CheckedTextDocx.Render(Checked(), language);
        using (var document = WordprocessingDocument.Open(new MemoryStream(bytes), false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }

        var file = Path.Combine(_folder, "a.docx");
        await File.WriteAllBytesAsync(file, bytes);
        var text = await File.ReadAllTextAsync(await LibreOffice.ConvertAsync(file, "txt", "txt:Text (encoded):UTF8"));
        Assert.Contains("<script>alert(1)</script> In 2024 there were", text, StringComparison.Ordinal);
        Assert.Contains(language == Language.Khmer ? "ការអះអាង" : "The claims", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_claims_and_one_without_figures_say_so()
    {
        var nothing = CheckedTextHtml.Render(TextCheck.Of(new("t", "Good morning."), null, null, Day), Language.English);
        Assert.Contains("makes no claim", nothing, StringComparison.Ordinal);
        Assert.Contains("only the sums within the text were done", nothing, StringComparison.Ordinal);
    }

    private static CheckedText Checked() => TextCheck.Of(new("A speech", Speech, Day) { Source = "radio" }, new EditionsInForce([Edition()]), RegisterPurpose.Demonstration, Day);

    private static DatedEdition Edition()
    {
        var measure = MeasureCatalogue.Standard.Get("cases.headline");
        var (year, before) = (ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023));
        EditionCell Cell(ReportingWindow window, long value) => new(measure.Id, window, null, null, value, EditionCellState.Counted);
        var content = new EditionContent(
            new(year, [before], Vintage.Provisional, 1, new(2025, 1, 31), RegisterPurpose.Demonstration, 1), [measure], [], [Cell(before, 164), Cell(year, 197)], []);
        return new("2024-p1", content, new string('a', 64), new(2025, 2, 3));
    }
}
