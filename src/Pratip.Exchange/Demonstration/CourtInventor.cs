using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Law;

namespace Pratip.Exchange.Demonstration;

/// <summary>Takes the defendants through the courts and writes what the Ministry of Justice would report.</summary>
internal sealed class CourtInventor(ulong seed)
{
    /// <summary>Sentenced to imprisonment in the first half of 2025: 84 in files carried over and 17 in new ones make the published 101.</summary>
    private const int ImprisonedOfCarriedOver = 84;
    private const int ImprisonedOfNew = 17;
    private static readonly string[] OtherwiseOfCarriedOver = ["suspended", "suspended", "suspended", "suspended", "suspended", "acquitted", "acquitted", "acquitted", "acquitted", "non-suit", "non-suit"];
    private static readonly string[] OtherwiseOfNew = ["acquitted"];
    private static readonly DateOnly LastDecisionOf2024 = new(2024, 12, 18);
    private static readonly DateOnly LastStep = new(2025, 6, 26);
    private readonly SeededChance _chance = SeededChance.For(seed, "courts");

    public List<CourtStep> Invent(List<InventedCase> cases)
    {
        foreach (var dossier in cases.Where(c => c.Plan is { AtCourt: not null, Pending: false }))
        {
            DecideBefore2025(dossier);
        }

        DecideEarly(cases);
        var carried = cases.Where(c => c.Plan.IsCarriedOverInto2025).ToList();
        DecideIn2025(carried, new DateOnly(2025, 1, 13), ImprisonedOfCarriedOver, OtherwiseOfCarriedOver);
        var fresh = cases.Where(c => c.Plan.AtCourt == Half.FirstOf2025 && c.Defendants.All(d => d.SentToCourtOn < new DateOnly(2025, 4, 5))).ToList();
        DecideIn2025(fresh, new DateOnly(2025, 5, 2), ImprisonedOfNew, OtherwiseOfNew);
        return cases.SelectMany(c => c.Defendants).SelectMany(Steps).Where(s => s.On <= LastStep).ToList();
    }

    private void DecideBefore2025(InventedCase dossier)
    {
        var last = dossier.Defendants.Max(d => d.SentToCourtOn!.Value);
        var on = Court(last.AddDays(_chance.Weighted([(_chance.Between(20, 60), 2), (_chance.Between(60, 200), 5), (_chance.Between(200, 400), 3)])));
        if (on > LastDecisionOf2024)
        {
            on = Court(_chance.Day(last.AddDays(20), LastDecisionOf2024));
        }

        foreach (var defendant in dossier.Defendants)
        {
            var ending = _chance.Weighted([("imprisonment", 84), ("suspended", 6), ("acquitted", 5), ("non-suit", 5)]);
            defendant.Decision = Decision(defendant, on, ending);
        }
    }

    /// <summary>A file stays before the courts although one of its defendants no longer is.</summary>
    private void DecideEarly(List<InventedCase> cases)
    {
        foreach (var plan in DossierPlan.All.Where(p => p.DecidedEarly > 0))
        {
            var files = cases.Where(c => ReferenceEquals(c.Plan, plan) && c.Defendants.Count() > 1).Take(plan.DecidedEarly).ToArray();
            foreach (var file in files)
            {
                file.Defendants.First().Decision = Decision(file.Defendants.First(), Court(_chance.Day(new(2024, 8, 20), new(2024, 11, 29))), "non-suit");
            }

            if (files.Length != plan.DecidedEarly)
            {
                throw new InvalidOperationException("Too few files have more than one defendant.");
            }
        }
    }

    /// <summary>Decides whole files until exactly the planned numbers of defendants have each ending.</summary>
    private void DecideIn2025(List<InventedCase> files, DateOnly from, int imprisoned, IReadOnlyList<string> otherwise)
    {
        _chance.Shuffle(files);
        var endings = Enumerable.Repeat("imprisonment", imprisoned).Concat(otherwise).ToList();
        _chance.Shuffle(endings);
        var next = 0;
        foreach (var file in Allocation.TakeExactly(files, f => f.Defendants.Count(d => d.Decision is null), endings.Count))
        {
            var on = Court(_chance.Day(from, new(2025, 6, 20)));
            foreach (var defendant in file.Defendants.Where(d => d.Decision is null))
            {
                defendant.Decision = Decision(defendant, on, endings[next++]);
            }
        }
    }

    private CourtDecision Decision(InventedSuspect defendant, DateOnly on, string ending) => ending switch
    {
        "non-suit" => new(on, "non-suit", "non-suit", null, null),
        "acquitted" => new(on, "verdict", "acquitted", null, null),
        _ => new(on, "verdict", "convicted", ending, Months(defendant, ending)),
    };

    /// <summary>Within the first range the law gives for the gravest article charged; a suspended sentence is at the lower end.</summary>
    private int Months(InventedSuspect defendant, string kind)
    {
        var (low, high) = defendant.Articles.Select(Range).MaxBy(r => r.Low);
        return kind == "suspended" ? low : low + (6 * _chance.Below(((high - low) / 6) + 1));
    }

    private static (int Low, int High) Range(string article)
    {
        var text = LawBook.Standard.Find(article)?.PenaltyText?.Split('/')[0].TrimEnd(' ', '+');
        var years = text?.Split('–');
        return years is { Length: 2 }
            ? (12 * int.Parse(years[0], CultureInfo.InvariantCulture), 12 * int.Parse(years[1], CultureInfo.InvariantCulture))
            : (6, 24);
    }

    /// <summary>Courts sit on weekdays.</summary>
    private static DateOnly Court(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private IEnumerable<CourtStep> Steps(InventedSuspect defendant)
    {
        var sent = defendant.SentToCourtOn!.Value;
        var decision = defendant.Decision;
        var opened = sent.AddDays(_chance.Between(1, 3));
        var quick = decision is { Stage: "verdict" } && decision.On < sent.AddDays(45);
        yield return new(defendant, quick ? "immediate-appearance" : "judicial-investigation", opened);
        if (!quick && _chance.Percent(75))
        {
            yield return new(defendant, _chance.Percent(82) ? "provisional-detention" : "judicial-supervision", opened);
        }

        var closing = decision is null ? sent.AddDays(_chance.Between(70, 190)) : opened.AddDays((decision.On.DayNumber - opened.DayNumber) / 2);
        if (!quick && decision?.Stage != "non-suit" && (decision is not null || _chance.Percent(45)))
        {
            yield return new(defendant, "indictment", Court(closing));
        }

        if (decision is null)
        {
            yield break;
        }

        if (decision.Stage == "verdict")
        {
            yield return new(defendant, "trial", Court(decision.On.AddDays(-_chance.Between(1, 9))));
        }

        yield return new(defendant, decision.Stage, decision.On) { Outcome = decision.Outcome, SentenceKind = decision.SentenceKind, SentenceMonths = decision.SentenceMonths };
        if (decision.Outcome == "convicted" && _chance.Percent(22))
        {
            yield return new(defendant, "appeal", Court(decision.On.AddDays(_chance.Between(40, 160)))) { Outcome = _chance.Weighted([("upheld", 8), ("overturned", 1), ("pending", 3)]) };
        }
    }
}
