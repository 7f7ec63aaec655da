using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>Invents the victims of each dossier, of the kinds and numbers the plan gave it.</summary>
internal sealed class VictimInventor(ulong seed, PersonInventor people)
{
    private static readonly IReadOnlyList<(string Citizenship, int Weight)> Compounds =
    [
        ("KH", 12), ("ID", 17), ("VN", 16), ("TH", 9), ("BD", 8), ("IN", 8), ("MM", 7), ("PH", 6), ("MY", 4), ("PK", 4), ("NP", 3), ("KE", 2), ("UG", 2), ("ET", 1), ("LA", 1),
    ];

    private readonly SeededChance _chance = SeededChance.For(seed, "victims");
    private readonly ReferenceNumbers _references = new("V");
    private int _phones;

    public void Invent(List<InventedCase> cases)
    {
        foreach (var dossier in cases)
        {
            foreach (var kind in dossier.VictimKinds)
            {
                dossier.Victims.Add(Victim(dossier, kind, Status()));
            }
        }

        AddUncounted(cases);
    }

    /// <summary>People who were flagged and nothing followed, or found not to be victims: on record, and in no figure of victims.</summary>
    private void AddUncounted(List<InventedCase> cases)
    {
        var decided = cases.Where(c => c.VictimKinds.Count > 0 && c.Plan is { AtCourt: not null, Pending: false }).ToArray();
        foreach (var status in new[] { "flagged", "not-confirmed", "not-confirmed", "flagged", "not-confirmed", "not-considered", "not-confirmed" })
        {
            var dossier = _chance.Pick(decided);
            dossier.Victims.Add(Victim(dossier, dossier.VictimKinds[0], status));
        }
    }

    private InventedVictim Victim(InventedCase dossier, string kind, string status)
    {
        var registered = dossier.ActedOn.AddDays(_chance.Weighted([(0, 5), (_chance.Between(1, 4), 3), (_chance.Between(5, 11), 2)]));
        var minor = kind is "girls" or "boys";
        var age = Age(dossier.Scenario, minor);
        var sex = kind is "girls" or "women" ? InventedPerson.Female : InventedPerson.Male;
        var named = !_chance.Percent(minor ? 12 : 5);
        var person = people.Invent(_references.Next(dossier.Agency, registered.Year), sex, Citizenship(dossier.Scenario, minor), age, registered, named);
        var onlyBand = _chance.Percent(4);
        if (onlyBand || !named)
        {
            person = person with { Born = onlyBand ? null : PartialDate.OfYear(registered.Year - age), Age = age };
        }

        return new(dossier, person, registered, status, status is "presumed" or "pending" or "flagged" ? null : registered.AddDays(_chance.Below(4)), Body(dossier))
        {
            OnlyBand = onlyBand,
            AgeAtExploitation = onlyBand || !_chance.Percent(70) ? null : age - (age > 0 && _chance.Percent(20) ? 1 : 0),
            Means = Some(dossier.Scenario.Means),
            Recruitment = _chance.Percent(12) ? ["unknown"] : Some(dossier.Scenario.Recruitment),
            Phone = !minor && named && _chance.Percent(40) ? $"+855 00 000 {++_phones:D4}" : null,
        };
    }

    private int Age(Scenario scenario, bool minor)
    {
        if (!minor)
        {
            return _chance.Weighted([(_chance.Between(18, 24), 50), (_chance.Between(25, 33), 36), (_chance.Between(34, 52), 14)]);
        }

        var youngest = Math.Min(scenario.Youngest, scenario.Oldest);
        return Math.Max(_chance.Between(youngest, scenario.Oldest), _chance.Between(youngest, scenario.Oldest));
    }

    private string Citizenship(Scenario scenario, bool minor) => scenario.Id switch
    {
        "scam-compound" => _chance.Weighted(Compounds),
        _ when scenario.Foreign && !minor => _chance.Percent(88) ? "KH" : "VN",
        _ => _chance.Percent(96) ? "KH" : "VN",
    };

    private string Status() => _chance.Weighted([("identified", 68), ("presumed", 26), ("pending", 4), ("declined", 2)]);

    private string Body(InventedCase dossier) => dossier.Agency == "RGK"
        ? "gendarmerie"
        : _chance.Weighted([("police", 82), ("social-affairs", 10), ("prosecutor-or-court", 4), ("labour-inspector", 4)]);

    private List<string> Some(IReadOnlyList<string> codes)
    {
        var count = Math.Min(codes.Count, _chance.Weighted([(1, 4), (2, 4), (3, 2)]));
        var drawn = codes.ToList();
        _chance.Shuffle(drawn);
        return drawn.GetRange(0, count);
    }
}
