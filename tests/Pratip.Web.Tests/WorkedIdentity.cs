using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests;

/// <summary>A pair that somebody was unsure of, and a question whether another office may know.</summary>
internal static class WorkedIdentity
{
    public static async Task EnterAsync(RunningSite site, ActorRegister actor, CancellationToken ct)
    {
        await using var db = site.Register.CreateContext();
        var other = await db.Agencies.Where(agency => agency.Code == "MOJ").Select(agency => agency.Id).SingleAsync(ct);
        PersonReport[] reports = [Report(actor.Actor.AgencyId, "SAME-1"), Report(actor.Actor.AgencyId, "SAME-2"), Report(other, "SAME-3")];
        await site.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(reports));
        var run = new IdentityRun
        {
            At = actor.Clock.GetUtcNow(),
            ModelVersion = "fs-1-test",
            Seed = 1,
            ThresholdPerMille = 500,
            Reports = 3,
            Persons = 3,
            AutomaticPairs = 0,
            ReviewPairs = 1,
            Weights = """{"name":{"alike":60}}""",
        };
        var of = ReportPair.Of(reports[0].Id, reports[1].Id);
        var pair = new IdentityPair
        {
            ReportAId = of.A,
            ReportBId = of.B,
            AgencyAId = actor.Actor.AgencyId,
            AgencyBId = actor.Actor.AgencyId,
            RunId = run.Id,
            ProbabilityPerMille = 300,
            Levels = "name:alike",
            WeightTenths = 70,
            Cause = ReviewCause.Probability,
        };
        await site.RecordAsync(ProcessKind.IdentityLink, EventKind.ReportsLinked, new RowChanges().Add(run).Add(pair));
        await JudgementService.JudgeAsync(
            actor, new JudgePairOptions { Id = RowId.Next(), PairId = pair.Id, BasedOn = 1, Verdict = Verdicts.Unsure, Evidence = "fields", Reason = "too little" }, ct);
        await AskAsync(site, actor, reports[0], reports[2]);
    }

    private static async Task AskAsync(RunningSite site, ActorRegister actor, PersonReport own, PersonReport other)
    {
        var isFirst = ReportPair.Of(own.Id, other.Id).A == own.Id;
        var across = new IdentityJudgement
        {
            ReportAId = isFirst ? own.Id : other.Id,
            ReportBId = isFirst ? other.Id : own.Id,
            AgencyAId = isFirst ? own.AgencyId : other.AgencyId,
            AgencyBId = isFirst ? other.AgencyId : own.AgencyId,
            Verdict = Verdicts.Same,
            Maker = JudgementMaker.Officer,
            MadeBy = "somebody",
            At = actor.Clock.GetUtcNow(),
            Evidence = "agencies-asked",
        };
        await site.RecordAsync(ProcessKind.IdentityJudge, EventKind.IdentityJudged, new RowChanges().Add(across)
            .Add(new IdentityClearance { JudgementId = across.Id, ReportId = own.Id, AgencyId = own.AgencyId }));
    }

    private static PersonReport Report(Guid agencyId, string reference) => new() { AgencyId = agencyId, OwnReference = reference, PersonId = RowId.Next() };
}
