using Pratip.Reference.Calendars;

namespace Pratip.Reference.Tests.Calendars;

public sealed class MonthNamesTests
{
    [Fact]
    public void Every_spelling_of_a_month_is_read_as_that_month() => Assert.All(Enumerable.Range(1, 12), month =>
    {
        var spellings = MonthNames.SpellingsOf(month).ToList();
        Assert.Contains(MonthNames.Of(month, Kernel.Language.Khmer), spellings, StringComparer.Ordinal);
        Assert.All(spellings, spelling => Assert.True(MonthNames.TryRead(spelling, out var read) && read == month, spelling));
    });
}
