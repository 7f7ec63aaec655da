using FsCheck;
using FsCheck.Fluent;
using Pratip.Registry.Access.SignIn;

namespace Pratip.Registry.Tests.Access.SignIn;

public sealed class LockOutTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(5, 15)]
    [InlineData(10, 30)]
    [InlineData(15, 60)]
    [InlineData(35, 960)]
    [InlineData(40, 1440)]
    [InlineData(5000, 1440)]
    [InlineData(int.MaxValue - 2, 1440)]
    public void Every_fifth_failure_locks_twice_as_long_up_to_a_day(int failures, int minutes) => Assert.Equal(Now.AddMinutes(minutes), LockOut.Until(failures, Now));

    [Fact]
    public void No_other_failure_locks() =>
        Prop.ForAll(Gen.Choose(-10, int.MaxValue).ToArbitrary(), failures => LockOut.Until(failures, Now) is null == (failures <= 0 || failures % 5 != 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_without_an_account_are_locked_by_the_same_rule_each_for_itself()
    {
        var names = new UnknownNames();
        Assert.All(Enumerable.Range(0, 4), _ => Assert.Null(names.Fail("nobody", Now)));
        Assert.Equal(Now.AddMinutes(15), names.Fail("nobody", Now));
        Assert.Equal(Now.AddMinutes(15), names.Fail("nobody", Now.AddMinutes(14)));
        Assert.Null(names.LockedUntil("somebody", Now));
        var later = Now.AddMinutes(15);
        Assert.Null(names.LockedUntil("nobody", later));
        Assert.All(Enumerable.Range(0, 4), _ => Assert.Null(names.Fail("nobody", later)));
        Assert.Equal(later.AddMinutes(30), names.Fail("nobody", later));
    }

    [Fact]
    public void Names_tried_without_end_do_not_fill_the_memory()
    {
        var names = new UnknownNames();
        for (var number = 0; number < 50_000; number++)
        {
            names.Fail($"name{number}", Now);
        }

        Assert.InRange(names.Count, 1, 20_000);
    }
}
