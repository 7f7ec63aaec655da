using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Tests.Tables;

public sealed class TableCatalogueTests
{
    [Theory]
    [InlineData("""{ "measure": "cases.none" }""", "no measure 'cases.none'")]
    [InlineData("""{ "measure": "cases.headline", "by": "sex" }""", "no breakdown 'sex'")]
    [InlineData("""{ "measure": "cases.headline", "by": "group", "key": "smuggling" }""", "'smuggling' is not a code")]
    [InlineData("""{ "measure": "cases.headline", "key": "trafficking" }""", "need 'by'")]
    [InlineData("""{ "measure": "cases.headline", "by": "province", "top": 0 }""", "1 or more")]
    [InlineData("""{ "measure": "cases.headline", "label": { "en": "", "km": "ករណី" } }""", "missing in English")]
    public void A_mistake_is_named_with_table_and_row(string row, string what)
    {
        var problem = Assert.Throws<InvalidDataException>(() => TableCatalogue.Parse(Document("A1", row)));

        Assert.Contains("table 'A1', row 1", problem.Message, StringComparison.Ordinal);
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_tables_are_sound() => Assert.Equal(9, TableCatalogue.Standard.Sections.Count);

    private static string Document(string table, string row) =>
        $$"""
        [ { "letter": "A", "title": { "en": "a", "km": "ក" }, "tables": [ { "id": "{{table}}", "title": { "en": "a", "km": "ក" }, "rows": [ {{row}} ] } ] } ]
        """;
}
