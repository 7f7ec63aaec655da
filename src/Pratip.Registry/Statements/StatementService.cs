using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Measures;

namespace Pratip.Registry.Statements;

/// <summary>Registers what was said in public, holds it against the editions, and takes what people decide on its claims.</summary>
public static class StatementService
{
    public static async Task RegisterAsync(ActorRegister register, RegisterStatementOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Statements);
        options.Problems(register.Today).ThrowIfAny();
        await using var db = register.CreateContext();
        var (statement, rows) = Registered(options, await KnownFigures.ReadAsync(register.Register, db, ct), register.Register, register.Actor.UserId);
        await register.ChangeAsync(ProcessKind.StatementRegister, "a statement registered", async change =>
        {
            if (await change.Db.Statements.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            await StatementTwins.RefuseAsync(change.Db, statement, ct);
            await change.RecordAsync(EventKind.StatementRegistered, rows);
        }, ct);
    }

    /// <summary>The same for the program itself.</summary>
    public static async Task RegisterAsync(Register register, RegisterStatementOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        options.Problems(PhnomPenhTime.DateOf(register.Clock.GetUtcNow())).ThrowIfAny();
        await using var db = register.CreateContext();
        var (statement, rows) = Registered(options, await KnownFigures.ReadAsync(register, db, ct), register, null);
        var console = new ProcessContext(ProcessKind.StatementRegister, Environment.UserName, null, "a statement registered", Channels.Command);
        await register.ChangeAsync(console, async change =>
        {
            await StatementTwins.RefuseAsync(change.Db, statement, ct);
            await change.RecordAsync(EventKind.StatementRegistered, rows);
        }, ct);
    }

    public static async Task CheckAgainAsync(ActorRegister register, CheckAgainOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Statements);
        await using var db = register.CreateContext();
        var known = await KnownFigures.ReadAsync(register.Register, db, ct);
        await register.ChangeAsync(ProcessKind.StatementCheck, "a statement checked again", async change =>
        {
            var statement = await RequireAsync(change, options.StatementId, ct);
            var (rows, _) = await CheckedAsync(change.Db, statement, null, known, register.Register, new(StatementCheckCause.Again, register.Actor.UserId, known.At), ct);
            await change.RecordAsync(EventKind.StatementChecked, rows);
        }, ct);
    }

    /// <summary>What the text leaves open is said by a person, and everything is held against the figures once more.</summary>
    public static async Task FinishAsync(ActorRegister register, FinishClaimOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Statements);
        options.Problems().ThrowIfAny();
        var part = FinishClaimOptions.ReadPart(options.Part);
        await DecideAsync(register, options.Id, options.StatementId, "a claim finished", (statement, decisions) =>
        {
            var claim = ClaimAt(statement, decisions, options.Start);
            RequirePart(claim, options, part);
            RequireNumber(claim, options);
            return Said(register, options, part, ClaimDecisionKind.Finished);
        }, (_, standing) => options.Again(standing), ct);
    }

    /// <summary>A claim that was not read in the text, found by a person: from then on it is checked like the others.</summary>
    public static async Task AddClaimAsync(ActorRegister register, AddClaimOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Statements);
        options.Problems().ThrowIfAny();
        var part = FinishClaimOptions.ReadPart(options.Part);
        await DecideAsync(register, options.Id, options.StatementId, "a claim found by a person", (statement, decisions) =>
        {
            var start = StartOf(statement, options.Words!.Trim());
            if (StatementCheckMaker.Find(statement, start) is not null)
            {
                throw new EntryRefusedException(nameof(options.Words), new Message("statements.read-already"));
            }

            return Said(register, options.Said(start), part, ClaimDecisionKind.Added);
        }, options.Again, ct);
    }

    public static async Task SetAsideAsync(ActorRegister register, SetAsideClaimOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Statements);
        options.Problems().ThrowIfAny();
        await DecideAsync(register, options.Id, options.StatementId, "a claim decided on", (statement, decisions) => new ClaimDecision
        {
            Id = options.Id,
            StatementId = options.StatementId,
            Start = ClaimAt(statement, decisions, options.Start).Span.Start,
            Kind = options.IsSetAside ? ClaimDecisionKind.NotAClaim : ClaimDecisionKind.AsRead,
            Reason = options.Reason!.Trim(),
            UserId = register.Actor.UserId,
            At = default,
        }, (_, standing) => options.Again(standing), ct);
    }

    /// <summary>A check that is laid over the newest one; the decisions that stand are all of them, and one more where there is one.</summary>
    internal static async Task<(RowChanges Rows, StatementCheck Check)> CheckedAsync(
        RegistryDb db, Statement statement, ClaimDecision? decision, KnownFigures known, Register register, CheckOccasion occasion, CancellationToken ct)
    {
        var decisions = await db.ClaimDecisions.Where(one => one.StatementId == statement.Id && !one.IsVoided).ToListAsync(ct);
        var last = await db.StatementChecks.Where(one => one.StatementId == statement.Id && !one.IsVoided).MaxAsync(one => (int?)one.Number, ct) ?? 0;
        var made = StatementCheckMaker.Make(statement, decision is null ? decisions : [.. decisions, decision], known.Editions, register.Purpose, last + 1, occasion);
        var rows = new RowChanges().Add(made.Check).Add(made.Claims);
        return (decision is null ? rows : rows.Add(decision), made.Check);
    }

    private static async Task DecideAsync(
        ActorRegister register, Guid id, Guid statementId, string reason, Func<Statement, IReadOnlyList<ClaimDecision>, ClaimDecision> decide,
        Func<Statement, ClaimDecision, SentAgain> again, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var known = await KnownFigures.ReadAsync(register.Register, db, ct);
        await register.ChangeAsync(ProcessKind.StatementCheck, reason, async change =>
        {
            var statement = await RequireAsync(change, statementId, ct);
            if (await change.Db.ClaimDecisions.SingleOrDefaultAsync(one => one.Id == id, ct) is { } standing)
            {
                again(statement, (standing.StatementId == statement.Id && standing.Start != ClaimDecision.WholeText ? standing : null).OrOutOfReach(nameof(FinishClaimOptions.StatementId))).ThrowIfAny();
                return;
            }

            var decision = decide(statement, await change.Db.ClaimDecisions.Where(one => one.StatementId == statement.Id).ToListAsync(ct));
            decision.At = known.At;
            var (rows, _) = await CheckedAsync(change.Db, statement, decision, known, register.Register, new(StatementCheckCause.Decided, register.Actor.UserId, known.At), ct);
            await change.RecordAsync(EventKind.StatementChecked, rows);
        }, ct);
    }

    private static ClaimDecision Said(ActorRegister register, FinishClaimOptions options, (string By, string Key)? part, string kind) => new()
    {
        Id = options.Id,
        StatementId = options.StatementId,
        Start = options.Start,
        Kind = kind,
        Measure = EntryText.OrNull(options.Measure),
        Window = EntryText.OrNull(options.Window),
        Comparison = EntryText.OrNull(options.Comparison),
        By = part?.By,
        Key = part?.Key,
        Form = SaidForm.Find(EntryText.OrNull(options.Form))?.Code,
        Value = FinishClaimOptions.ReadValue(options.Value)?.ToString(CultureInfo.InvariantCulture),
        Reason = EntryText.OrNull(options.Reason),
        UserId = register.Actor.UserId,
        At = default,
    };

    private static Claim ClaimAt(Statement statement, IReadOnlyList<ClaimDecision> decisions, int start) => StatementCheckMaker.Find(statement, decisions, start)
        ?? throw new EntryRefusedException(nameof(FinishClaimOptions.Start), new Message("statements.no-claim", start));

    /// <summary>Where words stand in the text, which is once.</summary>
    private static int StartOf(Statement statement, string words)
    {
        var start = statement.Text.IndexOf(words, StringComparison.Ordinal);
        return start < 0 ? throw new EntryRefusedException(nameof(AddClaimOptions.Words), new Message("statements.words-not-there", EntryCheck.Shortened(words)))
            : statement.Text.IndexOf(words, start + 1, StringComparison.Ordinal) >= 0 ? throw new EntryRefusedException(nameof(AddClaimOptions.Words), new Message("statements.words-twice"))
            : start;
    }

    /// <summary>"Decreased" becomes a count or a change only with a number.</summary>
    private static void RequireNumber(Claim claim, FinishClaimOptions options)
    {
        if (claim.Value is null && EntryText.OrNull(options.Form) is not null && EntryText.OrNull(options.Value) is null)
        {
            throw new EntryRefusedException(nameof(options.Value), new Message("statements.form-of-what"));
        }
    }

    /// <summary>A part is one of a measure: of the one that is said, else of the one that the text has.</summary>
    private static void RequirePart(Claim claim, FinishClaimOptions options, (string By, string Key)? part)
    {
        if (part is not { } said)
        {
            return;
        }

        if ((EntryText.OrNull(options.Measure) ?? claim.Measure) is not { } id)
        {
            throw new EntryRefusedException(nameof(options.Measure), new Message("statements.part-of-what"));
        }

        var measure = MeasureCatalogue.Standard.Get(id);
        if (measure.FindBreakdown(said.By) is null)
        {
            throw new EntryRefusedException(nameof(options.Part), new Message("editions.no-breakdown", EntryCheck.Shortened(said.By), measure.Breakdowns.Select(one => one.Id)));
        }
    }

    /// <summary>Held against every other check of it, so that two at once are numbered one after the other.</summary>
    private static async Task<Statement> RequireAsync(Change change, Guid id, CancellationToken ct)
    {
        await change.HoldAsync(id, ct);
        var statement = (await change.Db.Statements.SingleOrDefaultAsync(one => one.Id == id, ct)).OrOutOfReach(nameof(CheckAgainOptions.StatementId));
        await StatementMistakes.RequireStandsAsync(change.Db, id, nameof(CheckAgainOptions.StatementId), ct);
        return statement;
    }

    private static (Statement Statement, RowChanges Rows) Registered(RegisterStatementOptions options, KnownFigures known, Register register, Guid? userId)
    {
        var text = options.Kept;
        var statement = new Statement
        {
            Id = options.Id,
            Title = options.Title!.Trim(),
            Speaker = EntryText.OrNull(options.Speaker),
            Outlet = EntryText.OrNull(options.Outlet),
            Place = EntryText.OrNull(options.Place),
            Address = EntryText.OrNull(options.Address),
            MadeOn = StatementDays.Read(options.MadeOn)!.Value,
            IsOwn = options.IsOwn!.Value,
            Language = "",
            Text = text,
            TextHash = CheckedText.HashOf(text),
            FileName = EntryText.OrNull(options.FileName),
            RegisteredByUserId = userId,
            RegisteredAt = known.At,
        };
        var made = StatementCheckMaker.Make(statement, [], known.Editions, register.Purpose, 1, new(StatementCheckCause.Registered, userId, known.At));
        statement.Language = StatementCheckMaker.Open(made.Check).Language.Code();
        return (statement, new RowChanges().Add(statement).Add(made.Check).Add(made.Claims));
    }
}
