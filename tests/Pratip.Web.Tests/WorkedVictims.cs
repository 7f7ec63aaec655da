using Pratip.Registry.Access;
using Pratip.Registry.Children;
using Pratip.Registry.Consent;
using Pratip.Registry.People;
using Pratip.Registry.Victims;

namespace Pratip.Web.Tests;

/// <summary>A child among the presumed victims of a case, with something of everything in its file, and an adult without a case.</summary>
internal static class WorkedVictims
{
    public static async Task EnterAsync(ActorRegister actor, Guid caseId, CancellationToken ct)
    {
        var child = Presumed("Chan Nita", "12") with { CaseId = caseId };
        var reportId = await PresumedVictimService.AddAsync(actor, child, ct);
        await PresumedVictimService.AddAsync(actor, Presumed("Chan Dara", "22"), ct);
        await NeedService.AddAsync(actor, new AddNeedOptions { VictimId = child.Id, Kind = "health", On = "2024-03-06" }, ct);
        await ServiceRecordService.AddAsync(actor, new AddServiceOptions { VictimId = child.Id, Kind = "health", ProviderAgencyId = actor.Actor.AgencyId, From = "2024-03-06" }, ct);
        var guardian = new AddGuardianOptions { ReportId = reportId, Relation = "relative", Contact = "an aunt", Since = "2024-03-06" };
        await GuardianService.AddAsync(actor, guardian, ct);
        await ConsentService.RecordAsync(actor, new RecordConsentOptions
        {
            ReportId = reportId,
            Purpose = "sharing",
            On = "2024-03-07",
            IsGiven = true,
            Form = "spoken",
            SpokenLanguage = "km",
            GuardianId = guardian.Id,
        }, ct);
        await DecisionService.DecideAsync(
            actor, new DecideStatusOptions { VictimId = child.Id, BasedOn = 1, Status = "identified", On = "2024-03-08", Body = "social-affairs", Reason = "her account" }, ct);
    }

    private static AddVictimOptions Presumed(string name, string age) =>
        new() { Person = new PersonEntry { NameLatin = name, Sex = "female" }, RegisteredOn = "2024-03-05", Age = age };
}
