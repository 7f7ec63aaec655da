using FsCheck;
using FsCheck.Fluent;
using Pratip.Statistics.Disclosure;

namespace Pratip.Statistics.Tests.Disclosure;

/// <summary>Cells that stand in a grid: the attacker knows nothing of grids and is asked all the same.</summary>
public sealed class GridSuppressionTests
{
    private static readonly Config Tries = Config.QuickThrowOnFailure.WithMaxTest(40);

    [Fact]
    public void In_every_cube_each_small_cell_stays_as_wide_as_asked_for_and_no_hidden_cell_is_found_out()
    {
        Prop.ForAll<int>(seed =>
        {
            var task = RandomTask(new Random(seed));
            var pattern = ComplementarySuppression.Choose(task);
            var found = AttackerView.Of(task.System, pattern.IsHidden);
            return task.Primary.All(one => pattern.IsHidden[one.Key] && (found[one.Key].Width >= one.Value - 1e-6 || pattern.Unprotected.Contains(one.Key)))
                && pattern.Secondary.All(cell => found[cell].Width > 1e-6)
                && task.Known.All(cell => !pattern.IsHidden[cell]);
        }).Check(Tries);
    }

    [Fact]
    public void What_the_moves_prove_the_attacker_confirms()
    {
        Prop.ForAll<int>(seed =>
        {
            var task = RandomTask(new Random(seed));
            var pattern = ComplementarySuppression.Choose(task);
            return AttackerView.Of(task.System, pattern.IsHidden).Where(one => task.Primary.ContainsKey(one.Key)).All(one =>
                one.Value.Most >= task.System.Values[one.Key] + pattern.ProvedUp[one.Key] - 1e-6
                && one.Value.Least <= task.System.Values[one.Key] - pattern.ProvedDown[one.Key] + 1e-6);
        }).Check(Tries);
    }

    [Fact]
    public void Whoever_knows_the_sums_and_not_the_grid_is_protected_too_and_the_same_task_gives_the_same_pattern()
    {
        Prop.ForAll<int>(seed =>
        {
            var task = RandomTask(new Random(seed));
            var pattern = ComplementarySuppression.Choose(task);
            var again = ComplementarySuppression.Choose(RandomTask(new Random(seed)));
            var bare = new CellSystem(task.System.Values, task.System.Sums);
            return pattern.IsHidden.SequenceEqual(again.IsHidden) && (pattern.Unprotected.Count > 0 || AttackerView.Of(bare, pattern.IsHidden).All(one => one.Value.Width > 1e-6));
        }).Check(Tries);
    }

    [Fact]
    public void Among_zeros_a_single_person_is_protected_by_another_table_in_which_somebody_else_stands_there()
    {
        // Two dimensions: the first row has one person only, and every exchange of corners would take from a zero.
        var system = Grid([3, 3], cell => cell switch { [1, 1] => 1, [2, 2] => 40, _ => 0 });
        var one = Enumerable.Range(0, system.Count).Single(cell => system.Grid!.CodeOf(cell, 0) == 1 && system.Grid.CodeOf(cell, 1) == 1);
        var total = Enumerable.Range(0, system.Count).Single(cell => system.Values[cell] == 41);
        var pattern = ComplementarySuppression.Choose(new SuppressionTask(system)
        {
            Primary = new Dictionary<int, long> { [one] = 5 },
            Known = new HashSet<int> { total },
        });
        Assert.Empty(pattern.Unprotected);
        Assert.True(AttackerView.Of(system, pattern.IsHidden)[one].Width >= 5);
    }

    [Fact]
    public void A_year_of_months_that_are_also_two_half_years_is_one_dimension_with_three_sums()
    {
        var time = new GridDimension(7, [new(0, [1, 2]), new(1, [3, 4]), new(2, [5, 6])]);
        var grid = new CellGrid([time], [.. Enumerable.Range(0, 7).Select(code => (int[])[code])]);
        var system = new CellSystem([60, 31, 29, 2, 29, 9, 20], grid);
        var pattern = ComplementarySuppression.Choose(new SuppressionTask(system) { Primary = new Dictionary<int, long> { [3] = 5 }, Known = new HashSet<int> { 0 } });
        Assert.Equal([4], pattern.Secondary);
    }

    [Fact]
    public void Two_cells_in_one_place_are_refused()
    {
        Assert.Contains("stand in one place", Assert.Throws<ArgumentException>(() => new CellGrid([GridDimension.Plain(3)], [[1], [1]])).Message, StringComparison.Ordinal);
        Assert.Contains("which has 3", Assert.Throws<ArgumentException>(() => new CellGrid([GridDimension.Plain(3)], [[3]])).Message, StringComparison.Ordinal);
    }

    private static SuppressionTask RandomTask(Random random)
    {
        int[] codes = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => 2 + random.Next(4))];
        var system = Grid(codes, _ => random.Next(3) == 0 ? random.Next(60) : random.Next(8));
        var grandTotal = Enumerable.Range(0, system.Count).Single(cell => codes.Index().All(one => system.Grid!.CodeOf(cell, one.Index) == 0));
        return new SuppressionTask(system)
        {
            Primary = Enumerable.Range(0, system.Count).Where(cell => cell != grandTotal && system.Values[cell] is > 0 and < 5).ToDictionary(cell => cell, _ => 5L),
            Known = random.Next(2) == 0 ? new HashSet<int> { grandTotal } : [],
        };
    }

    /// <summary>A cube with all its margins, filled from its innermost cells.</summary>
    private static CellSystem Grid(int[] codes, Func<int[], long> innermost)
    {
        var cells = new List<int[]> { Array.Empty<int>() };
        foreach (var count in codes)
        {
            cells = [.. cells.SelectMany(cell => Enumerable.Range(0, count).Select(code => (int[])[.. cell, code]))];
        }

        var counts = cells.Where(cell => !cell.Contains(0)).Select(cell => (Cell: cell, Count: innermost(cell))).ToList();
        return new(
            [.. cells.Select(cell => counts.Where(one => cell.Zip(one.Cell).All(pair => pair.First == 0 || pair.First == pair.Second)).Sum(one => one.Count))],
            new CellGrid([.. codes.Select(GridDimension.Plain)], cells));
    }
}
