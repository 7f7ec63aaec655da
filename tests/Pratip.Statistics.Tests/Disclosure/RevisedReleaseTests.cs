using Pratip.Kernel;
using Pratip.Statistics.Disclosure;

namespace Pratip.Statistics.Tests.Disclosure;

/// <summary>One person more in a window that was printed whole: the revised release by itself must not say who.</summary>
public sealed class RevisedReleaseTests
{
    private const string Registered = "victims.registered";

    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);
    private static readonly string[] Forms = ["forced-labour", "servitude", "prostitution", "forced-begging"];
    private static readonly string[] Sexes = ["female", "male"];
    private static readonly string[] Ages = ["0-17", "18-and-over"];

    [Fact]
    public void The_one_woman_who_came_late_is_not_found_by_the_age_of_all_who_were_found_with_her()
    {
        // Of each form: women, men, among both the children.
        (long Women, long Men, long Children)[] before = [(0, 7, 0), (10, 0, 0), (232, 9, 116), (6, 0, 6)];
        (long Women, long Men, long Children)[] after = [(1, 7, 0), (9, 7, 0), (232, 9, 116), (6, 0, 6)];
        var (told, now) = (Cells(before), Cells(after));

        var decision = DisclosureControl.Decide(now, DisclosurePolicy.Standard, [new EarlierRelease([.. told], [])]);

        Assert.True(decision.IsHidden(new(Registered, Year, "sex*form", "female*forced-labour")));
        Assert.DoesNotContain(decision.Findings, finding => finding.Kind is DisclosureFindingKind.TooNarrow);
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(now, decision.IsHidden, DisclosurePolicy.Standard)));
    }

    [Fact]
    public void What_is_written_of_a_hidden_number_of_a_revised_release_is_what_an_attacker_of_it_finds()
    {
        var random = new Random(20261129);
        for (var round = 0; round < 60; round++)
        {
            (long Women, long Men, long Children)[] before = [.. Forms.Select(_ => Some(random))];
            var after = ((long Women, long Men, long Children)[])before.Clone();
            for (var late = random.Next(1, 4); late > 0; late--)
            {
                var form = random.Next(Forms.Length);
                after[form] = random.Next(3) switch
                {
                    0 => after[form] with { Women = after[form].Women + 1 },
                    1 => after[form] with { Men = after[form].Men + 1 },
                    _ => after[form] with { Women = after[form].Women + 1, Children = after[form].Children + 1 },
                };
            }

            var (told, now) = (Cells(before), Cells(after));
            var first = DisclosureControl.Decide(told, DisclosurePolicy.Standard);
            var released = new EarlierRelease([.. told.Where(cell => !first.IsHidden(cell.Id))], [.. told.Where(cell => first.IsHidden(cell.Id))]);
            var decision = DisclosureControl.Decide(now, DisclosurePolicy.Standard, [released]);
            var attacked = SuppressionAudit.Attack(now, decision.IsHidden, DisclosurePolicy.Standard).Where(cell => cell.IsPrinted).ToDictionary(cell => cell.Id);

            // By itself the release leaves every hidden number at least as open as it says.
            Assert.All(decision.Hidden.Where(cell => cell.IsPrinted), cell =>
            {
                var (least, most) = cell.IsOpen ? cell.Alone ?? (0, double.PositiveInfinity) : (cell.Least, cell.Most);
                Assert.True(attacked[cell.Id].Width > 0.5, $"{cell.Id} is found out in round {round}");
                Assert.True(attacked[cell.Id].Least <= least + 0.01 && (attacked[cell.Id].Most >= most - 0.01 || double.IsInfinity(most)), $"{cell.Id} in round {round}: {least} to {most} is written, {attacked[cell.Id].Least} to {attacked[cell.Id].Most} found");
            });
        }
    }

    private static (long Women, long Men, long Children) Some(Random random)
    {
        var (women, men) = (random.Next(14), random.Next(10));
        return (women, men, random.Next((int)Math.Min(women, 6) + 1));
    }

    private static List<StatedCell> Cells((long Women, long Men, long Children)[] byForm)
    {
        long[] BySex(int form) => [byForm[form].Women, byForm[form].Men];
        long[] ByAge(int form) => [byForm[form].Children, byForm[form].Women + byForm[form].Men - byForm[form].Children];
        var cells = new List<StatedCell> { new(new(Registered, Year, null, null), byForm.Sum(one => one.Women + one.Men)) };
        for (var form = 0; form < Forms.Length; form++)
        {
            cells.Add(Of("form", Forms[form], BySex(form).Sum()));
            cells.AddRange(Sexes.Select((sex, i) => Of("sex*form", $"{sex}*{Forms[form]}", BySex(form)[i])));
            cells.AddRange(Ages.Select((age, i) => Of("age-unodc*form", $"{age}*{Forms[form]}", ByAge(form)[i])));
        }

        cells.AddRange(Sexes.Select((sex, i) => Of("sex", sex, Enumerable.Range(0, Forms.Length).Sum(form => BySex(form)[i]))));
        cells.AddRange(Ages.Select((age, i) => Of("age-unodc", age, Enumerable.Range(0, Forms.Length).Sum(form => ByAge(form)[i]))));
        return cells;
    }

    private static StatedCell Of(string by, string key, long value) => new(new(Registered, Year, by, key), value);
}
