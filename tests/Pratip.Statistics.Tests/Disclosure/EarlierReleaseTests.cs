using Pratip.Kernel;
using Pratip.Statistics.Disclosure;

namespace Pratip.Statistics.Tests.Disclosure;

/// <summary>Releases of one window after another, of windows in one another, and of numbers that were revised in between.</summary>
public sealed class EarlierReleaseTests
{
    private const string Arrested = "suspects.arrested";
    private const string HandedOver = "hand-overs";
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2023);
    private static readonly ReportingWindow First = ReportingWindow.OfSemester(2023, 1);
    private static readonly ReportingWindow Second = ReportingWindow.OfSemester(2023, 2);

    /// <summary>The total stayed and the parts did not: numbers of the first edition and of the second do not add up with each other.</summary>
    [Fact]
    public void Old_and_new_numbers_of_a_revised_window_are_not_added_up()
    {
        StatedCell[] provisional = [.. BySexAndCitizenship(Year, (58, 2), (208, 5))];
        StatedCell[] revised = [.. BySexAndCitizenship(Year, (61, 1), (204, 7))];
        var before = new[] { Release(provisional), Release(revised, provisional) };

        var decision = DisclosureControl.Decide(BySexAndCitizenship(Second, (30, 1), (100, 3)), DisclosurePolicy.Standard, before);

        Assert.DoesNotContain(decision.Findings, finding => finding.Kind == DisclosureFindingKind.TooNarrow);
    }

    [Fact]
    public void Whatever_was_revised_between_releases_the_next_one_is_decided()
    {
        var random = new Random(20250701);
        for (var round = 0; round < 60; round++)
        {
            var before = new List<EarlierRelease>();
            foreach (var window in (ReportingWindow[])[Year, First, Year, Second, Year])
            {
                var cells = BySexAndCitizenship(window, Pair(random), Pair(random)).Where(_ => random.Next(12) != 0).ToArray();
                var decision = DisclosureControl.Decide(cells, DisclosurePolicy.Standard, before);
                before.Add(new([.. cells.Where(cell => !decision.IsHidden(cell.Id))], [.. cells.Where(cell => decision.IsHidden(cell.Id))]));
            }
        }
    }

    /// <summary>A country that a later edition no longer lists has nobody any more; that it once had one adds up with nothing.</summary>
    [Fact]
    public void A_code_that_a_later_release_no_longer_lists_is_none_of_its_parts()
    {
        StatedCell[] earlier = [Of(HandedOver, Year, 60), Of(HandedOver, Year, 50, "citizenship", "CN"), Of(HandedOver, Year, 10, "citizenship", "TH")];
        StatedCell[] now = [Of(HandedOver, Year, 60), Of(HandedOver, Year, 60, "citizenship", "CN")];

        var decision = DisclosureControl.Decide(now, DisclosurePolicy.Standard, [new([.. earlier], [])]);

        Assert.Equal([DisclosureFindingKind.TooNarrow], decision.Findings.Select(finding => finding.Kind).Where(kind => kind != DisclosureFindingKind.SmallRevision).DefaultIfEmpty(DisclosureFindingKind.TooNarrow));
        Assert.DoesNotContain(decision.Hidden, cell => cell.Id.Key == "TH");
    }

    /// <summary>An edition of 2024 shows 2023 beside it; one of a half of 2023 comes after it.</summary>
    [Fact]
    public void A_window_that_an_earlier_release_only_compares_with_gives_nothing_away()
    {
        StatedCell[] year = [Of(HandedOver, Year, 100), Of(HandedOver, Year, 15, "sex", "female"), Of(HandedOver, Year, 85, "sex", "male")];
        StatedCell[] half = [Of(HandedOver, First, 60), Of(HandedOver, First, 11, "sex", "female"), Of(HandedOver, First, 49, "sex", "male")];

        var decision = DisclosureControl.Decide(half, DisclosurePolicy.Standard, [new(year, [])]);

        Assert.True(decision.IsHidden(new(HandedOver, First, "sex", "female")));
        Assert.True(decision.IsSafe);
    }

    /// <summary>103 and 91 are 194: nobody was arrested in both halves, and what is hidden of the year is what the halves say.</summary>
    [Fact]
    public void Whoever_is_counted_once_a_year_is_counted_in_one_of_its_halves()
    {
        StatedCell[] cells =
        [
            Of(Arrested, Year, 194), Of(Arrested, Year, 157, "sex", "male"), Of(Arrested, Year, 34, "sex", "female"), Of(Arrested, Year, 3, "sex", "unknown"),
            Of(Arrested, First, 103), Of(Arrested, First, 80, "sex", "male"), Of(Arrested, First, 23, "sex", "female"), Of(Arrested, First, 0, "sex", "unknown"),
            Of(Arrested, Second, 91), Of(Arrested, Second, 77, "sex", "male"), Of(Arrested, Second, 11, "sex", "female"), Of(Arrested, Second, 3, "sex", "unknown"),
        ];
        bool OnlyOfTheYear(CellId id) => id.Window == Year && id.Key is "female" or "unknown";
        Assert.Contains(SuppressionAudit.Broken(SuppressionAudit.Attack(cells, OnlyOfTheYear, DisclosurePolicy.Standard)), cell => cell is { Id.Key: "unknown", Width: 0 });

        var decision = DisclosureControl.Decide(cells, DisclosurePolicy.Standard);

        Assert.True(decision.IsSafe);
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(cells, decision.IsHidden, DisclosurePolicy.Standard)));
    }

    /// <summary>More in the year than in its halves together are known by the year only; then a reader can conclude nothing from the halves.</summary>
    [Fact]
    public void Persons_known_only_by_the_year_are_in_none_of_its_halves()
    {
        StatedCell[] cells = [Of(Arrested, Year, 20), Of(Arrested, First, 8), Of(Arrested, Second, 7)];

        Assert.True(DisclosureControl.Decide(cells, DisclosurePolicy.Standard).IsSafe);
    }

    /// <summary>What earlier editions together give away is no reason to write it into the next one.</summary>
    [Fact]
    public void What_is_given_away_already_is_not_printed_again()
    {
        StatedCell[] first = [Of(HandedOver, First, 50), Of(HandedOver, First, 48, "sex", "male"), Of(HandedOver, First, 2, "sex", "female")];
        StatedCell[] second = [Of(HandedOver, Second, 50), Of(HandedOver, Second, 48, "sex", "male"), Of(HandedOver, Second, 2, "sex", "female")];
        StatedCell[] year = [Of(HandedOver, Year, 100), Of(HandedOver, Year, 96, "sex", "male"), Of(HandedOver, Year, 4, "sex", "female")];

        var decision = DisclosureControl.Decide(year, DisclosurePolicy.Standard, [new([year[0]], year[1..]), new(first, []), new(second, [])]);

        Assert.Contains(decision.Findings, finding => finding is { Kind: DisclosureFindingKind.TooNarrow, Id.Key: "female" });
        Assert.True(decision.IsHidden(new(HandedOver, Year, "sex", "male")));
        var open = Assert.Single(decision.Hidden, cell => cell.IsPrinted && cell.Id.Key == "female");
        Assert.True(open.IsOpen);
        var (least, most) = Assert.NotNull(open.Alone);
        Assert.True(least <= 4 && most - least >= open.Needed, $"{least} to {most}, as the year by itself leaves it");
    }

    /// <summary>Every number of a window is revised by a few; what was hidden is in neither release to be found, and hidden still.</summary>
    [Fact]
    public void What_a_release_hides_a_revision_of_it_does_not_give_away_by_what_came_since()
    {
        var random = new Random(20260701);
        var isNeeded = 0;
        for (var round = 0; round < 80; round++)
        {
            (long Home, long Abroad, long Far)[] old = [(random.Next(40), random.Next(9), random.Next(9)), (random.Next(40), random.Next(9), random.Next(9))];
            var now = ((long Home, long Abroad, long Far)[])old.Clone();
            for (var late = random.Next(1, 4); late > 0; late--)
            {
                var sex = random.Next(2);
                now[sex] = random.Next(3) switch { 0 => now[sex] with { Home = now[sex].Home + 1 }, 1 => now[sex] with { Abroad = now[sex].Abroad + 1 }, _ => now[sex] with { Far = now[sex].Far + 1 } };
            }

            var (before, counted) = (Release([.. OfThree(old)]), OfThree(now).ToList());
            var decision = DisclosureControl.Decide(counted, DisclosurePolicy.Standard, [before]);

            Assert.All(before.Hidden, cell => Assert.True(decision.IsHidden(cell.Id), $"{cell.Id} in round {round}"));
            Assert.Empty(Broken(before, counted, decision.IsHidden));
            isNeeded += Broken(before, counted, DisclosureControl.Decide(counted, DisclosurePolicy.Standard).IsHidden).Count > 0 ? 1 : 0;
        }

        // Whoever hides each release by itself gives the one before away.
        Assert.True(isNeeded > 10, $"{isNeeded}");
    }

    [Fact]
    public void A_number_that_was_shown_and_rose_by_one_is_shown_again()
    {
        (long, long, long)[] old = [(60, 1, 8), (208, 4, 30)];
        (long, long, long)[] now = [(60, 1, 8), (208, 5, 30)];
        var before = Release([.. OfThree(old)]);
        var decision = DisclosureControl.Decide(OfThree(now), DisclosurePolicy.Standard, [before]);
        var wasHidden = before.Hidden.Select(cell => cell.Id).ToHashSet();

        Assert.Equal(before.Hidden.Select(cell => cell.Id).Order(), decision.Hidden.Where(cell => cell.IsPrinted).Select(cell => cell.Id));
        Assert.DoesNotContain(decision.Findings, finding => finding.Kind == DisclosureFindingKind.TooNarrow);
        Assert.Contains(new CellId(Arrested, Year, "citizenship*sex", "CN*female"), wasHidden);
    }

    private static List<HiddenCell> Broken(EarlierRelease before, List<StatedCell> counted, Func<CellId, bool> isHidden)
    {
        var wasHidden = before.Hidden.Select(cell => cell.Id).ToHashSet();
        return [.. SuppressionAudit.Broken(SuppressionAudit.AttackRevised(before, counted, isHidden, DisclosurePolicy.Standard)).Where(cell => wasHidden.Contains(cell.Id))];
    }

    private static IEnumerable<StatedCell> OfThree((long Home, long Abroad, long Far)[] bySex)
    {
        string[] sexes = ["female", "male"];
        (string Code, Func<(long Home, long Abroad, long Far), long> Of)[] countries = [("KH", one => one.Home), ("CN", one => one.Abroad), ("TH", one => one.Far)];
        yield return Of(Arrested, Year, bySex.Sum(one => one.Home + one.Abroad + one.Far));
        foreach (var (code, of) in countries)
        {
            yield return Of(Arrested, Year, bySex.Sum(of), "citizenship", code);
        }

        for (var sex = 0; sex < 2; sex++)
        {
            yield return Of(Arrested, Year, countries.Sum(country => country.Of(bySex[sex])), "sex", sexes[sex]);
            foreach (var (code, of) in countries)
            {
                yield return Of(Arrested, Year, of(bySex[sex]), "citizenship*sex", $"{code}*{sexes[sex]}");
            }
        }
    }

    private static EarlierRelease Release(StatedCell[] cells, params StatedCell[] told)
    {
        var decision = DisclosureControl.Decide(cells, DisclosurePolicy.Standard, told.Length == 0 ? [] : [new EarlierRelease(told, [])]);
        return new([.. cells.Where(cell => !decision.IsHidden(cell.Id))], [.. cells.Where(cell => decision.IsHidden(cell.Id))]);
    }

    /// <summary>Female and male, each of Cambodia and of another country; nothing is left over.</summary>
    private static StatedCell[] BySexAndCitizenship(ReportingWindow window, (long Home, long Abroad) female, (long Home, long Abroad) male) =>
    [
        Of(Arrested, window, female.Home + female.Abroad + male.Home + male.Abroad),
        Of(Arrested, window, female.Home + female.Abroad, "sex", "female"), Of(Arrested, window, male.Home + male.Abroad, "sex", "male"),
        Of(Arrested, window, female.Home + male.Home, "citizenship", "KH"), Of(Arrested, window, female.Abroad + male.Abroad, "citizenship", "CN"),
        Of(Arrested, window, female.Home, "citizenship*sex", "KH*female"), Of(Arrested, window, male.Home, "citizenship*sex", "KH*male"),
        Of(Arrested, window, female.Abroad, "citizenship*sex", "CN*female"), Of(Arrested, window, male.Abroad, "citizenship*sex", "CN*male"),
    ];

    private static (long Home, long Abroad) Pair(Random random) => (random.Next(30), random.Next(8));

    private static StatedCell Of(string measure, ReportingWindow window, long value, string? by = null, string? key = null) => new(new(measure, window, by, key), value);
}
