using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Encounters;
using Pratip.Registry.HandOvers;
using Pratip.Registry.Operations;
using Pratip.Registry.Sites;

namespace Pratip.Web.Tests;

/// <summary>A site, an operation there with a task, an encounter with people of whom one was not held, and a list to sign.</summary>
internal static class WorkedEncounters
{
    public static async Task EnterAsync(ActorRegister actor, CancellationToken ct)
    {
        var site = new RegisterSiteOptions { OwnReference = "WORKED", Kind = "compound", ProvinceCode = "12", KnownSince = "2023" };
        await SiteService.RegisterAsync(actor, site, ct);
        var operation = new PlanOperationOptions { OwnReference = "WORKED", PlannedOn = "2024-03-05", SiteId = site.Id, Plan = "Two gates" };
        await OperationService.PlanAsync(actor, operation, ct);
        await OperationService.AddPartAsync(actor, new AddPartOptions { OperationId = operation.Id, AgencyId = actor.Actor.AgencyId, Task = "screening" }, ct);
        var encounter = new OpenEncounterOptions { OwnReference = "WORKED", On = "2024-03-05", SiteId = site.Id, OperationId = operation.Id };
        await EncounterService.OpenAsync(actor, encounter, ct);
        await EncounterService.EnterPeopleAsync(actor, new EnterPeopleOptions
        {
            EncounterId = encounter.Id,
            People = [.. Enumerable.Range(1, 3).Select(number => new PersonLine { Id = RowId.Next(), Number = $"{number}", Sex = "m", ApparentAge = "30", Citizenship = "Chinese", IsHeld = number > 1 })],
            Ground = "immigration",
        }, ct);
        await HandOverListService.ListAsync(actor, new ListHandOverOptions { OwnReference = "WORKED", EncounterId = encounter.Id, People = "2", Destination = "embassy", On = "2024-03-06" }, ct);
    }
}
