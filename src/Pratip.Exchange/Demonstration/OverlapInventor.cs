using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>One report of somebody whom another agency has reported before, and which report that is.</summary>
internal sealed record RepeatedReport(string Agency, Half Half, InventedPerson Person, InventedVictim First, DateOnly RegisteredOn, string? Phone);

/// <summary>
/// Lets the ministry of social affairs and a shelter report victims of 2024 whom police, gendarmerie and committees have reported
/// already, as they would write them down: in one script only, the parts of a name in another order, a letter off, a birth date as a
/// year or with day and month exchanged. Nobody without a document and a whole birth date is among
/// them: of such a person no linkage could say for certain who it is, and the truth here is to be reached exactly.
/// </summary>
internal sealed class OverlapInventor(ulong seed)
{
    public const string SocialAffairs = "MOSVY";
    public const string Shelter = "NGO-SHELTER";

    private readonly SeededChance _chance = SeededChance.For(seed, "overlap");
    private readonly ReferenceNumbers _references = new("R");

    public List<RepeatedReport> Invent(List<InventedCase> cases)
    {
        var reports = new List<RepeatedReport>();
        foreach (var victim in cases.SelectMany(one => one.Victims).Where(IsTold))
        {
            var goesOn = _chance.Percent(40);
            var toShelter = _chance.Percent(35);
            if (goesOn)
            {
                reports.Add(Again(victim, SocialAffairs));
            }

            if (toShelter)
            {
                reports.Add(Again(victim, Shelter));
            }
        }

        return reports;
    }

    private static bool IsTold(InventedVictim victim) =>
        victim.RegisteredOn.Year == 2024
        && victim.Status is "presumed" or "identified" or "pending" or "declined"
        && victim.Person is { Name: not null, Born.Precision: DatePrecision.Day, Age: not null }
        && victim.Person.DocumentNumber is not null;

    private RepeatedReport Again(InventedVictim victim, string agency)
    {
        // Whoever hands somebody on keeps within the half-year, so that every window counts the person once.
        var half = victim.RegisteredOn.Month <= 6 ? Half.FirstOf2024 : Half.SecondOf2024;
        var day = victim.RegisteredOn.AddDays(_chance.Between(1, 12));
        day = half.Window().Contains(day) ? day : victim.RegisteredOn;
        // Of a child the birth certificate comes along: children's papers are sought first.
        var born = victim.Person.IsMinor ? victim.Person.Born!.Value : Remembered(victim.Person.Born!.Value);
        var isPlain = born == victim.Person.Born && agency == SocialAffairs && !victim.Person.IsMinor;
        var person = victim.Person with
        {
            Reference = _references.Next(agency, day.Year),
            Name = agency == Shelter ? new InventedName(Turned(Slipped(victim.Person.Name!.Latin)), null) : Written(victim.Person.Name!),
            Alias = null,
            Born = born,
        };

        // What is remembered badly comes with something that is not: else nobody could say who it is.
        var keepsDocument = !isPlain || _chance.Percent(60);
        return new RepeatedReport(agency, half, keepsDocument ? person : person with { DocumentKind = null, DocumentNumber = null }, victim, day, keepsDocument || _chance.Percent(50) ? victim.Phone : null);
    }

    /// <summary>Social affairs write a name in its own script where it has one.</summary>
    private static InventedName Written(InventedName name) => name.Own is null ? name : new InventedName("", name.Own);

    private string Turned(string latin)
    {
        var parts = latin.Split(' ');
        return parts.Length > 1 && _chance.Percent(50) ? string.Join(' ', [.. parts[1..], parts[0]]) : latin;
    }

    /// <summary>One letter of a longer part is left out.</summary>
    private string Slipped(string latin)
    {
        var at = _chance.Between(2, Math.Max(2, latin.Length - 1));
        return _chance.Percent(20) && latin.Length > 8 && char.IsLetter(latin[at]) ? latin.Remove(at, 1) : latin;
    }

    private PartialDate Remembered(PartialDate born) => _chance.Below(100) switch
    {
        < 80 => born,
        < 90 when born.First.Day <= 12 => PartialDate.OfDay(new DateOnly(born.First.Year, born.First.Day, born.First.Month)),
        _ => PartialDate.OfYear(born.First.Year),
    };
}
