using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Geography;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Operations;

/// <summary>
/// Joint operations: the lead plans and gives tasks, each agency says what came of its own. An agency sees the operation from the
/// moment it has a task in it.
/// </summary>
public static class OperationService
{
    private const string PlanField = "plan";

    public static Task PlanAsync(ActorRegister register, PlanOperationOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<JointOperation>(register, Verb("an operation planned"), options.Id, options.Problems, async (change, rows) =>
        {
            var lead = register.Actor.AgencyId;
            var reference = options.OwnReference!.Trim();
            if (await change.Db.JointOperations.AnyAsync(one => one.LeadAgencyId == lead && one.OwnReference == reference, ct))
            {
                throw new EntryRefusedException(nameof(options.OwnReference), new Message("operations.reference-taken", reference));
            }

            await RequireSiteAsync(register, options.SiteId, ct);
            rows.Add(Sealed(register.Register.Vault, options, lead));
        }, ct, (_, standing) => RequireSameAsync(register, standing, options, ct));
    }

    /// <summary>Given by the lead. The agency is told, and the task waits in its queue.</summary>
    public static Task AddPartAsync(ActorRegister register, AddPartOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<OperationPart>(register, Verb("a task in an operation"), options.Id, options.Problems, async (change, rows) =>
        {
            var operation = await LedAsync(register, change.Db, options.OperationId, nameof(options.OperationId), ct);
            var agencyId = options.AgencyId!.Value;
            if (operation.Status == "called-off")
            {
                throw new EntryRefusedException(nameof(options.Task), new Message("operations.called-off"));
            }

            if (!await change.Db.Agencies.AnyAsync(agency => agency.Id == agencyId && !agency.IsVoided, ct))
            {
                throw EntryGuards.OutOfReach(nameof(options.AgencyId));
            }

            if (await change.Db.OperationParts.AnyAsync(part => part.OperationId == operation.Id && part.AgencyId == agencyId && part.Task == options.Task, ct))
            {
                throw new EntryRefusedException(nameof(options.Task), new Message("operations.part-twice"));
            }

            rows.Add(new OperationPart { Id = options.Id, OperationId = operation.Id, AgencyId = agencyId, Task = options.Task! });
            if (agencyId != register.Actor.AgencyId)
            {
                await Notices.RaiseAsync(
                    register.Register, change, rows, new CaseTask { Kind = TaskKinds.OperationPart, AgencyId = agencyId, TargetNoun = "operation_parts", TargetId = options.Id }, AccessNoun.Referrals, ct);
            }
        }, ct, async (change, standing) =>
        {
            var agency = await change.Db.Agencies.Where(one => one.Id == standing.AgencyId).Select(one => one.Code).SingleAsync(ct);
            new SentAgain().Same(nameof(options.AgencyId), standing.AgencyId == options.AgencyId, agency).Code(nameof(options.Task), "operation-task", standing.Task, options.Task).ThrowIfAny();
        });
    }

    /// <summary>By the agency whose task it is, or by the lead for it.</summary>
    public static Task RecordResultAsync(ActorRegister register, RecordResultOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.ChangeAsync<OperationPart>(
            register, Verb("the result of a task"), (options.Id, options.BasedOn), () => options.Problems(register.Today), part => part.Result == options.Result && part.ResultOn == options.ResultOn,
            async (change, rows, before, after) =>
            {
                var entering = register.Actor.To(AccessVerb.Enter, AccessNoun.Referrals);
                if (!entering.Covers(before.AgencyId, null))
                {
                    await LedAsync(register, change.Db, before.OperationId, nameof(options.Id), ct);
                }

                after.Result = options.Result;
                after.ResultOn = options.ResultOn;
                await Notices.CloseAsync(register.Register, rows, TaskKinds.OperationPart, null, before.Id, ct);
            }, ct);
    }

    /// <summary>By the lead. What is called off waits for nobody any more.</summary>
    public static Task ChangeAsync(ActorRegister register, ChangeOperationOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.ChangeAsync<JointOperation>(
            register, Verb("an operation changed"), (options.Id, options.BasedOn), options.Problems, one => one.Status == options.Status,
            async (change, rows, before, after) =>
            {
                await LedAsync(register, change.Db, before.Id, nameof(options.Id), ct);
                after.Status = options.Status!;
                if (options.Status == "called-off")
                {
                    foreach (var part in await change.Db.OperationParts.Where(part => part.OperationId == before.Id && part.Result == null).Select(part => part.Id).ToListAsync(ct))
                    {
                        await Notices.CloseAsync(register.Register, rows, TaskKinds.OperationPart, null, part, ct);
                    }
                }
            }, ct);
    }

    /// <summary>The plan in words, recorded before it is opened; null where the operation is out of reach or its key was destroyed.</summary>
    public static async Task<string?> OpenPlanAsync(ActorRegister register, Guid operationId, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Referrals);
        await using var db = register.CreateContext();
        if (await db.JointOperations.SingleOrDefaultAsync(one => one.Id == operationId, ct) is not { } operation)
        {
            return null;
        }

        await register.RecordReadAsync(ReadKind.Note, purpose, [operation.Id], ct);
        try
        {
            return register.Register.Vault.Open(operation.WrappedKey, operation.Id, PlanField, operation.Plan);
        }
        catch (VaultException)
        {
            return null;
        }
    }

    private static async Task RequireSameAsync(ActorRegister register, JointOperation standing, PlanOperationOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var site = await db.Sites.Where(one => one.Id == standing.SiteId).Select(one => one.OwnReference).SingleOrDefaultAsync(ct);
        new SentAgain().Line(nameof(options.OwnReference), standing.OwnReference, options.OwnReference).Date(nameof(options.PlannedOn), standing.PlannedOn, options.PlannedOn)
            .Same(nameof(options.SiteId), standing.SiteId == options.SiteId, site)
            .Same(nameof(options.ProvinceCode), standing.ProvinceCode == EntryText.OrNull(options.ProvinceCode), Gazetteer.Standard.FindProvince(standing.ProvinceCode)?.Name)
            .Sealed(nameof(options.Plan), register.Register.Vault.Open(standing.WrappedKey, standing.Id, PlanField, standing.Plan), options.Plan).ThrowIfAny();
    }

    /// <summary>Both sides may enter into it, and the lead alone changes it.</summary>
    private static async Task<JointOperation> LedAsync(ActorRegister register, RegistryDb db, Guid operationId, string field, CancellationToken ct)
    {
        var operation = (await db.JointOperations.SingleOrDefaultAsync(one => one.Id == operationId, ct)).OrOutOfReach(field);
        return register.Actor.To(AccessVerb.Enter, AccessNoun.Referrals).Covers(operation.LeadAgencyId, null) ? operation : throw EntryGuards.OutOfReach(field);
    }

    private static async Task RequireSiteAsync(ActorRegister register, Guid? siteId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (siteId is not null && !await db.Sites.AnyAsync(site => site.Id == siteId, ct))
        {
            throw EntryGuards.OutOfReach(nameof(PlanOperationOptions.SiteId));
        }
    }

    private static JointOperation Sealed(IdentityVault vault, PlanOperationOptions options, Guid lead)
    {
        var (wrapped, key) = vault.NewRecordKey(options.Id);
        using var one = key;
        return new JointOperation
        {
            Id = options.Id,
            LeadAgencyId = lead,
            OwnReference = options.OwnReference!.Trim(),
            PlannedOn = options.PlannedOn!,
            SiteId = options.SiteId,
            ProvinceCode = EntryText.OrNull(options.ProvinceCode),
            WrappedKey = wrapped,
            Plan = vault.Seal(key, options.Id, PlanField, options.Plan!.Trim()),
        };
    }

    private static EntryVerb Verb(string why) => new(ProcessKind.OperationChange, EventKind.OperationChanged, AccessNoun.Referrals, why);
}
