using Pratip.Kernel;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Tests.Facts;

public sealed class FactTableTests
{
    [Fact]
    public void A_row_nothing_was_set_on_is_unknown_in_every_column()
    {
        var builder = new FactTableBuilder("t").DeclareDates("on").DeclareCodes("sex").DeclareAmounts("n");
        builder.AddRow();
        var table = builder.Build();

        Assert.Equal(FactTable.NoDate, table.GetDates("on").First[0]);
        Assert.Equal("unknown", table.GetCodes("sex").Dictionary[table.GetCodes("sex").Values[0]]);
        Assert.Equal(FactTable.NoAmount, table.GetAmounts("n")[0]);
    }

    [Theory]
    [InlineData("a", "c", "b")]
    [InlineData("c", "b", "a")]
    public void A_dictionary_is_in_ordinal_order_whatever_came_first(params string[] codes)
    {
        var builder = new FactTableBuilder("t").DeclareCodes("x");
        foreach (var code in codes)
        {
            builder.AddRow();
            builder.Codes("x").Set(code);
        }

        var column = builder.Build().GetCodes("x");

        Assert.Equal(["unknown", "a", "b", "c"], column.Dictionary);
        Assert.Equal(codes, column.Values.Select(v => column.Dictionary[v]), StringComparer.Ordinal);
    }

    [Fact]
    public void Rows_lie_in_the_order_of_the_first_key()
    {
        var builder = new FactTableBuilder("t").DeclareKeys("person").DeclareKeys("file").DeclareDates("on").DeclareCodes("sex");
        foreach (var person in new[] { 5, 1, 900_000_000, 1, 3 })
        {
            builder.AddRow();
            builder.Keys("person").Set(person);
            builder.Keys("file").Set(person % 10);
            builder.Dates("on").Set(person % 1000, person % 1000);
            builder.Codes("sex").Set(person == 1 ? "female" : "male");
        }

        var table = builder.Build();

        Assert.Equal([1, 1, 3, 5, 900_000_000], table.GetKeys("person"));
        Assert.Equal([1, 1, 3, 5, 0], table.GetKeys("file"));
        Assert.Equal([1, 1, 3, 5, 0], table.GetDates("on").First);
        Assert.Equal(2, table.GetCodes("sex").Values.Count(v => table.GetCodes("sex").Dictionary[v] == "female"));
    }

    [Fact]
    public void Exact_dates_are_kept_once_and_partial_ones_with_both_ends()
    {
        var builder = new FactTableBuilder("t", 16).DeclareDates("exact").DeclareDates("partial");
        for (var i = 0; i < 40; i++)
        {
            builder.AddRow();
            builder.Dates("exact").Set(new DateOnly(2024, 5, 5));
            builder.Dates("partial").Set(i == 20 ? PartialDate.OfYear(2024) : PartialDate.OfDay(new(2024, 5, 5)));
        }

        var table = builder.Build();

        Assert.True(table.GetDates("exact").IsExact);
        var partial = table.GetDates("partial");
        Assert.Equal(365, partial.Last[20] - partial.First[20]);
        Assert.Equal(partial.First[39], partial.Last[39]);
    }

    [Fact]
    public void A_row_without_a_key_is_refused()
    {
        var builder = new FactTableBuilder("removals").DeclareKeys("person");
        builder.AddRow();

        var problem = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.Contains("Row 1 of 'removals' has no key 'person'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_does_not_exist_is_named_with_those_that_do()
    {
        var table = FactSchema.Standard.Table("cases").NewTable().Build();

        var problem = Assert.Throws<KeyNotFoundException>(() => table.GetCodes("sex"));

        Assert.Contains("'cases' has no code column 'sex'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("province", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_column_of_the_contract_draws_from_a_classification()
    {
        Assert.All(
            FactSchema.Standard.Tables.SelectMany(t => t.Codes.Values),
            id => Assert.True(Pratip.Statistics.Classifications.ClassificationCatalogue.Standard.TryGet(id, out _), id));
    }

    [Fact]
    public void The_states_of_a_return_are_those_of_the_code_list()
    {
        var listed = Pratip.Reference.CodeLists.CodeListCatalogue.Standard.Get("return-state").Entries.Select(e => e.Code);

        Assert.Equal(listed, Enum.GetValues<ReturnState>().Select(s => s.Code()), StringComparer.Ordinal);
        Assert.All(Enum.GetValues<ReturnState>(), s => Assert.Equal(s, ReturnStates.Parse(s.Code())));
    }
}
