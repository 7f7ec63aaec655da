using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Web.Access;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Tasks;

/// <summary>Where an officer begins: what waits, what was left half way, what there is to know.</summary>
internal static class DeskPages
{
    /// <summary>Whoever enters any of it has a queue; oversight has its incidents and the overrides that are asked of it.</summary>
    private static readonly AccessNoun[] Work = [AccessNoun.Cases, AccessNoun.Suspects, AccessNoun.People, AccessNoun.Victims, AccessNoun.Incidents, AccessNoun.Complaints];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/desk", ShowAsync).RequireAccess(AccessVerb.Enter, Work);
        endpoints.MapGet("/desk/tasks/{id:guid}", static (Guid id, SiteActor actor, CancellationToken ct) => ShowTaskAsync(id, actor, [], StatusCodes.Status200OK, ct))
            .RequireAccess(AccessVerb.Enter, Work);
        MapDeed(endpoints, "take", static (register, task, _, ct) => TaskService.TakeOverAsync(register, new TakeOverOptions(task.Id, task.BasedOn), ct));
        MapDeed(endpoints, "give", static (register, task, fields, ct) => TaskService.HandOverAsync(
            register, new HandOverTaskOptions(task.Id, task.BasedOn, Guid.TryParse(fields["user-id"], out var user) ? user : null), ct));
        MapDeed(endpoints, "done", static (register, task, _, ct) => TaskService.FinishAsync(register, new FinishTaskOptions(task.Id, task.BasedOn), ct));
        MapDeed(endpoints, "drop", static (register, task, fields, ct) => TaskService.DropAsync(
            register, new DropTaskOptions { Id = task.Id, BasedOn = task.BasedOn, Reason = fields["reason"] }, ct));
        endpoints.MapGet("/desk/notices", NoticesAsync).RequireAccess(AccessVerb.Enter, Work);
        endpoints.MapPost("/desk/notices/read", ReadAsync).RequireAccess(AccessVerb.Enter, Work);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SiteActor actor, EntryForms forms, SiteNavigation navigation, CancellationToken ct)
    {
        var query = DeskQuery.Read(http.Request.Query);
        var inbox = await Inbox.ReadAsync(actor.Register, null, ct);
        var tasks = await TaskList.ReadAsync(actor.Register, query.Filter, query.After, ct);
        return Pages.Show<DeskPage>(new
        {
            Query = query,
            Tasks = tasks,
            Seen = await TaskList.SeenRequestsAsync(actor.Register, tasks.Items.Select(item => (item.Kind, item.TargetId)), ct),
            Urgent = actor.May(AccessVerb.Enter, AccessNoun.Complaints) && actor.May(AccessVerb.View, AccessNoun.Complaints) ? await ComplaintReader.UrgentAsync(actor.Register, ct) : [],
            Unread = inbox.Items.Where(item => !item.IsRead).Take(5).ToList(),
            Drafts = await DraftLine.ReadAsync(actor.Register, forms, ct),
            HasAgeing = navigation.Leads(actor.Actor, "/desk/ageing"),
            HasQuestions = navigation.Leads(actor.Actor, "/questions"),
            Done = http.Request.Query["done"] == "yes",
        });
    }

    private static async Task<IResult> ShowTaskAsync(Guid id, SiteActor actor, IReadOnlyList<FieldError> errors, int status, CancellationToken ct)
    {
        if (await TaskList.FindAsync(actor.Register, id, ct) is not { } task)
        {
            return Results.NotFound();
        }

        return Pages.Show<TaskPage>(new
        {
            Item = task,
            Seen = await TaskList.SeenRequestsAsync(actor.Register, [(task.Kind, task.TargetId)], ct),
            Now = actor.Register.Clock.GetUtcNow(),
            Case = task.CaseId is { } caseId ? await CaseHeads.FindAsync(actor.Register, caseId, ct) : null,
            Persons = (await TaskList.PersonsAsync(actor.Register, [task], ct)).TryGetValue(task.Id, out var number) ? number : default(int?),
            Colleagues = (await Colleagues.WithDeskAsync(actor.Register, ct)).Where(one => one.Id != actor.Actor.UserId).ToList(),
            Errors = errors,
        }, status);
    }

    private static void MapDeed(IEndpointRouteBuilder endpoints, string deed, Func<ActorRegister, FinishTaskOptions, IFormCollection, CancellationToken, Task> work) =>
        endpoints.MapPost("/desk/tasks/{id:guid}/" + deed, async (Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        {
            try
            {
                await work(actor.Register, new FinishTaskOptions(id, int.TryParse(fields["based-on"], out var version) ? version : 0), fields, ct);
                return Results.LocalRedirect("/desk?done=yes");
            }
            catch (EntryRefusedException refusal)
            {
                return await ShowTaskAsync(id, actor, [.. refusal.Problems.Select(problem => new FieldError(Answers.FieldOf(problem.Field), text.Say(problem.What)))], StatusCodes.Status400BadRequest, ct);
            }
            catch (StaleVersionException)
            {
                return await ShowTaskAsync(id, actor, [new("id", text["web.desk.stale"])], StatusCodes.Status409Conflict, ct);
            }
        }).RequireAccess(AccessVerb.Enter, Work);

    private static async Task<IResult> NoticesAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var after = Guid.TryParse(http.Request.Query["after"], out var id) ? id : default(Guid?);
        return Pages.Show<NoticesPage>(new { Inbox = await Inbox.ReadAsync(actor.Register, after, ct), IsFirst = after is null });
    }

    private static async Task<IResult> ReadAsync([FromForm] IFormCollection fields, SiteActor actor, CancellationToken ct)
    {
        if (Guid.TryParse(fields["up-to"], out var upTo))
        {
            await Inbox.MarkReadAsync(actor.Register, upTo, ct);
        }

        return Results.LocalRedirect("/desk/notices");
    }
}
