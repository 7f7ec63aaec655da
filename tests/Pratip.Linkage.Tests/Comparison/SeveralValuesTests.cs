using Pratip.Linkage.Blocking;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Tests.Linking;

namespace Pratip.Linkage.Tests.Comparison;

public sealed class SeveralValuesTests
{
    private const char And = RecordTable.Separator;

    [Theory]
    [InlineData("012345678", "012345678|098765432", AgreementLevel.Exact)]
    [InlineData("011111111|012345678", "098765432|012 345 678", AgreementLevel.Exact)]
    [InlineData("012345678|098765432", "098765432|012345678", AgreementLevel.Exact)]
    [InlineData("011111111|012345678", "098765432|012345679", AgreementLevel.OneSlip)]
    [InlineData("011111111|022222222", "093333333|094444444", AgreementLevel.Differ)]
    [InlineData("011111111|022222222", "", AgreementLevel.Missing)]
    public void The_two_that_are_most_alike_count(string one, string other, AgreementLevel expected)
    {
        var comparator = Assert.Single(Comparators.For(Table(one, other)));
        var (a, b) = (comparator.Column.Values[0], comparator.Column.Values[1]);
        Assert.Equal((expected, expected), (comparator.Levels[comparator.Level(a, b)], comparator.Levels[comparator.Level(b, a)]));
    }

    [Fact]
    public void A_number_that_some_have_alone_and_others_among_several_is_as_frequent_as_it_is()
    {
        var column = Assert.Single(Table("12345678", "12345678|87654321", "55555555|12345678", "99999999").Columns);
        Assert.Equal(3, column.EqualPairs);
        Assert.Equal(0.75, column.Share(column.Values[0]));
        Assert.Equal(1, column.Share(column.Values[1]));
    }

    [Fact]
    public void Records_with_one_of_several_numbers_in_common_are_brought_together()
    {
        var column = Assert.Single(Table("12345678|11111111", "22222222|12345678", "11111112").Columns);
        var keys = new KeyColumn(column, new BlockingKey(0, KeyForm.Whole));
        Assert.True(keys.Share(0, 1));
        Assert.False(keys.Share(0, 2));
    }

    [Fact]
    public void To_have_one_of_two_documents_in_common_weighs_as_much_as_to_have_one_and_the_same()
    {
        var (table, persons) = InventedReports.Make(400, 3);
        var builder = new RecordTableBuilder(InventedReports.Fields);
        for (var record = 0; record < table.Count; record++)
        {
            var values = table.Columns.Select(column => column.Text(record)).ToArray();
            values[^1] = values[^1].Length > 0 && record % 2 == 0 ? $"{values[^1]}{And}A{900_000 + record}" : values[^1];
            builder.Add(values);
        }

        var run = new Linker(builder.Build(), new LinkageOptions()).Run();
        var shared = run.Edges.Where(edge => persons[edge.A] == persons[edge.B] && run.Level(edge.A, edge.B, 5) == AgreementLevel.Exact).ToList();
        Assert.InRange(shared.Count, 50, table.Count);
        Assert.All(shared, edge => Assert.Equal(run.Explain(edge.A, edge.B).Parts.Sum(part => part.Weight + part.Rarity), edge.Bits, 1e-2));
        Assert.Contains(shared, edge => run.Table.Columns[5].Text(edge.A) != run.Table.Columns[5].Text(edge.B));
        Assert.All(shared, edge => Assert.InRange(run.Explain(edge.A, edge.B).Parts[5].Weight, 5, 20));
    }

    private static RecordTable Table(params string[] phones)
    {
        var builder = new RecordTableBuilder([new("phone", FieldKind.Phone)]);
        Array.ForEach(phones, phone => builder.Add(phone.Replace('|', And)));
        return builder.Build();
    }
}
