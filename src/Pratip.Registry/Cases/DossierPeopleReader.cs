using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Children;
using Pratip.Registry.Consent;
using Pratip.Registry.Courts;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Cases;

/// <summary>
/// Reads what hangs on suspects, victims and their reports, for the page of a case and for a person's file: at most one statement a
/// table, and none for what the sections do not hold.
/// </summary>
internal sealed class DossierPeopleReader
{
    // There is no suspect without a charge and a step: whether there are any is not worth asking.
    private static readonly KeptQueryOf<List<Guid>, Charge> ChargesOf = new((db, suspects) => db.Charges.Where(charge => suspects.Contains(charge.SuspectId)));
    private static readonly KeptQueryOf<List<Guid>, ProceduralStage> StepsOf = new((db, suspects) => db.ProceduralStages.Where(step => suspects.Contains(step.SuspectId)));

    private readonly ActorRegister _register;
    private readonly RegistryDb _db;
    private readonly DossierRows _rows;
    private readonly HashSet<Guid> _inTwoRoles;
    private readonly Section<Custody> _custodies;
    private readonly Section<DisciplinaryStep> _disciplinary;
    private readonly Section<DecisionHead> _decisions;
    private readonly Section<VictimNeed> _needs;
    private readonly Section<VictimService> _services;
    private readonly Section<VictimDisposition> _dispositions;
    private readonly Section<HandOver> _handOvers;
    private readonly Section<PersonConsent> _consents;
    private readonly Section<ChildSituation> _situations;
    private readonly Section<GuardianHead> _guardians;
    private readonly Section<BestInterestHead> _bestInterest;

    public DossierPeopleReader(ActorRegister register, RegistryDb db, Sections sections, DossierRows rows)
    {
        (_register, _db, _rows, _inTwoRoles) = (register, db, rows, InTwoRoles(rows));
        var suspects = rows.Suspects.ConvertAll(suspect => suspect.Id);
        _custodies = sections.AddHeld(all => all.Custodies.Where(custody => suspects.Contains(custody.SuspectId)));
        _disciplinary = sections.AddHeld(all => all.DisciplinarySteps.Where(step => suspects.Contains(step.SuspectId)));
        var victims = rows.Victims.ConvertAll(victim => victim.Id);
        _decisions = sections.Add(
            all => all.VictimDecisions.Where(decision => victims.Contains(decision.VictimId)),
            found => found.Select(decision => new DecisionHead(decision.Id, decision.VictimId, decision.Status, decision.On, decision.Body)), isHeld: true);
        _needs = sections.AddHeld(all => all.VictimNeeds.Where(need => victims.Contains(need.VictimId)));
        _services = sections.AddHeld(all => all.VictimServices.Where(service => victims.Contains(service.VictimId)));
        _dispositions = sections.AddHeld(all => all.VictimDispositions.Where(one => victims.Contains(one.VictimId)));
        var reports = rows.FactsOf;

        // A victim in reach brings the person into it, in the same noun; where somebody lives is a noun of its own.
        var areOfVictims = reports.TrueForAll(id => rows.Victims.Exists(victim => victim.ReportId == id));
        _handOvers = sections.Add(all => all.HandOvers.Where(place => reports.Contains(place.ReportId)));
        _consents = sections.AddHeld(all => all.PersonConsents.Where(consent => reports.Contains(consent.ReportId)), areOfVictims);
        _situations = sections.AddHeld(all => all.ChildSituations.Where(situation => reports.Contains(situation.ReportId)), areOfVictims);
        _guardians = sections.Add(
            all => all.Guardians.Where(guardian => reports.Contains(guardian.ReportId)),
            found => found.Select(guardian => new GuardianHead(
                guardian.Id, guardian.ReportId, guardian.Relation, guardian.GuardianReportId, guardian.Contact != null, guardian.Since, guardian.Until)), areOfVictims);
        _bestInterest = sections.Add(
            all => all.BestInterestDecisions.Where(decision => reports.Contains(decision.ReportId)),
            found => found.Select(decision => new BestInterestHead(decision.Id, decision.ReportId, decision.On, decision.DecidingAgencyId)), areOfVictims);
    }

    public async Task<IReadOnlyList<DossierSuspect>> SuspectsAsync(CancellationToken ct)
    {
        if (_rows.Suspects.Count == 0)
        {
            return [];
        }

        var now = _register.Clock.GetUtcNow();
        var suspects = _rows.Suspects.ConvertAll(suspect => suspect.Id);
        var charges = (await ChargesOf.ToListAsync(_db, suspects, ct)).ToLookup(charge => charge.SuspectId);
        var steps = (await StepsOf.ToListAsync(_db, suspects, ct)).ToLookup(step => step.SuspectId);
        var custodies = await _custodies.ReadAsync(custody => custody.SuspectId, ct);
        var disciplinary = await _disciplinary.ReadAsync(step => step.SuspectId, ct);
        return _rows.Suspects.ConvertAll(suspect => new DossierSuspect(
            suspect,
            _rows.Reports.GetValueOrDefault(suspect.ReportId),
            [.. charges[suspect.Id].OrderBy(charge => charge.Id)],
            [.. steps[suspect.Id].OrderBy(step => step.On, StringComparer.Ordinal).ThenBy(step => step.Id)],
            [.. custodies[suspect.Id].OrderBy(custody => custody.ArrivedAt).Select(custody => new DossierCustody(custody, CustodyClock.Of(custody, now)))],
            [.. disciplinary[suspect.Id].OrderBy(step => step.On, StringComparer.Ordinal).ThenBy(step => step.Id)],
            _inTwoRoles.Contains(suspect.Id)));
    }

    public async Task<IReadOnlyList<DossierVictim>> VictimsAsync(IReadOnlyDictionary<Guid, PersonFacts> facts, CancellationToken ct)
    {
        var decisions = await _decisions.ReadAsync(decision => decision.VictimId, ct);
        var needs = await _needs.ReadAsync(need => need.VictimId, ct);
        var services = await _services.ReadAsync(service => service.VictimId, ct);
        var dispositions = await _dispositions.ReadAsync(one => one.VictimId, ct);
        return _rows.Victims.ConvertAll(victim => new DossierVictim(
            victim,
            facts[victim.ReportId],
            [.. decisions[victim.Id].OrderBy(decision => decision.On, StringComparer.Ordinal).ThenBy(decision => decision.Id)],
            [.. needs[victim.Id].OrderBy(need => need.On, StringComparer.Ordinal).ThenBy(need => need.Id)],
            [.. services[victim.Id].OrderBy(service => service.From, StringComparer.Ordinal).ThenBy(service => service.Id).Select(Withheld)],
            [.. dispositions[victim.Id].OrderBy(one => one.On, StringComparer.Ordinal).ThenBy(one => one.Id)],
            _inTwoRoles.Contains(victim.Id)));
    }

    public async Task<IReadOnlyDictionary<Guid, PersonFacts>> FactsAsync(CancellationToken ct)
    {
        var today = _register.Today;
        var standings = _rows.Victims.ToLookup(victim => victim.ReportId);
        var handOvers = await _handOvers.ReadAsync(place => place.ReportId, ct);
        var consents = await _consents.ReadAsync(consent => consent.ReportId, ct);
        var situations = (await _situations.ReadAsync(ct)).ToDictionary(situation => situation.ReportId);
        var guardians = await _guardians.ReadAsync(guardian => guardian.ReportId, ct);
        var decisions = await _bestInterest.ReadAsync(decision => decision.ReportId, ct);
        return _rows.FactsOf.ToDictionary(id => id, id => new PersonFacts(
            _rows.Reports.GetValueOrDefault(id),
            ChildRule.Of(_rows.Reports.GetValueOrDefault(id), standings[id], situations.GetValueOrDefault(id), today),
            situations.GetValueOrDefault(id),
            [.. guardians[id].OrderBy(guardian => guardian.Since, StringComparer.Ordinal).ThenBy(guardian => guardian.Id)],
            [.. decisions[id].OrderBy(decision => decision.On, StringComparer.Ordinal).ThenBy(decision => decision.Id)],
            [.. consents[id].OrderBy(consent => consent.On, StringComparer.Ordinal).ThenBy(consent => consent.Id)],
            [.. handOvers[id].OrderBy(place => place.On, StringComparer.Ordinal).ThenBy(place => place.Id)]));
    }

    /// <summary>Rows of suspects and of victims that speak of one person. Where the reports are out of reach, only one report in both roles shows it.</summary>
    private static HashSet<Guid> InTwoRoles(DossierRows rows)
    {
        var (suspects, victims, reports) = (rows.Suspects, rows.Victims, rows.Reports);
        var suspected = suspects.Select(suspect => PersonOf(suspect.ReportId)).ToHashSet();
        var presumed = victims.Select(victim => PersonOf(victim.ReportId)).ToHashSet();
        suspected.IntersectWith(presumed);
        return
        [
            .. suspects.Where(suspect => suspected.Contains(PersonOf(suspect.ReportId))).Select(suspect => suspect.Id),
            .. victims.Where(victim => suspected.Contains(PersonOf(victim.ReportId))).Select(victim => victim.Id),
        ];

        Guid PersonOf(Guid reportId) => reports.GetValueOrDefault(reportId)?.PersonId ?? reportId;
    }

    private VictimService Withheld(VictimService service)
    {
        if (service.Kind != ServiceRecordService.ShelterKind || _register.Actor.May(AccessVerb.View, AccessNoun.Shelters))
        {
            return service;
        }

        var without = service.Copy<VictimService>();
        without.ProviderAgencyId = Guid.Empty;
        return without;
    }
}

/// <summary>Of whom the rest is read.</summary>
/// <param name="FactsOf">The reports of whom is read what hangs on a person and not on one standing.</param>
internal sealed record DossierRows(List<Suspect> Suspects, List<Victim> Victims, IReadOnlyDictionary<Guid, PersonReport> Reports, List<Guid> FactsOf);
