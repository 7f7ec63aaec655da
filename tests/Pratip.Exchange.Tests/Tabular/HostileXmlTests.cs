using Pratip.Exchange.Tabular;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class HostileXmlTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("<!DOCTYPE a><worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'boom'>]><worksheet><sheetData><row><c t='str'><v>&x;</v></c></row></sheetData></worksheet>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet>&x;</worksheet>")]
    public void Document_types_and_entities_are_refused(string sheet) =>
        Assert.Equal("forbidden-xml", _files.Refused(Files.Raw(sheet)).Code);

    [Fact]
    public void An_endless_attribute_is_not_held_in_memory() =>
        Assert.Equal("endless-text", _files.Refused(Files.Raw($"<worksheet a='{new string('x', 3 << 20)}'/>")).Code);

    [Fact]
    public void An_endless_text_is_not_held_in_memory() =>
        Assert.Equal("endless-text", _files.Refused(Files.Raw($"<row><c t='str'><v>{new string('x', 3 << 20)}</v></c></row>")).Code);

    [Fact]
    public void Endless_CDATA_is_not_held_in_memory() =>
        Assert.Equal("forbidden-xml", _files.Refused(Files.Raw($"<row><c t='str'><v><![CDATA[{string.Concat(Enumerable.Repeat("<>", 1 << 19))}]]></v></c></row>")).Code);

    [Fact]
    public void CDATA_of_a_sane_size_is_text() =>
        Assert.Equal("a<b", _files.Rows(Files.Raw("<row><c t='str'><v><![CDATA[a<b]]></v></c></row>"))[0][0].Text);

    [Fact]
    public void A_bottomless_tree_is_damage() =>
        Assert.Equal("damaged", _files.Refused(Files.Raw("<worksheet>" + string.Concat(Enumerable.Repeat("<a>", 100_000)))).Code);

    [Fact]
    public void Endlessly_many_names_are_damage() =>
        Assert.Equal("damaged", _files.Refused(Files.Raw("<worksheet>" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<n{i}/>")) + "</worksheet>")).Code);

    [Theory]
    [InlineData("<row r='2'><c><v>1</v></c></row><row r='1'><c><v>1</v></c></row>")]
    [InlineData("<row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>")]
    [InlineData("<row r='0'/>")]
    [InlineData("<row r='-5'/>")]
    [InlineData("<row r='99999999999'/>")]
    [InlineData("<row r='1048577'/>")]
    [InlineData("<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>")]
    [InlineData("<row r='1'><c r='A2'><v>1</v></c></row>")]
    [InlineData("<row r='1'><c r='??'><v>1</v></c></row>")]
    [InlineData("<row r='1'><c t='s'><v>7</v></c></row>")]
    [InlineData("<row r='1'><c t='s'><v>-1</v></c></row>")]
    [InlineData("<row r='1'><c><v>twelve</v></c></row>")]
    [InlineData("<row r='1'><c><v>1e999</v></c></row>")]
    [InlineData("<row r='1'><c t='d'><v>yesterday</v></c></row>")]
    [InlineData("<row r='1'><c><v>1</v></row>")]
    [InlineData("<row r='1'><c t='str'><v>&#x0;</v></c></row>")]
    public void What_contradicts_the_format_is_damage(string rows) => Assert.Equal("damaged", _files.Refused(Files.Raw(rows)).Code);

    [Fact]
    public void A_damaged_cell_is_named()
    {
        var refusal = _files.Refused(Files.Raw("<row r='7'><c r='C7'><v>twelve</v></c></row>"));
        Assert.Equal(new Pratip.Reference.Wording.Message("exchange.tabular.place.cell", "Cases", "C7"), refusal.Problem.Args[1]);
    }

    [Fact]
    public void A_sheet_whose_part_is_missing_is_damage() => Assert.Equal("damaged", _files.Refused(Files.Zip(
        ("xl/workbook.xml", "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='A' r:id='r1'/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='../../../etc/passwd'/></Relationships>"))).Code);
}
