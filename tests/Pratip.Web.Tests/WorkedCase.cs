using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.People;

namespace Pratip.Web.Tests;

/// <summary>A case of the secretariat in which something of everything has been entered, so that every link there can be stands on its page.</summary>
internal static class WorkedCase
{
    public static async Task<Guid> EnterAsync(RunningSite site, string signInName, CancellationToken ct)
    {
        var actor = await ActorAsync(site, signInName, ct);
        var id = await CaseService.OpenAsync(
            actor, new OpenCaseOptions { OwnReference = "WORKED", ActedOn = "2024-03-05", ProvinceCode = "12", OpeningArticle = "TSE-10" }, ct);
        var inCustody = new AddSuspectOptions { CaseId = id, Person = new PersonEntry { NameLatin = "Chan Sopheap", Sex = "male" } };
        await SuspectService.AddAsync(actor, inCustody, ct);
        await ChargeService.AddAsync(actor, new AddChargeOptions { SuspectId = inCustody.Id, ArticleCode = "TSE-10" }, ct);
        await CustodyService.BeginAsync(actor, new BeginCustodyOptions { SuspectId = inCustody.Id, ArrivedAt = actor.Clock.GetUtcNow().AddHours(-1) }, ct);
        await SuspectService.AddAsync(actor, new AddSuspectOptions
        {
            CaseId = id,
            Person = new PersonEntry { NameIsUnknown = true, Sex = "unknown" },
            IsPublicOfficial = true,
            OversightAgencyId = actor.Actor.AgencyId,
        }, ct);
        await WorkedVictims.EnterAsync(actor, id, ct);
        return id;
    }

    private static async Task<ActorRegister> ActorAsync(RunningSite site, string signInName, CancellationToken ct)
    {
        await using var db = site.Register.CreateContext();
        var userId = await db.Users.Where(user => user.SignInName == signInName).Select(user => user.Id).SingleAsync(ct);
        return site.Register.As((await ActorReader.ReadAsync(site.Register, userId, ct))!);
    }
}
