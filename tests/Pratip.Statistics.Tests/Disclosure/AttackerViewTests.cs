using FsCheck;
using FsCheck.Fluent;
using Pratip.Statistics.Disclosure;

namespace Pratip.Statistics.Tests.Disclosure;

public sealed class AttackerViewTests
{
    /// <summary>A quarter's bulletin of another country: 4,524 people, 3,291 male, 1,226 female.</summary>
    [Fact]
    public void Seven_people_are_found_out_by_taking_two_figures_from_a_third()
    {
        var bulletin = new CellSystem([4524, 3291, 1226, 7], [new CellSum(0, [1, 2, 3])]);
        var found = Assert.Single(AttackerView.Of(bulletin, [false, false, false, true]));
        Assert.Equal(new CellInterval(7, 7), found.Value);
    }

    [Fact]
    public void Two_hidden_parts_are_known_between_nothing_and_what_is_left_for_both()
    {
        var found = AttackerView.Of(new CellSystem([100, 90, 3, 7], [new CellSum(0, [1, 2, 3])]), [false, false, true, true]);
        Assert.Equal(new CellInterval(0, 10), found[2]);
        Assert.Equal(new CellInterval(0, 10), found[3]);
    }

    [Fact]
    public void A_hidden_total_of_hidden_parts_has_no_limit()
    {
        var found = AttackerView.Of(new CellSystem([10, 3, 7], [new CellSum(0, [1, 2])]), [true, true, true]);
        Assert.All(found.Values, interval => Assert.Equal(double.PositiveInfinity, interval.Most));
        Assert.All(found.Values, interval => Assert.Equal(0, interval.Least));
    }

    [Fact]
    public void What_is_known_beside_a_hidden_total_limits_it_from_below()
    {
        var found = AttackerView.Of(new CellSystem([10, 3, 7], [new CellSum(0, [1, 2])]), [true, true, false]);
        Assert.Equal(new CellInterval(7, double.PositiveInfinity), found[0]);
    }

    [Fact]
    public void Of_a_table_of_two_ways_it_finds_just_what_trying_every_table_finds()
    {
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var system = SmallTables.Random(random, 3, 3, 3);
            bool[] hidden = [.. Enumerable.Range(0, system.Count).Select(cell => cell < 9 && random.Next(2) == 0)];
            var tables = SmallTables.ShowingTheSame(system, hidden).ToList();
            return AttackerView.Of(system, hidden).All(one =>
                Near(one.Value.Least, tables.Min(table => table[one.Key])) && Near(one.Value.Most, tables.Max(table => table[one.Key])));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void What_does_not_add_up_is_refused()
    {
        Assert.Contains("add up to 9", Assert.Throws<ArgumentException>(() => new CellSystem([10, 3, 6], [new CellSum(0, [1, 2])])).Message, StringComparison.Ordinal);
        Assert.Contains("stands in it twice", Assert.Throws<ArgumentException>(() => new CellSystem([6, 3], [new CellSum(0, [1, 1])])).Message, StringComparison.Ordinal);
        Assert.Contains("not below zero", Assert.Throws<ArgumentException>(() => new CellSystem([-1], [])).Message, StringComparison.Ordinal);
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-6;
}
