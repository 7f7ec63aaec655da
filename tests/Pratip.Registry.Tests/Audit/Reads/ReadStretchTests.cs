using Pratip.Registry.Audit.Reads;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Audit.Reads;

/// <summary>The chain followed a part at a time.</summary>
public sealed class ReadStretchTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_stretch_ends_where_it_must_and_the_next_goes_on_there(Engine engine)
    {
        await using var test = await FilledAsync(engine, 7);
        var reads = test.Register.Reads;
        var first = await reads.VerifyAsync(0, 3, CancellationToken.None);
        Assert.Equal((1, 3, 7, null, true), (first.First, first.Last, first.End, first.BrokenAt, first.GoesOn));
        var second = await reads.VerifyAsync(first.Last, 4, CancellationToken.None);
        Assert.Equal((4, 7, 7, null, false), (second.First, second.Last, second.End, second.BrokenAt, second.GoesOn));
        Assert.Equal(64, second.Hash.Length);
        Assert.Equal(second.Hash, (await reads.VerifyAsync(0, 100, CancellationToken.None)).Hash);
        Assert.False((await reads.VerifyAsync(7, 100, CancellationToken.None)).GoesOn);
        Assert.Equal(8, (await reads.VerifyAsync(8, 100, CancellationToken.None)).BrokenAt);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_entry_altered_or_missing_is_named_by_the_stretch_that_comes_to_it(Engine engine)
    {
        foreach (var attack in (string[])["UPDATE reads SET purpose = 'other' WHERE position = 5", "DELETE FROM read_ids WHERE position = 5; DELETE FROM reads WHERE position = 5"])
        {
            await using var test = await FilledAsync(engine, 7);
            await ReadLogTests.ExecuteAsync(test, ReadLogTests.WithoutGuards(engine) + attack);
            Assert.Null((await test.Register.Reads.VerifyAsync(0, 4, CancellationToken.None)).BrokenAt);
            Assert.Equal(5, (await test.Register.Reads.VerifyAsync(4, 1, CancellationToken.None)).BrokenAt);
            Assert.Equal(5, (await test.Register.Reads.VerifyAsync(4, 3, CancellationToken.None)).BrokenAt);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_empty_log_is_whole(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        Assert.True(await test.Register.Reads.VerifyAsync(0, 10, CancellationToken.None) is { End: 0, BrokenAt: null, GoesOn: false });
    }

    private static async Task<TestRegister> FilledAsync(Engine engine, int count)
    {
        var test = await TestRegister.CreateAsync(engine);
        for (var number = 0; number < count; number++)
        {
            await test.Register.Reads.RecordAsync(Sample.Actor(), ReadKind.Case, "case-work", [Guid.CreateVersion7(), Guid.CreateVersion7()], CancellationToken.None);
        }

        return test;
    }
}
