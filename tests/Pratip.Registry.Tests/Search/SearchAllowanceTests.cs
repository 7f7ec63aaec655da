using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Testing;

namespace Pratip.Registry.Tests.Search;

public sealed class SearchAllowanceTests
{
    private static readonly Guid User = Guid.CreateVersion7();

    private readonly TestClock _clock = new();

    [Fact]
    public void A_burst_is_given_and_the_next_one_is_told_to_wait()
    {
        var allowance = new SearchAllowance(_clock);
        TakeAll(allowance, SearchAllowance.Burst);
        var refused = Assert.Throws<RegisterException>(() => allowance.Take(User));
        Assert.Equal("search.too-many-soon", refused.Reason.Key);
    }

    [Fact]
    public void One_comes_back_each_minute()
    {
        var allowance = new SearchAllowance(_clock);
        TakeAll(allowance, SearchAllowance.Burst);
        for (var minute = 0; minute < 5; minute++)
        {
            _clock.Pass(TimeSpan.FromMinutes(1));
            allowance.Take(User);
            Assert.Throws<RegisterException>(() => allowance.Take(User));
        }
    }

    [Fact]
    public void Being_refused_costs_nothing_and_rest_gives_all_of_it_back_but_no_more()
    {
        var allowance = new SearchAllowance(_clock);
        TakeAll(allowance, SearchAllowance.Burst);
        for (var tries = 0; tries < 100; tries++)
        {
            Assert.Throws<RegisterException>(() => allowance.Take(User));
        }

        _clock.Pass(TimeSpan.FromDays(3));
        TakeAll(allowance, SearchAllowance.Burst);
        Assert.Throws<RegisterException>(() => allowance.Take(User));
    }

    [Fact]
    public void One_user_does_not_use_up_what_another_has()
    {
        var allowance = new SearchAllowance(_clock);
        TakeAll(allowance, SearchAllowance.Burst);
        allowance.Take(Guid.CreateVersion7());
    }

    private static void TakeAll(SearchAllowance allowance, int count)
    {
        for (var number = 0; number < count; number++)
        {
            allowance.Take(User);
        }
    }
}
