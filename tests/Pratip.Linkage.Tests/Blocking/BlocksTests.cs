using FsCheck;
using FsCheck.Fluent;
using Pratip.Linkage.Blocking;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Tests.Blocking;

public sealed class BlocksTests
{
    [Fact]
    public void Sorting_by_digits_sorts_and_keeps_the_order_of_equals() => Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, int.MaxValue).Select(i => (uint)i * 3)).ToArbitrary(), keys =>
    {
        var (sorted, values) = ((uint[])keys.Clone(), Enumerable.Range(0, keys.Length).ToArray());
        RadixSort.Sort(ref sorted, ref values);
        Assert.Equal(keys.Select((key, i) => (key, i)).OrderBy(k => k.key).Select(k => k.i), values);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_rule_brings_together_whoever_shares_all_its_keys_and_nobody_else() => Prop.ForAll(
        Gen.ArrayOf(from name in Gen.Elements("sok", "keo", "chan", "") from year in Gen.Elements("1987", "1990", "") select (name, year)).ToArbitrary(), people =>
    {
        var builder = new RecordTableBuilder([new("name", FieldKind.Text), new("year", FieldKind.Category)]);
        Array.ForEach(people, person => builder.Add(person.name, person.year));
        var keys = new KeyColumns(builder.Build());
        var rule = new BlockingRule([new(0, KeyForm.Whole), new(1, KeyForm.Whole)]);
        var blocks = Blocks.Of(keys.Of(rule), Enumerable.Range(0, people.Length).ToArray());
        var found = Enumerable.Range(0, blocks.Count).SelectMany(block => Pairs(blocks[block].ToArray())).ToHashSet();
        var expected = Pairs([.. Enumerable.Range(0, people.Length)]).Where(pair => people[pair.Item1] == people[pair.Item2] && people[pair.Item1] is { name: not "", year: not "" }).ToHashSet();
        Assert.Equal(expected, found);
        Assert.Equal(expected.Count, blocks.Pairs);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_record_with_two_names_stands_in_the_blocks_of_both()
    {
        var builder = new RecordTableBuilder([new("name", FieldKind.Name)]);
        builder.Add("Sok Dara\u001FBong Thom");
        builder.Add("Thom");
        builder.Add("Dara");
        var keys = new KeyColumns(builder.Build());
        var blocks = Blocks.Of(keys.Of(new BlockingRule([new(0, KeyForm.Whole)])), [0, 1, 2]);
        Assert.Equal([(0, 1), (0, 2)], Enumerable.Range(0, blocks.Count).SelectMany(block => Pairs(blocks[block].ToArray())).Order());
    }

    [Fact]
    public void A_hundred_thousand_people_of_one_name_and_birthday_are_compared_in_windows()
    {
        const int count = 100_000;
        var builder = new RecordTableBuilder([new("name", FieldKind.Text), new("birth", FieldKind.Date), new("document", FieldKind.Code)]);
        for (var i = 0; i < count; i++)
        {
            builder.Add("Sok Dara", "1990-01-01", $"N{(i * 7919L) % count / 2:000000}");
        }

        var table = builder.Build();
        var blocks = Blocks.Of(new KeyColumns(table).Of(new BlockingRule([new(0, KeyForm.Whole), new(1, KeyForm.Whole)])), Enumerable.Range(0, count).ToArray());
        blocks.SortLarge(new ValueOrder([table.Columns[2]], (a, b) => a.CompareTo(b)));
        Assert.InRange(blocks.Pairs, 1, (long)count * Blocks.Window);
        Assert.Equal((long)count * (count - 1) / 2, blocks.Pairs + blocks.Cut);
        var order = blocks[0].ToArray();
        Assert.All(Enumerable.Range(0, count / 2), i => Assert.Equal(table.Columns[2].Text(order[2 * i]), table.Columns[2].Text(order[(2 * i) + 1])));
    }

    private static IEnumerable<(int, int)> Pairs(int[] records) =>
        from i in Enumerable.Range(0, records.Length) from j in Enumerable.Range(i + 1, records.Length - i - 1) select (records[i], records[j]);
}
