using Pratip.Kernel;
using Pratip.Reference.Agencies;
using Pratip.Reference.Geography;
using Pratip.Reference.Law;

namespace Pratip.Exchange.Demonstration;

/// <summary>Turns the plan into dossiers: agencies, places, dates, and what kind of case each is.</summary>
internal sealed class CaseInventor(ulong seed)
{
    private static readonly IReadOnlyList<(int Weight, int Chance)> VictimTail = [(2, 60), (6, 25), (18, 11), (50, 4)];
    private readonly SeededChance _chance = SeededChance.For(seed, "cases");

    public List<InventedCase> Invent()
    {
        var cases = DossierPlan.All.SelectMany(plan => Enumerable.Range(0, plan.Cases).Select(_ => Dossier(plan))).ToList();
        DistributeVictims(cases);
        foreach (var dossier in cases)
        {
            Describe(dossier);
        }

        return Number(cases);
    }

    private InventedCase Dossier(DossierPlan plan)
    {
        var province = Territory.Draw(_chance);
        var window = plan.Acted.Window();
        var decidedAtOnce = plan is { AtCourt: Half.SecondOf2024, Pending: false };
        var acted = WorkingDay(_chance.Day(window.From.AddDays(4), decidedAtOnce ? window.From.AddDays(75) : window.To.AddDays(-14)));
        var opened = acted.AddDays(-_chance.Weighted([(0, 5), (_chance.Between(1, 6), 3), (_chance.Between(7, 25), 2)]));
        return new(plan, Agency(province), province, Territory.District(province, _chance))
        {
            ActedOn = acted,
            OpenedOn = opened,
            OffenceOn = Offence(opened),
            ArrestedOn = Arrest(plan, acted),
        };
    }

    /// <summary>The national police department and the gendarmerie take some dossiers; most stay with the province.</summary>
    private string Agency(Province province) => _chance.Below(100) switch
    {
        < 9 => "AHTJP",
        < 17 => "RGK",
        _ => AgencyTemplate.Standard.ReportersOf("cases").First(a => a.ProvinceCode == province.Code).Code,
    };

    private PartialDate? Offence(DateOnly opened)
    {
        var day = opened.AddDays(-_chance.Weighted([(0, 2), (_chance.Between(1, 14), 5), (_chance.Between(15, 150), 3)]));
        return _chance.Below(100) switch
        {
            < 66 => PartialDate.OfDay(day),
            < 90 => PartialDate.OfMonth(day.Year, day.Month),
            < 93 => PartialDate.OfYear(day.Year),
            _ => null,
        };
    }

    private DateOnly? Arrest(DossierPlan plan, DateOnly acted)
    {
        if (plan.AtCourt is not { } half)
        {
            return null;
        }

        var window = half.Window();
        return half == plan.Acted
            ? acted.AddDays(_chance.Weighted([(0, 6), (1, 2), (_chance.Between(2, 5), 2)]))
            : _chance.Day(window.From.AddDays(5), window.To.AddDays(-14));
    }

    /// <summary>Little is done on Sundays and at the Khmer New Year.</summary>
    private static DateOnly WorkingDay(DateOnly day)
    {
        if (day is { Month: 4, Day: >= 13 and <= 16 })
        {
            day = day.AddDays(5);
        }

        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;
    }

    private void DistributeVictims(List<InventedCase> cases)
    {
        foreach (var plan in VictimPlan.All)
        {
            var fitting = cases
                .Where(c => c.Plan.Acted == plan.Registered && c.Plan.Group == plan.Group && c.Plan.IsBeforeTheCourtsIn2025 == plan.BeforeTheCourtsIn2025)
                .ToArray();
            _chance.Shuffle(fitting);
            var kinds = Kinds(plan);
            var sizes = Allocation.Sizes(kinds.Count, fitting.Length, kinds.Count >= fitting.Length * 2 ? 1 : 0, 60, VictimTail, _chance);
            var next = 0;
            for (var i = 0; i < fitting.Length; i++)
            {
                fitting[i].VictimKinds.AddRange(kinds.GetRange(next, sizes[i]));
                next += sizes[i];
            }
        }
    }

    /// <summary>In one run, so that the victims of one case are mostly alike.</summary>
    private static List<string> Kinds(VictimPlan plan) =>
    [
        .. Enumerable.Repeat("girls", plan.Girls), .. Enumerable.Repeat("women", plan.Women),
        .. Enumerable.Repeat("men", plan.Men), .. Enumerable.Repeat("boys", plan.Boys),
    ];

    private void Describe(InventedCase dossier)
    {
        var group = dossier.Plan.Group;
        dossier.Scenario = Scenario.Draw(group, dossier.VictimKinds.Distinct(StringComparer.Ordinal).ToArray(), _chance);
        dossier.OpeningArticle = _chance.Pick(dossier.Scenario.Articles);
        dossier.DetectionSource = _chance.Percent(7) ? "unknown" : _chance.Pick(dossier.Scenario.Sources);
        dossier.SiteKind = _chance.Percent(10) ? null : _chance.Pick(dossier.Scenario.Sites);
        dossier.CountsAsPalermo = group switch
        {
            HeadlineGroup.Trafficking => _chance.Percent(60) ? true : null,
            HeadlineGroup.SexualExploitation => _chance.Percent(12) ? _chance.Percent(50) : null,
            _ => null,
        };
    }

    /// <summary>Each agency numbers its own dossiers through the year, in the order in which it acted.</summary>
    private static List<InventedCase> Number(List<InventedCase> cases)
    {
        var ordered = cases.OrderBy(c => c.ActedOn).ThenBy(c => c.Agency, StringComparer.Ordinal).ToList();
        foreach (var year in ordered.GroupBy(c => (c.Agency, c.ActedOn.Year)))
        {
            var number = 0;
            foreach (var dossier in year)
            {
                dossier.Reference = $"{dossier.Agency}/{year.Key.Year}/{++number:D3}";
            }
        }

        Reclassify(ordered);
        return ordered;
    }

    /// <summary>
    /// Some dossiers were opened under one group and charged under the other: once somebody is charged, the charges decide.
    /// </summary>
    private static void Reclassify(List<InventedCase> cases)
    {
        var charged = cases.Where(c => c.Plan.AtCourt == c.Plan.Acted).ToArray();
        foreach (var dossier in charged.Where(c => c.Scenario.Id == "trafficked-into-prostitution").Take(3))
        {
            dossier.OpeningArticle = "TSE-27";
        }

        foreach (var dossier in charged.Where(c => c.Scenario.Id == "establishment").Take(3))
        {
            dossier.OpeningArticle = "TSE-10";
        }

        foreach (var dossier in cases)
        {
            _ = LawBook.Standard.Find(dossier.OpeningArticle) ?? throw new InvalidOperationException($"{dossier.OpeningArticle} is not an article on record.");
        }
    }
}
