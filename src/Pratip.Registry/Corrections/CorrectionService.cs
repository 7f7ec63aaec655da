using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Voiding;

namespace Pratip.Registry.Corrections;

/// <summary>
/// Corrects what is registered. To say what was unknown is entry and is done at once; to replace what was known, or to say something else than
/// what is known, is a request that another person decides. Both are one deed of whoever knows better, field by field.
/// </summary>
public static class CorrectionService
{
    private const string TaskKind = "correction-asked";

    public static async Task<CorrectionOutcome> CorrectAsync(ActorRegister register, CorrectOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var noun = CorrectableNoun.Find(options.Noun);
        if (noun is not null)
        {
            register.Require(AccessVerb.Enter, noun.Access);
        }

        options.Problems(register.Clock.GetUtcNow()).ThrowIfAny();
        var outcome = new CorrectionOutcome([], null);
        await register.ChangeAsync(ProcessKind.CorrectionAsk, EntryText.OrNull(options.Reason) ?? "what was unknown is filled in", async change =>
        {
            if (await IsAskedAsync(register, change.Db, options, ct))
            {
                outcome = new CorrectionOutcome([], options.Id);
                return;
            }

            var target = await CorrectionTarget.FindAsync(change.Db, register.Register.Vault, noun!, options.TargetId, ct) ?? throw EntryGuards.OutOfReach(nameof(options.TargetId));
            outcome = await CorrectAsync(register, change, target, options, ct);
        }, ct);
        return outcome;
    }

    public static async Task DecideAsync(ActorRegister register, DecideCorrectionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var takesBack = options.Decision == CorrectionDecision.TakeBack;
        var verb = takesBack ? AccessVerb.Enter : AccessVerb.Approve;
        register.Require(verb, AccessNoun.Corrections);
        options.Problems().ThrowIfAny();
        var reason = EntryText.OrNull(options.Reason) ?? (takesBack ? "a correction taken back" : "a correction decided");
        await register.ChangeAsync(ProcessKind.CorrectionDecide, reason, verb, async change =>
        {
            var request = await change.Db.CorrectionRequests.SingleOrDefaultAsync(one => one.Id == options.Id, ct) ?? throw EntryGuards.OutOfReach(nameof(options.Id));
            RequireDecider(register.Actor, request, takesBack);
            if (IsDecided(register.Actor, request, options))
            {
                return;
            }

            var rows = new RowChanges().Update(request, Decided(register.Actor, request, options));
            await Notices.CloseAsync(register.Register, rows, TaskKind, request.CaseId, request.Id, ct);
            if (options.Decision == CorrectionDecision.Approve)
            {
                await ApplyAsync(register, rows, request, options, ct);
                await MissionDepartures.JudgeAsync(register.Register, change, rows, ct);
            }

            await change.RecordAsync(EventKind.CorrectionDecided, rows);
        }, ct);
    }

    /// <summary>
    /// What is there already is no difference: the same correction sent again finds nothing to do. Where nothing has changed since the form was
    /// opened, nobody has corrected anything, and "done" would be untrue.
    /// </summary>
    private static async Task<CorrectionOutcome> CorrectAsync(ActorRegister register, Change change, CorrectionTarget target, CorrectOptions options, CancellationToken ct)
    {
        var differences = target.Differences(options.Values);
        if (differences.Count == 0)
        {
            return target.Version == options.BasedOn
                ? throw new EntryRefusedException(nameof(options.Values), new Message("corrections.nothing-changed"))
                : new CorrectionOutcome([], null);
        }

        if (target.Version != options.BasedOn)
        {
            throw new StaleVersionException(options.Noun, [options.TargetId]);
        }

        var waiting = await WaitingFields.OfAsync(register, target, differences, ct);
        var unknown = differences.Where(difference => !waiting.Contains(difference.Property)).ToList();
        var known = differences.Where(difference => waiting.Contains(difference.Property)).ToList();
        if (unknown.Count > 0)
        {
            var rows = new RowChanges();
            await target.ApplyAsync(register.Register, rows, unknown, ct);
            await MissionDepartures.JudgeAsync(register.Register, change, rows, ct);
            await change.RecordAsync(EventKind.RowFilledIn, rows);
        }

        if (known.Count > 0)
        {
            register.Require(AccessVerb.Enter, AccessNoun.Corrections);
            await AskAsync(register, change, target, options, known, unknown.Count > 0 ? target.Version + 1 : target.Version, ct);
        }

        return new CorrectionOutcome(unknown.ConvertAll(difference => difference.Property), known.Count > 0 ? options.Id : null);
    }

    private static async Task AskAsync(
        ActorRegister register, Change change, CorrectionTarget target, CorrectOptions options, List<FieldChange> known, int version, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(options.Reason))
        {
            throw new EntryRefusedException(nameof(options.Reason), new Message(known.Exists(difference => difference.Was.Count > 0) ? "corrections.reason-missing" : "corrections.reason-missing-age"));
        }

        // Tried, so that whoever asks hears of a taken reference, and not whoever decides.
        await target.ApplyAsync(register.Register, new RowChanges(), known, ct);
        await OpenCorrections.RequireNoneAsync(register, options, known, ct);
        await using var db = register.Register.CreateContext();
        var caseId = await RowHome.CaseOfAsync(db, target.Row, ct);
        var answering = await RowAnswer.AgencyAsync(db, target.Row, caseId, register.Actor.AgencyId, ct);
        var (wrapped, changes) = CorrectionChanges.Seal(register.Register.Vault, options.Id, known);
        var request = new CorrectionRequest
        {
            Id = options.Id,
            TargetNoun = options.Noun,
            TargetId = options.TargetId,
            CaseId = caseId,
            AgencyId = register.Actor.AgencyId,
            AnsweringAgencyId = answering,
            BasedOnVersion = version,
            WrappedKey = wrapped,
            Changes = changes,
            Reason = options.Reason.Trim(),
            AskedBy = register.Actor.SignInName,
            AskedAt = change.At,
        };
        var rows = new RowChanges().Add(request);
        var task = new CaseTask { Kind = TaskKind, CaseId = caseId, TargetNoun = "correction_requests", TargetId = request.Id, AgencyId = answering };
        await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Corrections, ct, AccessVerb.Approve);
        await change.RecordAsync(EventKind.CorrectionAsked, rows);
    }

    /// <summary>An id that is taken by somebody else's request is no repetition, and says nothing of that request.</summary>
    private static async Task<bool> IsAskedAsync(ActorRegister register, RegistryDb reached, CorrectOptions options, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        if (await db.CorrectionRequests.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is not { } known)
        {
            return false;
        }

        if (known.AskedBy != register.Actor.SignInName)
        {
            throw EntryGuards.OutOfReach(nameof(options.Id));
        }

        var asked = CorrectionChanges.Open(register.Register.Vault, known).ToList();
        var again = new SentAgain().Line(nameof(options.Reason), known.Reason, options.Reason);
        foreach (var change in asked.Where(change => options.Values.ContainsKey(change.Property)))
        {
            // Asked for was what is sealed; it is told apart and not shown.
            var sent = CorrectableNoun.Find(known.TargetNoun)?.Field(change.Property) is { } field ? FactValues.Normalized(field, options.Values[change.Property]) : [];
            again.Same(change.Property, sent.SequenceEqual(change.Should, StringComparer.Ordinal), new Message("entry.sealed-words"));
        }

        again.ThrowIfAny();
        await RequireNoMoreAsync(register, reached, known, asked.Select(change => change.Property).ToHashSet(StringComparer.Ordinal), options, ct);
        return true;
    }

    /// <summary>Fields that were not part of the request are as they were sent, or they are told. An identity is not opened for it.</summary>
    private static async Task RequireNoMoreAsync(ActorRegister register, RegistryDb reached, CorrectionRequest known, HashSet<string> asked, CorrectOptions options, CancellationToken ct)
    {
        if (CorrectableNoun.Find(known.TargetNoun) is not { Noun: not CorrectableNoun.Identities } noun
            || await CorrectionTarget.FindAsync(reached, register.Register.Vault, noun, known.TargetId, ct) is not { } target)
        {
            return;
        }

        var again = new SentAgain();
        foreach (var more in target.Differences(options.Values).Where(difference => !asked.Contains(difference.Property)))
        {
            again.Same(more.Property, isSame: false, more.Was.Count == 0 ? null : string.Join(", ", more.Was));
        }

        again.ThrowIfAny();
    }

    /// <summary>Whoever asked takes it back and decides nothing; whoever decides is of the agency that answers for the row.</summary>
    private static void RequireDecider(Actor actor, CorrectionRequest request, bool takesBack)
    {
        var isAsker = request.IsAskedBy(actor);
        if (takesBack && !isAsker)
        {
            throw EntryGuards.OutOfReach(nameof(DecideCorrectionOptions.Id));
        }

        if (!takesBack && isAsker)
        {
            throw new EntryRefusedException(nameof(DecideCorrectionOptions.Id), new Message("corrections.same-person"));
        }

        if (!takesBack && !request.IsAnsweredBy(actor.AgencyId))
        {
            throw new EntryRefusedException(nameof(DecideCorrectionOptions.Id), new Message("corrections.answered-elsewhere"));
        }
    }

    /// <summary>True for the same decision sent again; anything else about a request that is decided is refused.</summary>
    private static bool IsDecided(Actor actor, CorrectionRequest request, DecideCorrectionOptions options)
    {
        if (request.Status != CorrectionStatus.Asked)
        {
            if (request.Status != StatusOf(options.Decision) || (request.DecidedBy ?? request.AskedBy) != actor.SignInName)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("corrections.decided", request.DecidedBy ?? request.AskedBy));
            }

            new SentAgain().Line(nameof(options.Reason), request.DecisionReason, options.Reason).ThrowIfAny();
            return true;
        }

        return request.Version == options.BasedOn ? false : throw new StaleVersionException("correction_requests", [request.Id]);
    }

    private static CorrectionRequest Decided(Actor actor, CorrectionRequest request, DecideCorrectionOptions options)
    {
        var decided = request.Copy<CorrectionRequest>();
        decided.Status = StatusOf(options.Decision);
        decided.DecidedBy = options.Decision == CorrectionDecision.TakeBack ? null : actor.SignInName;
        decided.DecisionReason = EntryText.OrNull(options.Reason);
        return decided;
    }

    private static string StatusOf(CorrectionDecision decision) => decision switch
    {
        CorrectionDecision.Approve => CorrectionStatus.Approved,
        CorrectionDecision.Refuse => CorrectionStatus.Refused,
        CorrectionDecision.TakeBack => CorrectionStatus.TakenBack,
        _ => CorrectionStatus.Overtaken,
    };

    /// <summary>
    /// The row is read as the decider sees it, and written only if it is still the version that was shown: one who cannot see
    /// what stands there cannot approve that it changes.
    /// </summary>
    private static async Task ApplyAsync(ActorRegister register, RowChanges rows, CorrectionRequest request, DecideCorrectionOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter);
        var target = CorrectableNoun.Find(request.TargetNoun) is { } noun
            ? await CorrectionTarget.FindAsync(db, register.Register.Vault, noun, request.TargetId, ct)
            : null;
        if (target is null)
        {
            throw new EntryRefusedException(nameof(options.TargetVersion), new Message("corrections.target-gone"));
        }

        if (target.Version != options.TargetVersion)
        {
            throw new StaleVersionException(request.TargetNoun, [request.TargetId]);
        }

        var changes = CorrectionChanges.Open(register.Register.Vault, request);
        if (!options.DespiteChange && changes.Any(change => !change.Was.SequenceEqual(target.Values[change.Property], StringComparer.Ordinal)))
        {
            throw new EntryRefusedException(nameof(options.DespiteChange), new Message("corrections.overtaken"));
        }

        await target.ApplyAsync(register.Register, rows, changes, ct);
    }
}
