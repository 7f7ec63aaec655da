using FsCheck;
using FsCheck.Fluent;
using Pratip.Statistics.Disclosure;

namespace Pratip.Statistics.Tests.Disclosure;

public sealed class ComplementarySuppressionTests
{
    private static readonly Config Tries = Config.QuickThrowOnFailure.WithMaxTest(25);

    [Fact]
    public void The_part_that_two_others_give_away_hides_the_cheapest_of_them_too()
    {
        var bulletin = new CellSystem([4524, 3291, 1226, 7], [new CellSum(0, [1, 2, 3])]);
        var pattern = ComplementarySuppression.Choose(new SuppressionTask(bulletin) { Primary = new Dictionary<int, long> { [3] = 10 } });
        Assert.Equal([2], pattern.Secondary);
        Assert.Empty(pattern.Unprotected);
    }

    [Fact]
    public void Two_small_parts_that_leave_too_little_between_them_take_a_third()
    {
        var system = new CellSystem([102, 60, 40, 1, 1], [new CellSum(0, [1, 2, 3, 4])]);
        var pattern = ComplementarySuppression.Choose(new SuppressionTask(system) { Primary = new Dictionary<int, long> { [3] = 5, [4] = 5 } });
        Assert.Equal([2], pattern.Secondary);
        Assert.All(AttackerView.Of(system, pattern.IsHidden), one => Assert.True(one.Value.Width >= 5));
    }

    [Fact]
    public void What_everybody_knows_already_is_not_hidden_and_a_cell_it_gives_away_is_named()
    {
        var system = new CellSystem([102, 60, 40, 2], [new CellSum(0, [1, 2, 3])]);
        var one = new Dictionary<int, long> { [3] = 5 };
        Assert.Equal([1], ComplementarySuppression.Choose(new SuppressionTask(system) { Primary = one, Known = new HashSet<int> { 0, 2 } }).Secondary);
        var all = ComplementarySuppression.Choose(new SuppressionTask(system) { Primary = one, Known = new HashSet<int> { 0, 1, 2 } });
        Assert.Equal([3], all.Unprotected);
        Assert.Empty(all.Secondary);
    }

    [Fact]
    public void Whatever_is_asked_for_is_kept_in_every_table_and_the_attacker_confirms_it()
    {
        Prop.ForAll<int>(seed =>
        {
            var task = RandomTask(seed);
            var pattern = ComplementarySuppression.Choose(task);
            var found = AttackerView.Of(task.System, pattern.IsHidden);
            return task.Primary.All(one => pattern.IsHidden[one.Key] && (found[one.Key].Width >= one.Value - 1e-6 || pattern.Unprotected.Contains(one.Key)))
                && pattern.Secondary.All(cell => found[cell].Width > 1e-6 && !task.Known.Contains(cell) && !task.Primary.ContainsKey(cell));
        }).Check(Tries);
    }

    [Fact]
    public void Nothing_is_hidden_that_could_be_shown()
    {
        Prop.ForAll<int>(seed =>
        {
            var task = RandomTask(seed);
            var pattern = ComplementarySuppression.Choose(task);
            return pattern.Unprotected.Count > 0 || pattern.Secondary.All(cell =>
            {
                bool[] shown = [.. pattern.IsHidden.Select((hidden, i) => hidden && i != cell)];
                var found = AttackerView.Of(task.System, shown);
                return found.Any(one => one.Value.Width < (task.Primary.TryGetValue(one.Key, out var width) ? width : 1) - 1e-6);
            });
        }).Check(Tries);
    }

    [Fact]
    public void The_same_task_gives_the_same_pattern()
    {
        Prop.ForAll<int>(seed => ComplementarySuppression.Choose(RandomTask(seed)).IsHidden.SequenceEqual(ComplementarySuppression.Choose(RandomTask(seed)).IsHidden)).Check(Tries);
    }

    private static SuppressionTask RandomTask(int seed)
    {
        var random = new Random(seed);
        var system = SmallTables.Random(random, 2 + random.Next(4), 2 + random.Next(4), 20);
        return new SuppressionTask(system)
        {
            Primary = Enumerable.Range(0, system.Count).Where(cell => system.Values[cell] is > 0 and < 5).ToDictionary(cell => cell, _ => 5L),
            Known = random.Next(3) == 0 ? new HashSet<int> { system.Count - 1 } : [],
        };
    }
}
