using Pratip.Registry.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class CaseNumbersTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Numbers_issued_at_the_same_time_are_never_the_same(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var issued = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(1, 12).Select(size => test.Register.ChangeAsync(
            Sample.Import,
            async change =>
            {
                foreach (var number in await CaseNumbers.IssueAsync(change, 2024, size, CancellationToken.None))
                {
                    issued.Add(number);
                }
            }, CancellationToken.None)));
        Assert.Equal(78, issued.Count);
        Assert.Equal(78, issued.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_year_counts_for_itself_and_the_form_is_fixed(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await test.Register.ChangeAsync(
            Sample.Import,
            async change =>
            {
                Assert.Equal("KH-2024-000001 KH-2024-000002", string.Join(' ', await CaseNumbers.IssueAsync(change, 2024, 2, CancellationToken.None)));
                Assert.Equal("KH-2025-000001", Assert.Single(await CaseNumbers.IssueAsync(change, 2025, 1, CancellationToken.None)));
                Assert.Equal("KH-2024-000003", Assert.Single(await CaseNumbers.IssueAsync(change, 2024, 1, CancellationToken.None)));
            }, CancellationToken.None);
    }
}
