using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Consular;
using Pratip.Registry.Encounters;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Reintegration;
using Pratip.Registry.Requests;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests;

/// <summary>What the secretariat does together with others about a case: referrals to and fro, missions told and untold of a suspect, requests abroad, somebody brought home.</summary>
internal static class WorkedCoordination
{
    public static async Task EnterAsync(RunningSite site, ActorRegister actor, Guid caseId, CancellationToken ct)
    {
        await ReferAsync(site, actor, caseId, ct);
        await RequestService.SendAsync(
            actor, new SendRequestOptions { CaseId = caseId, Kind = "extradition", ToCountry = "VN", Basis = "reciprocity", SentOn = "2024-03-06", DueOn = "2024-04" }, ct);
        await MovementService.RepatriateAsync(
            actor, new RecordRepatriationOptions { Person = new PersonEntry { NameLatin = "Chan Rith", Sex = "male", Citizenships = ["KH"] }, FileReference = "MFA-1", On = "2024-03-06", FromCountry = "TH" }, ct);
        await TellAsync(site, actor, caseId, ct);
    }

    private static async Task ReferAsync(RunningSite site, ActorRegister actor, Guid caseId, CancellationToken ct)
    {
        await using var db = actor.CreateContext();
        var other = db.Agencies.Single(agency => agency.Code == "MOSVY").Id;
        var options = new SendReferralOptions { CaseId = caseId, ToAgencyId = other, Purpose = "legal-aid", DueAt = actor.Clock.GetUtcNow().AddDays(3), Request = "a lawyer, please" };
        await ReferralService.SendAsync(actor, options, ct);
        await using var all = site.Register.CreateContext();
        var sent = all.Referrals.Single(one => one.Id == options.Id);
        var (asked, received) = (sent.Copy<Referral>(), Received(site, sent, other, actor.Actor.AgencyId));
        asked.Status = ReferralStatus.AskedBack;
        await site.RecordAsync(ProcessKind.ReferralSend, EventKind.ReferralSent, new RowChanges().Update(sent, asked).Add(received));
    }

    private static Referral Received(RunningSite site, Referral like, Guid from, Guid to)
    {
        var id = RowId.Next();
        var (wrapped, key) = site.Register.Vault.NewRecordKey(id);
        using var one = key;
        return new Referral
        {
            Id = id,
            FromAgencyId = from,
            FromUserId = like.FromUserId,
            ToAgencyId = to,
            CaseId = like.CaseId,
            Purpose = like.Purpose,
            SentAt = like.SentAt,
            DueAt = like.DueAt,
            Snapshot = like.Snapshot,
            WrappedKey = wrapped,
            Request = site.Register.Vault.Seal(key, id, "request", "a lawyer, please"),
        };
    }

    /// <summary>Of three citizenships the right was told for two, one mission knows, and nothing was recorded for the third.</summary>
    private static async Task TellAsync(RunningSite site, ActorRegister actor, Guid caseId, CancellationToken ct)
    {
        var now = actor.Clock.GetUtcNow();
        var foreigner = new AddSuspectOptions { CaseId = caseId, Person = new PersonEntry { NameLatin = "Nguyen Van Minh", Sex = "male", Citizenships = ["VN", "LA", "TH"] } };
        await SuspectService.AddAsync(actor, foreigner, ct);
        var reportId = foreigner.Person.Id;
        await Missions.RegisterAsync(actor, new RegisterMissionOptions { CountryCode = "VN", NameEn = "Embassy of Viet Nam", NameKm = "ស្ថានទូតវៀតណាម" }, ct);
        var right = new InformOfRightOptions { ReportId = reportId, CountryCode = "VN", InformedOfRightAt = now, InformedIn = "vi", Request = "yes", RequestedAt = now };
        await ConsularService.InformAsync(actor, right, ct);
        await ConsularService.NotifyAsync(
            actor, new NotifyMissionOptions { Id = right.Id, BasedOn = 1, Channel = "note-verbale", NotifiedAt = actor.Clock.GetUtcNow(), PlaceOfContact = "Office 3" }, ct);
        await ConsularService.InformAsync(actor, right with { Id = RowId.Next(), CountryCode = "LA", Request = "no", RequestedAt = null }, ct);
        var met = new Encounter { AgencyId = actor.Actor.AgencyId, OwnReference = "WORKED-MET", On = "2024-03-05" };
        await site.RecordAsync(ProcessKind.EncounterChange, EventKind.EncounterChanged, new RowChanges().Add(met).Add(new EncounteredPerson { EncounterId = met.Id, ReportId = reportId, Number = "001" }));
    }
}
