using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Screening;

/// <summary>Somebody fears what a return, or a word to the person's own state, would bring.</summary>
public sealed record RaiseRiskOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>Code of the list protection-risk.</summary>
    public string? Kind { get; init; }

    public string? On { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Kind), Kind) && check.Code(nameof(Kind), "protection-risk", Kind);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        _ = check.Require(nameof(Reason), Reason) && check.Text(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>What was found of a risk: no return, or that it does not stand in the way of one.</summary>
public sealed record DecideRiskOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list protection-decision.</summary>
    public string? Decision { get; init; }

    public string? On { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Decision), Decision) && check.Code(nameof(Decision), "protection-decision", Decision);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        _ = check.Require(nameof(Reason), Reason) && check.Text(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>Raises and decides risks of return. Open, or decided as no return, a risk stands in the way of notice to the own state and of every return.</summary>
public static class RiskService
{
    private const string Open = "open";

    private const string ReturnPossible = "return-possible";

    private const string TaskKind = TaskKinds.RiskOpen;

    public static bool Blocks(ProtectionRisk risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        return !risk.IsVoided && risk.Decision != ReturnPossible;
    }

    public static async Task<Guid> RaiseAsync(ActorRegister register, RaiseRiskOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Screenings);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.PersonChangeRisk, "a risk of return", async change =>
        {
            var report = await GateReader.HoldAsync(register, change, AccessNoun.Screenings, options.ReportId, nameof(options.ReportId), ct);
            if (await change.Db.ProtectionRisks.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Code(nameof(options.Kind), "protection-risk", standing.Kind, options.Kind).Date(nameof(options.On), standing.RaisedOn, options.On)
                    .Sealed(nameof(options.Reason), SealedWords.Open(register.Register.Vault, standing.Id, standing.WrappedKey, standing.Reason), options.Reason).ThrowIfAny();
                return;
            }

            var (wrapped, reason) = SealedWords.Seal(register.Register.Vault, options.Id, options.Reason);
            var risk = new ProtectionRisk
            {
                Id = options.Id,
                ReportId = report.Id,
                Kind = options.Kind!,
                RaisedByAgencyId = register.Actor.AgencyId,
                RaisedOn = options.On!,
                WrappedKey = wrapped,
                Reason = reason,
            };
            var rows = new RowChanges().Add(risk);
            var task = new CaseTask { Kind = TaskKind, TargetNoun = "protection_risks", TargetId = risk.Id, AgencyId = report.AgencyId };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Screenings, ct);
            await change.RecordAsync(EventKind.RiskChanged, rows);
        }, ct);
        return options.Id;
    }

    /// <summary>A decision is another agency's than the one that holds the person for removal: whoever arrested does not clear the way.</summary>
    public static async Task DecideAsync(ActorRegister register, DecideRiskOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Screenings);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.PersonChangeRisk, "a risk of return decided", async change =>
        {
            var before = (await change.Db.ProtectionRisks.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            var report = await GateReader.HoldAsync(register, change, AccessNoun.Screenings, before.ReportId, nameof(options.Id), ct);
            before.RequireVersion(options.BasedOn, "protection_risks");
            if (before.Decision == options.Decision)
            {
                throw new EntryRefusedException(nameof(options.Decision), new Message("screening.risk-same"));
            }

            if (options.Decision == ReturnPossible && (await ArrestingUnits.OfAsync(register.Register, report.PersonId, ct)).Contains(register.Actor.AgencyId))
            {
                throw new EntryRefusedException(nameof(options.Decision), new Message("screening.risk-own-arrest"));
            }

            EntryCheck.RequireOrder(nameof(options.On), before.RaisedOn, options.On);
            var rows = new RowChanges().Update(before, Decided(register, before, options));
            await FollowTaskAsync(register, change, rows, report.AgencyId, options, ct);
            await change.RecordAsync(EventKind.RiskChanged, rows);
        }, ct);
    }

    private static async Task FollowTaskAsync(ActorRegister register, Change change, RowChanges rows, Guid holder, DecideRiskOptions options, CancellationToken ct)
    {
        if (options.Decision != Open)
        {
            await Notices.CloseAsync(register.Register, rows, TaskKind, null, options.Id, ct);
            return;
        }

        await Notices.RaiseAsync(
            register.Register, change, rows, new CaseTask { Kind = TaskKind, TargetNoun = "protection_risks", TargetId = options.Id, AgencyId = holder }, AccessNoun.Screenings, ct);
    }

    private static ProtectionRisk Decided(ActorRegister register, ProtectionRisk before, DecideRiskOptions options)
    {
        var after = before.Copy<ProtectionRisk>();
        var isOpen = options.Decision == Open;
        (after.Decision, after.DecidedByAgencyId, after.DecidedOn) = (options.Decision!, isOpen ? null : register.Actor.AgencyId, isOpen ? null : options.On);
        (after.WrappedKey, after.Reason) = SealedWords.Append(register.Register.Vault, before.Id, before.WrappedKey, before.Reason, options.Reason);
        return after;
    }
}
