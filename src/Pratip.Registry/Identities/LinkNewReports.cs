using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>
/// Links what was entered or has changed since the last run, by what that one has learnt: compares nothing else, and divides anew whom it
/// touches. What comes of it is what a run over all reports by the same model would come to. Keeps the reports in memory from one
/// time to the next.
/// </summary>
public sealed class LinkNewReports(Register register)
{
    private LinkedRegister? _linked;

    private enum Extent
    {
        New,
        NewIfAny,
        All,
    }

    /// <summary>Throws <see cref="RegisterException"/> where there is nothing to go on from. Where the register has outgrown what was learnt, it is learnt anew.</summary>
    public async Task<LinkageOutcome> RunAsync(bool isDryRun, CancellationToken ct)
    {
        LinkageOutcome? outcome = null;
        await LinkageJob.RunAloneAsync(register, async () => outcome = await LinkAsync(_ => Extent.New, isDryRun, ct), ct);
        return outcome ?? throw new RegisterException(new Message("linkage.no-model"));
    }

    /// <summary>For a job that comes round: null where there was nothing to do, no run has been made yet, or another node does it just now.</summary>
    /// <param name="nightHour">The hour in Phnom Penh from which on, once a day, all reports are compared with each other; null for never.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<LinkageOutcome?> RunIfAnyAsync(int? nightHour, CancellationToken ct)
    {
        LinkageOutcome? outcome = null;
        await LinkageJob.TryRunAloneAsync(register, async () => outcome = await LinkAsync(OfRound, isDryRun: false, ct), ct);
        return outcome;

        Extent OfRound(KeptLinkage kept) => nightHour is { } hour && kept.IsNightDue(register.Clock.GetUtcNow(), hour) ? Extent.All : Extent.NewIfAny;
    }

    private async Task<LinkageOutcome?> LinkAsync(Func<KeptLinkage, Extent> extentOf, bool isDryRun, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await KeptLinkage.FindAsync(register, db, ct) is not { } kept)
        {
            return null;
        }

        var (extent, before) = (extentOf(kept), isDryRun || _linked?.LearntBy != kept.Learnt.Id ? null : _linked);

        // Everybody is read into memory when there is something to do, and not before.
        if (extent == Extent.NewIfAny && !(await ChangedReports.SinceAsync(db, before?.Position ?? kept.Seen, ct)).Any)
        {
            return null;
        }

        // What a step that failed has taken over is not written: the next one begins where the last run ended.
        _linked = null;
        if (kept.IsOutgrownBy(await db.SealedIdentities.CountAsync(row => !row.IsVoided, ct)))
        {
            return await new LinkReports(register).LinkAsync(new(), isDryRun, isSummedUp: extent == Extent.New, ct);
        }

        var (linked, step) = before is null || extent == Extent.All
            ? await LinkedRegister.LoadAsync(register, db, kept, extent == Extent.All, ct)
            : (before, await before.FollowAsync(db, ct));
        var outcome = step is null && extent == Extent.NewIfAny ? null : await WriteAsync(db, kept, step ?? linked.Nothing(), linked.Position, isDryRun, ct);
        _linked = isDryRun ? null : linked;
        return outcome;
    }

    private async Task<LinkageOutcome> WriteAsync(RegistryDb db, KeptLinkage kept, LinkageStep step, long seen, bool isDryRun, CancellationToken ct)
    {
        var inForce = await LinkageJob.InForceAsync(db, step.ReportIds, ct);
        var elsewhere = await LinkedElsewhere.ReadAsync(db, step.ReportIds, ct);
        var plan = new LinkagePlan(step.Input, step.Run, kept.Model, inForce, elsewhere.Automatic);
        var outcome = await elsewhere.OutcomeAsync(db, kept, step, plan, ct);
        if (!isDryRun)
        {
            var wholeAt = step.ReportIds is null ? register.Clock.GetUtcNow() : kept.WholeAt;
            await LinkageJob.WriteAsync(register, outcome, plan, step.Input, inForce, step.ReportIds, _ => kept.Weights(seen, wholeAt), ct);
        }

        return outcome;
    }
}
