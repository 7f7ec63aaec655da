using Pratip.Registry.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Facts;

/// <summary>Police, gendarmerie and court report one dossier under three numbers.</summary>
public sealed class JoinedCasesTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_dossier_under_three_numbers_is_counted_once_by_all_that_is_charged_in_it_and_a_split_takes_it_back(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        var (police, gendarmerie, court) = (register.AddCase("2024-03-01"), register.AddCase("2024-03-02"), register.AddCase("2024-07-01"));
        register.AddSuspect(police, register.AddPerson("male"), "TSE-26");
        register.AddSuspect(court, register.AddPerson("male"), "TSE-10");
        register.AddReturn("cases", "2024-01-01", "2024-12-31");
        await register.SaveAsync();
        await register.LinkAsync(police, gendarmerie, "joined");
        await register.LinkAsync(court, gendarmerie, "joined");
        var joined = await register.FigureAsync("cases.headline", "2024", "group");
        Assert.Equal((1, 1, 0), (joined.Total, joined.FindRow("trafficking")!.Value, joined.FindRow("sexual-exploitation")!.Value));

        // It is of the day of its earliest case: nothing is counted later, by the one agency that reported.
        Assert.True((await register.FigureAsync("cases.headline", "2024-H2")).IsIncomplete);
        await register.LinkAsync(gendarmerie, court, "split");
        var split = await register.FigureAsync("cases.headline", "2024", "group");
        Assert.Equal((2, 1, 1), (split.Total, split.FindRow("trafficking")!.Value, split.FindRow("sexual-exploitation")!.Value));
        await register.LinkAsync(gendarmerie, court, "joined");
        Assert.Equal(1, (await register.FigureAsync("cases.headline", "2024")).Total);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Cases_that_are_related_or_were_only_split_stay_two(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        var (one, other, third) = (register.AddCase("2024-03-01"), register.AddCase("2024-03-02"), register.AddCase("2024-03-03"));
        register.AddReturn("cases", "2024-01-01", "2024-12-31");
        await register.SaveAsync();
        await register.LinkAsync(one, other, "related");
        await register.LinkAsync(other, third, "split");
        Assert.Equal(3, (await register.FigureAsync("cases.headline", "2024")).Total);
    }
}
