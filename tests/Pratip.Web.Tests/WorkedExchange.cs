using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Exchanges;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests;

/// <summary>A partner's encoding that is like somebody of the secretariat, so that the question of it stands on the page of questions.</summary>
internal static class WorkedExchange
{
    public static async Task EnterAsync(RunningSite site, ActorRegister actor, CancellationToken ct)
    {
        await using var db = site.Register.CreateContext();
        var partner = await db.Agencies.Where(agency => agency.Code == "PC-07").Select(agency => agency.Id).SingleAsync(ct);
        var held = await db.PersonReports.Where(report => report.AgencyId == actor.Actor.AgencyId).Select(report => report.Id).FirstAsync(ct);
        var agreement = new ExchangeAgreement
        {
            Reference = "WORKED/1",
            PartnerAgencyId = partner,
            Purpose = "family tracing",
            From = new DateOnly(actor.Today.Year, 1, 1),
            Until = new DateOnly(actor.Today.Year, 12, 31),
            QuotaPerMonth = 100,
            KeyFile = "/keys/agreement.key",
            AskedByUserId = actor.Actor.UserId,
            AskedAt = actor.Clock.GetUtcNow(),
            ApprovedAt = actor.Clock.GetUtcNow(),
        };
        await site.RecordAsync(ProcessKind.ExchangeChangeAgreement, EventKind.AgreementChanged, new RowChanges().Add(agreement));
        var run = new EncodedRun { AgreementId = agreement.Id, At = actor.Clock.GetUtcNow(), FileSha256 = "00", Encodings = 1 };
        var id = RowId.Next();
        var (wrapped, key) = site.Register.Vault.NewRecordKey(id);
        using var one = key;
        await site.RecordAsync(ProcessKind.ExchangeCompare, EventKind.EncodingsCompared, new RowChanges().Add(run).Add(new EncodedQuestion
        {
            Id = id,
            RunId = run.Id,
            PartnerAgencyId = partner,
            Number = 1,
            HoldingAgencyId = actor.Actor.AgencyId,
            HeldReportId = held,
            LikenessPerMille = 900,
            AskedAt = actor.Clock.GetUtcNow(),
            WrappedKey = wrapped,
        }));
    }
}
