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

    /// <summary>Throws <see cref="RegisterException"/> where there is nothing to go on from. Where the register has outgrown what was learnt, it is learnt anew.</summary>
    public async Task<LinkageOutcome> RunAsync(bool isDryRun, CancellationToken ct) =>
        await RunAloneAsync(isDryRun, onlyIfAny: false, ct) ?? throw new RegisterException(new Message("linkage.no-model"));

    /// <summary>For a job that comes round: null where there was nothing to do, or no run has been made yet.</summary>
    public Task<LinkageOutcome?> RunIfAnyAsync(CancellationToken ct) => RunAloneAsync(isDryRun: false, onlyIfAny: true, ct);

    private async Task<LinkageOutcome?> RunAloneAsync(bool isDryRun, bool onlyIfAny, CancellationToken ct)
    {
        LinkageOutcome? outcome = null;
        await LinkageJob.RunAloneAsync(register, async () => outcome = await LinkAsync(isDryRun, onlyIfAny, ct), ct);
        return outcome;
    }

    private async Task<LinkageOutcome?> LinkAsync(bool isDryRun, bool onlyIfAny, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await KeptLinkage.FindAsync(register, db, ct) is not { } kept)
        {
            return null;
        }

        if (kept.IsOutgrownBy(await db.SealedIdentities.CountAsync(row => !row.IsVoided, ct)))
        {
            _linked = null;
            return await new LinkReports(register).LinkAsync(new(), isDryRun, ct);
        }

        // What a step that failed has taken over is not written: the next one begins where the last run ended.
        var before = _linked?.LearntBy == kept.Learnt.Id && !isDryRun ? _linked : null;
        _linked = null;
        var (linked, step) = before is null ? await LinkedRegister.LoadAsync(register, db, kept, ct) : (before, await before.FollowAsync(db, ct));
        var outcome = step is null && onlyIfAny ? null : await WriteAsync(db, kept, step ?? linked.Nothing(), linked.Position, isDryRun, ct);
        _linked = isDryRun ? null : linked;
        return outcome;
    }

    private async Task<LinkageOutcome> WriteAsync(RegistryDb db, KeptLinkage kept, LinkageStep step, long seen, bool isDryRun, CancellationToken ct)
    {
        var inForce = await LinkageJob.InForceAsync(db, step.ReportIds, ct);
        var plan = new LinkagePlan(step.Input, step.Run, inForce, kept.Model.Threshold);
        var outcome = await LinkageTotals.OfAsync(db, kept, step, plan, inForce, ct);
        if (!isDryRun)
        {
            await LinkageJob.WriteAsync(register, outcome, plan, step.Input, inForce, step.ReportIds, _ => kept.Weights(seen), ct);
        }

        return outcome;
    }
}
