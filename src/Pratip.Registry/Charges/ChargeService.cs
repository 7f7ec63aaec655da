using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Children;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Charges;

/// <summary>Charges: person by article by case, and what becomes of each.</summary>
public static class ChargeService
{
    public static async Task AddAsync(ActorRegister register, AddChargeOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Suspects);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.SuspectChange, "a charge", async change =>
        {
            if (await change.Db.Charges.SingleOrDefaultAsync(charge => charge.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            (await change.Db.Suspects.SingleOrDefaultAsync(one => one.Id == options.SuspectId, ct)).OrOutOfReach(nameof(options.SuspectId));
            var charge = new Charge
            {
                Id = options.Id,
                SuspectId = options.SuspectId,
                ArticleCode = options.ArticleCode!,
                ChargedOn = EntryText.OrNull(options.ChargedOn),
            };
            await RequireNewAsync(change.Db, charge, nameof(options.ArticleCode), ct);
            await BirthCheck.RequireChargeableAsync(register.Register, charge.SuspectId, nameof(options.ChargedOn), charge.ChargedOn, ct);
            await change.RecordAsync(EventKind.SuspectChanged, new RowChanges().Add(charge));
        }, ct);
    }

    /// <summary>What becomes of a charge without a step of the court; <see cref="Courts.StageService"/> changes charges beside the step that decides on them.</summary>
    public static async Task ChangeAsync(ActorRegister register, ChangeChargeOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Suspects);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.SuspectChange, "what became of a charge", async change =>
        {
            var before = (await change.Db.Charges.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "charges");
            if (before.Status == options.Status)
            {
                throw new EntryRefusedException(nameof(options.Status), new Message("charges.same"));
            }

            var rows = new RowChanges().Update(before, With(before, options.Status!));
            if (options.Status == ChargeStatus.Reclassified)
            {
                var next = new Charge { Id = options.NewId, SuspectId = before.SuspectId, ArticleCode = options.NewArticle!, ChargedOn = EntryText.OrNull(options.On) };
                await RequireNewAsync(change.Db, next, nameof(options.NewArticle), ct);
                await BirthCheck.RequireChargeableAsync(register.Register, next.SuspectId, nameof(options.On), next.ChargedOn, ct);
                rows.Add(next);
            }
            else if (ChargeStatus.Stands(options.Status!) && !ChargeStatus.Stands(before.Status))
            {
                await RequireNewAsync(change.Db, before, nameof(options.Status), ct);
            }

            await change.RecordAsync(EventKind.SuspectChanged, rows);
        }, ct);
    }

    internal static Charge With(Charge before, string status)
    {
        var after = before.Copy<Charge>();
        after.Status = status;
        return after;
    }

    /// <summary>One charge of an article stands at a time; one that was dropped or reclassified can be brought again.</summary>
    internal static async Task RequireNewAsync(RegistryDb db, Charge charge, string field, CancellationToken ct)
    {
        string[] standing = [ChargeStatus.Pending, ChargeStatus.Upheld];
        var (id, suspectId, article) = (charge.Id, charge.SuspectId, charge.ArticleCode);
        if (await db.Charges.AnyAsync(other => other.SuspectId == suspectId && other.ArticleCode == article && other.Id != id && !other.IsVoided && standing.Contains(other.Status), ct))
        {
            throw new EntryRefusedException(field, new Message("charges.already", article));
        }
    }
}
