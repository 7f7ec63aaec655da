using System.Globalization;
using Pratip.Bench.Lookup;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.People;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;

namespace Pratip.Bench.Workplace;

/// <summary>The persons of the cases: names in seven cultures and their scripts, sealed as the register seals them.</summary>
internal sealed class MadePeople(MadeChance chance, MadeOffice office, IdentityVault vault)
{
    private static readonly string[] Articles = ["TSE-10", "TSE-12", "TSE-15", "TSE-19", "TSE-26", "TSE-28", "PC-239"];
    private static readonly string[] Steps = ["arrest", "referral-to-court", "judicial-investigation", "indictment", "trial", "verdict"];
    private static readonly string[] Roles = ["recruiter", "recruiter-online", "transporter", "exploiter", "guard", "financier", "unknown"];
    private static readonly string[] Services = ["health", "legal", "shelter", "social-care", "interpretation"];

    private readonly IEnumerator<SyntheticPerson> _names = Names(int.MaxValue).GetEnumerator();

    /// <summary>The same people in the same order, for whoever searches for them.</summary>
    public static IEnumerable<SyntheticPerson> Names(int count) => new SyntheticPeople(LoadOptions.Seed + 1).Take(count);

    public void AddSuspect(MadeBlock block, Case one, Agency lead, DateTime opened, int caseNumber, int number)
    {
        var report = Report(block.SuspectReports, block.SuspectIdentities, lead, opened, $"S-{caseNumber}-{number}");
        var suspect = new Suspect { Id = chance.Id(opened), ReportId = report.Id, CaseId = one.Id, Role = chance.Pick(Roles), IsAtLarge = chance.Percent(10), AgeAtArrest = chance.Between(18, 60) };
        block.Suspects.Add(suspect);
        for (var i = chance.Percent(12) ? 2 : 1; i > 0; i--)
        {
            block.Charges.Add(new Charge { Id = chance.Id(opened), SuspectId = suspect.Id, ArticleCode = i == 1 ? one.OpeningArticle : chance.Pick(Articles), ChargedOn = MadeChance.Iso(opened.AddDays(2)) });
        }

        var day = opened;
        foreach (var step in Steps.Take(chance.Between(1, 4)))
        {
            block.Stages.Add(new ProceduralStage { Id = chance.Id(opened), SuspectId = suspect.Id, Stage = step, On = MadeChance.Iso(day) });
            day = day.AddDays(chance.Between(1, 60));
        }

        if (chance.Percent(40))
        {
            block.Custodies.Add(new Custody { Id = chance.Id(opened), SuspectId = suspect.Id, ArrivedAt = MadeChance.At(opened), EndedAt = MadeChance.At(opened.AddHours(40)), End = "brought-before-prosecutor" });
        }
    }

    public void AddVictim(MadeBlock block, Case one, Agency lead, DateTime opened, int caseNumber, int number)
    {
        var reporter = chance.Below(10) switch { < 7 => lead, < 9 => office["MOSVY"], _ => office["NGO-SHELTER"] };
        var report = Report(block.VictimReports, block.VictimIdentities, reporter, opened, $"V-{caseNumber}-{number}");
        var victim = new Victim
        {
            Id = chance.Id(opened),
            ReportId = report.Id,
            CaseId = one.Id,
            RegisteredOn = MadeChance.Iso(opened.AddDays(1)),
            Status = chance.Percent(60) ? "identified" : "presumed",
            AgeAtIdentification = chance.Between(8, 50),
            FormsOfExploitation = one.FormsOfExploitation,
        };
        block.Victims.Add(victim);
        if (victim.Status == "identified")
        {
            var id = chance.Id(opened);
            var (wrapped, recordKey) = vault.NewRecordKey(id);
            using var held = recordKey;
            block.Decisions.Add(new VictimDecision { Id = id, VictimId = victim.Id, Status = "identified", On = MadeChance.Iso(opened.AddDays(20)), Body = "police", WrappedKey = wrapped, Reason = vault.Seal(held, id, "reason", "indicators and own account") });
        }

        if (chance.Percent(25))
        {
            var kind = chance.Pick(Services);
            block.Needs.Add(new VictimNeed { Id = chance.Id(opened), VictimId = victim.Id, Kind = kind, On = MadeChance.Iso(opened.AddDays(2)) });
            block.Services.Add(new VictimService { Id = chance.Id(opened), VictimId = victim.Id, Kind = kind, ProviderAgencyId = office["MOSVY"].Id, From = MadeChance.Iso(opened.AddDays(3)) });
        }
    }

    private PersonReport Report(List<PersonReport> reports, List<SealedIdentity> identities, Agency agency, DateTime opened, string reference)
    {
        _names.MoveNext();
        var person = _names.Current;
        var report = new PersonReport
        {
            Id = chance.Id(opened),
            AgencyId = agency.Id,
            OwnReference = reference,
            PersonId = chance.Id(opened),
            Sex = person.Sex,
            BirthYear = person.BirthYear,
            AgePrecision = "year",
            Citizenships = [person.Citizenship],
        };
        reports.Add(report);
        identities.Add(vault.Seal(report.Id, new Identity
        {
            Names = [.. person.Recorded.Select(name => new IdentityName(name, name == person.Latin ? NameKind.Latin : NameKind.OwnScript))],
            BirthDate = person.BirthYear.ToString(CultureInfo.InvariantCulture),
            Documents = chance.Percent(30) ? [new IdentityDocument("passport", string.Create(CultureInfo.InvariantCulture, $"N{chance.Below(int.MaxValue):0000000000}"), person.Citizenship)] : [],
            Contacts = chance.Percent(20) ? [string.Create(CultureInfo.InvariantCulture, $"012{chance.Below(1_000_000):000000}")] : [],
        }));
        return report;
    }
}
