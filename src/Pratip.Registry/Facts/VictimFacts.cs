using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

internal sealed record VictimFact(
    Guid ReportId, Guid? CaseId, string RegisteredOn, string Status, string? StatusDecidedOn, string? IdentifyingBody,
    int? AgeAtIdentification, string? AgeBand, List<string> FormsOfExploitation)
{
    public PartialDate? Registered => FactDates.Of(RegisteredOn);

    /// <summary>The agency's own band counts where it gave no age, in every set that has a band for it: a minor is one in all of them.</summary>
    public string? BandOf(AgeBandSet set, PersonFact person) => AgeFacts.Band(set, AgeAtIdentification, person.BirthYear, Registered, AgeBand);

    public string? MajorityOf(PersonFact person) => AgeFacts.Majority(AgeAtIdentification, person.BirthYear, Registered, AgeBand);
}

internal sealed class VictimFacts
{
    private readonly List<VictimFact> _victims;

    private VictimFacts(List<VictimFact> victims) => _victims = victims;

    public IReadOnlyList<VictimFact> All => _victims;

    public static async Task<VictimFacts> ReadAsync(RegistryDb db, CancellationToken ct) => new(await Counted.Of<Victim>(db)
        .Select(v => new VictimFact(
            v.ReportId, v.CaseId, v.RegisteredOn, v.Status, v.StatusDecidedOn, v.IdentifyingBody, v.AgeAtIdentification, v.AgeBand, v.FormsOfExploitation))
        .ToListAsync(ct));

    public FactTable Victims(CaseFacts cases, PersonFacts persons)
    {
        var table = FactSchema.Standard.Table("victims").NewTable(_victims.Count);
        var alone = cases.All.Count();
        foreach (var victim in _victims)
        {
            if (persons[victim.ReportId] is not { } person)
            {
                continue;
            }

            var fact = cases[victim.CaseId];
            table.AddRow();
            table.Dates("registered").Set(victim.Registered);
            table.Dates("identified").Set(FactDates.Of(victim.StatusDecidedOn));
            table.Codes("status").Set(victim.Status);
            table.Codes("group").Set(fact?.GroupCode);
            table.Codes("verified").Set(fact?.VerifiedCode);
            table.Codes("province").Set(fact?.Province);
            table.Codes("identifying-body").Set(victim.IdentifyingBody);
            table.Codes("form").Set(FormOf(victim.FormsOfExploitation));
            table.Codes("age").Set(victim.BandOf(AgeBandSet.Ncct, person));
            table.Codes("age-unodc").Set(victim.BandOf(AgeBandSet.Unodc, person));
            table.Codes("age-ctdc").Set(victim.BandOf(AgeBandSet.Ctdc, person));
            table.Codes("majority").Set(victim.MajorityOf(person));
            SuspectFacts.SetPerson(table, person);
            SuspectFacts.SetReport(table, person);
            table.Keys("person").Set(person.Person);
            table.Keys("case").Set(fact?.Ordinal ?? alone++);
        }

        return table.Build();
    }

    public static async Task<FactTable> HandOversAsync(RegistryDb db, VictimFacts victims, CaseFacts cases, PersonFacts persons, CancellationToken ct)
    {
        var byReport = victims._victims.GroupBy(v => v.ReportId).ToDictionary(g => g.Key, g => g.First());
        var rows = await Counted.Of<HandOver>(db).Select(h => new { h.ReportId, h.Destination, h.On }).ToListAsync(ct);
        var table = FactSchema.Standard.Table("hand-overs").NewTable(rows.Count);
        foreach (var row in rows)
        {
            if (persons[row.ReportId] is not { } person)
            {
                continue;
            }

            var victim = byReport.GetValueOrDefault(row.ReportId);
            var on = FactDates.Of(row.On);
            table.AddRow();
            table.Dates("on").Set(on);
            table.Codes("destination").Set(row.Destination);
            table.Codes("sex").Set(person.Sex);
            table.Codes("age").Set(victim?.BandOf(AgeBandSet.Ncct, person) ?? AgeFacts.Band(AgeBandSet.Ncct, null, person.BirthYear, on));
            table.Codes("group").Set(cases[victim?.CaseId]?.GroupCode);
            table.Keys("person").Set(person.Person);
        }

        return table.Build();
    }

    /// <summary>One place per victim: several forms are "mixed", so that the forms add up to the victims.</summary>
    private static string? FormOf(List<string> forms) => forms.Count switch { 0 => null, 1 => forms[0], _ => "mixed" };
}
