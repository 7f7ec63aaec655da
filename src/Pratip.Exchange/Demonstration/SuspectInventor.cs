using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>Gives every dossier its suspects: those sent to court as the plan says, and some who are at large.</summary>
internal sealed class SuspectInventor(ulong seed, PersonInventor people)
{
    private static readonly IReadOnlyList<(int Weight, int Chance)> Tail = [(2, 70), (7, 24), (20, 6)];

    private static readonly IReadOnlyList<(string Citizenship, int Weight)> Foreigners =
    [
        ("CN", 44), ("VN", 20), ("TH", 6), ("KR", 5), ("US", 3), ("GB", 3), ("FR", 3), ("AU", 2), ("DE", 2), ("JP", 2), ("IN", 3), ("MY", 4), ("NG", 3),
    ];

    private readonly SeededChance _chance = SeededChance.For(seed, "suspects");
    private readonly ReferenceNumbers _references = new("S");

    public void Invent(List<InventedCase> cases)
    {
        foreach (var plan in DossierPlan.All)
        {
            var dossiers = cases.Where(c => ReferenceEquals(c.Plan, plan)).ToArray();
            if (plan.AtCourt is null)
            {
                Array.ForEach(dossiers, AddFugitives);
                continue;
            }

            var sizes = Allocation.Sizes(plan.Defendants, dossiers.Length, 1, 12, Tail, _chance);
            for (var i = 0; i < dossiers.Length; i++)
            {
                AddDefendants(dossiers[i], sizes[i]);
            }
        }

        foreach (var half in Halves.All)
        {
            foreach (var group in Enum.GetValues<HeadlineGroup>())
            {
                Embody(cases.SelectMany(c => c.Defendants).Where(d => d.Case.Plan.AtCourt == half && d.Case.Plan.Group == group).ToList(), half, group);
            }
        }

        foreach (var fugitive in cases.SelectMany(c => c.Suspects).Where(s => s.IsAtLarge))
        {
            var foreign = fugitive.Case.Scenario.Foreign && _chance.Percent(35);
            Embody(fugitive, _chance.Percent(20), foreign, fugitive.Case.ActedOn);
        }

        ReturnBeforeTheLaw(cases);
    }

    private void AddDefendants(InventedCase dossier, int count)
    {
        var first = dossier.ArrestedOn!.Value;
        for (var i = 0; i < count; i++)
        {
            var arrested = i == 0 || _chance.Percent(80) ? first : first.AddDays(_chance.Between(1, 3));
            var sent = arrested.AddDays(_chance.Between(1, 2));
            sent = sent.DayOfWeek == DayOfWeek.Sunday ? sent.AddDays(1) : sent;
            dossier.Suspects.Add(new InventedSuspect(dossier)
            {
                ArrestedOn = arrested,
                SentToCourtOn = sent,
                ChargedOn = sent.AddDays(_chance.Below(2)),
                Articles = Articles(dossier.Scenario),
                Role = Role(dossier.Scenario),
                IsPublicOfficial = _chance.Percent(85) ? _chance.Percent(1) : null,
            });
        }

        if (_chance.Percent(6))
        {
            AddFugitives(dossier);
        }
    }

    private void AddFugitives(InventedCase dossier)
    {
        var count = _chance.Weighted([(1, 7), (2, 2), (3, 1)]);
        for (var i = 0; i < count; i++)
        {
            dossier.Suspects.Add(new InventedSuspect(dossier) { Role = Role(dossier.Scenario) });
        }
    }

    /// <summary>One article of the scenario, which makes the headline group, and sometimes lesser charges beside it.</summary>
    private List<string> Articles(Scenario scenario)
    {
        var articles = new List<string> { _chance.Pick(scenario.Articles) };
        if (_chance.Percent(22))
        {
            articles.Add(_chance.Pick(scenario.Articles));
        }

        if (scenario.Lesser.Count > 0 && _chance.Percent(24))
        {
            articles.Add(_chance.Pick(scenario.Lesser));
        }

        return [.. articles.Distinct(StringComparer.Ordinal)];
    }

    private string? Role(Scenario scenario) => _chance.Percent(6) ? "unknown" : _chance.Pick(scenario.Roles);

    /// <summary>Makes exactly the planned numbers of women and foreigners, foreigners first where the scenario has them.</summary>
    private void Embody(List<InventedSuspect> defendants, Half half, HeadlineGroup group)
    {
        var plan = SuspectPlan.All.FirstOrDefault(p => p.AtCourt == half && p.Group == group) ?? new(half, group, 0, 0);
        _chance.Shuffle(defendants);
        var women = defendants.Take(plan.Women).ToHashSet();
        _chance.Shuffle(defendants);
        var foreigners = defendants.OrderByDescending(d => d.Case.Scenario.Foreign).Take(plan.Foreigners).ToHashSet();
        foreach (var defendant in defendants.OrderBy(d => d.Case.ActedOn).ThenBy(d => d.Case.Reference, StringComparer.Ordinal))
        {
            Embody(defendant, women.Contains(defendant), foreigners.Contains(defendant), defendant.ArrestedOn!.Value);
        }
    }

    private void Embody(InventedSuspect suspect, bool woman, bool foreign, DateOnly seenOn)
    {
        var age = _chance.Weighted([(_chance.Between(15, 17), 3), (_chance.Between(18, 29), 38), (_chance.Between(30, 45), 42), (_chance.Between(46, 68), 17)]);
        var citizenship = foreign ? _chance.Weighted(Foreigners) : InventedPerson.Cambodian;
        var reference = _references.Next(suspect.Case.Agency, suspect.Case.ActedOn.Year);
        suspect.Person = people.Invent(reference, woman ? InventedPerson.Female : InventedPerson.Male, citizenship, age, seenOn);
        if (foreign && suspect.Person.Entry?.On is { } entered && !entered.IsCertainlyBefore(PartialDate.OfDay(seenOn)))
        {
            suspect.Person = suspect.Person with { Entry = suspect.Person.Entry with { On = null } };
        }
    }

    /// <summary>A few people stand before the law twice, in different years, at the same agency and under the same reference.</summary>
    private static void ReturnBeforeTheLaw(List<InventedCase> cases)
    {
        var earlier = cases.Where(c => c.Plan.AtCourt <= Half.SecondOf2023 && !c.Plan.Pending).SelectMany(c => c.Defendants).Where(IsOrdinary).ToList();
        var later = cases.Where(c => c.Plan.AtCourt == Half.SecondOf2024).SelectMany(c => c.Defendants).Where(IsOrdinary);
        var found = 0;
        foreach (var suspect in later)
        {
            var before = earlier.FirstOrDefault(e => e.Case.Agency == suspect.Case.Agency && e.Person.Sex == suspect.Person.Sex);
            if (before is null || found == 3)
            {
                continue;
            }

            var years = suspect.ArrestedOn!.Value.Year - before.ArrestedOn!.Value.Year;
            suspect.Person = before.Person with { Age = before.Person.Born is { Precision: DatePrecision.Day } day ? AgeOn(day.First, suspect.ArrestedOn.Value) : before.Person.Age + years };
            earlier.Remove(before);
            found++;
        }

        static bool IsOrdinary(InventedSuspect suspect) => suspect.Person.Citizenship == InventedPerson.Cambodian && suspect.Person.Age >= AgeBandSet.Majority;
    }

    private static int AgeOn(DateOnly born, DateOnly day) =>
        day.Year - born.Year - (day.Month < born.Month || (day.Month == born.Month && day.Day < born.Day) ? 1 : 0);
}
