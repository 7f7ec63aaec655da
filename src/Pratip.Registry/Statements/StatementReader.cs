using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Checked;

namespace Pratip.Registry.Statements;

/// <summary>One check in the history of a statement.</summary>
public sealed record CheckHandle(Guid Id, int Number, string Cause, string Editions, Guid? CheckedByUserId, DateTimeOffset CheckedAt, int Claims, int Gaps, int Wrong, int Overtaken);

/// <summary>A statement with one of its checks and all that became of it.</summary>
/// <param name="Checks">The newest first.</param>
/// <param name="Shown">The check that is shown.</param>
/// <param name="Text">What it found.</param>
/// <param name="Claims">Its claims in short, by number.</param>
/// <param name="Standing">What was decided of claims and stands, by where each begins.</param>
/// <param name="Names">What the colleagues are called who did something here.</param>
public sealed record StatementFile(
    Statement Statement, IReadOnlyList<CheckHandle> Checks, CheckHandle Shown, CheckedText Text, IReadOnlyDictionary<int, StatementClaim> Claims,
    IReadOnlyDictionary<int, ClaimDecision> Standing, IReadOnlyList<StatementReply> Replies, IReadOnlyList<StatementCorrection> Corrections, IReadOnlyList<StatementReport> Reports,
    IReadOnlyDictionary<Guid, string> Names)
{
    /// <summary>Who said that it was entered by mistake, and why; null for one that stands.</summary>
    public ClaimDecision? Mistake { get; init; }

    public bool IsNewest => Shown.Id == Checks[0].Id;

    /// <summary>The words of a claim, as the text has them.</summary>
    public string WordsAt(int start, int most = 60)
    {
        var rest = Statement.Text[Math.Clamp(start, 0, Statement.Text.Length)..];
        return rest.Length <= most ? rest : string.Concat(rest.AsSpan(0, char.IsHighSurrogate(rest[most - 1]) ? most - 1 : most), "…");
    }

    public string? NameOf(Guid? userId) => userId is { } id ? Names.GetValueOrDefault(id) : null;
}

/// <summary>A report that waits for somebody to let it out.</summary>
/// <param name="Check">Number of the check that it tells.</param>
public sealed record OpenReport(Guid Id, Guid StatementId, string Title, int Version, int Check);

/// <summary>A claim as the text has it, with its own words and those of its sentence around them.</summary>
/// <param name="States">What the program read there.</param>
public sealed record FoundClaim(Claim Claim, string Before, string Words, string Behind, LocalizedText States)
{
    /// <summary>The number first: several claims of one sentence are told apart by it.</summary>
    public string Called => $"“{Words}”: {(Before + Words + Behind).Trim()}";

    internal static FoundClaim Of(Claim claim, string text) => new(
        claim,
        text[Math.Min(claim.Sentence.Start, claim.Span.Start)..claim.Span.Start].TrimStart(),
        claim.Span.In(text),
        text[claim.Span.End..Math.Max(claim.Sentence.End, claim.Span.End)].TrimEnd(),
        TextCheck.StatesOf(claim));
}

/// <summary>Statements to look at and to take out.</summary>
public static class StatementReader
{
    /// <summary>Null where there is no such statement within reach, or no check of that number. Each look is recorded.</summary>
    public static async Task<StatementFile?> FindAsync(ActorRegister register, Guid id, int? check, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Statements);
        if (await ReadAsync(register, id, check, ct) is not { } found)
        {
            return null;
        }

        await register.RecordReadAsync(ReadKind.Statement, "case-work", [id], ct);
        return found;
    }

    private static async Task<StatementFile?> ReadAsync(ActorRegister register, Guid id, int? check, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await db.Statements.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } statement)
        {
            return null;
        }

        var checks = await db.StatementChecks.Where(one => one.StatementId == id).OrderByDescending(one => one.Number)
            .Select(one => new CheckHandle(one.Id, one.Number, one.Cause, one.Editions, one.CheckedByUserId, one.CheckedAt, one.Claims, one.Gaps, one.Wrong, one.Overtaken)).ToListAsync(ct);
        if ((check is null ? checks.FirstOrDefault() : checks.Find(one => one.Number == check)) is not { } shown)
        {
            return null;
        }

        var content = await db.StatementChecks.Where(one => one.Id == shown.Id).Select(one => one.Content).SingleAsync(ct);
        var claims = await db.StatementClaims.Where(one => one.CheckId == shown.Id).ToDictionaryAsync(one => one.Number, ct);
        var decisions = await db.ClaimDecisions.Where(one => one.StatementId == id).ToListAsync(ct);
        var standing = StatementCheckMaker.Standing(decisions);
        var mistake = decisions.Find(one => one.Kind == ClaimDecisionKind.EnteredByMistake);
        var replies = await db.StatementReplies.Where(one => one.StatementId == id).OrderByDescending(one => one.SentOn).ThenByDescending(one => one.At).ToListAsync(ct);
        var corrections = await db.StatementCorrections.Where(one => one.StatementId == id).OrderByDescending(one => one.MadeOn).ThenByDescending(one => one.At).ToListAsync(ct);
        var reports = await db.StatementReports.Where(one => one.StatementId == id).OrderByDescending(one => one.AskedAt).ToListAsync(ct);
        return new(
            statement, checks, shown, CheckedTextJson.Read(Encoding.UTF8.GetString(content)), claims, standing, replies, corrections, reports,
            await NamesAsync(register, statement, checks, [.. standing.Values, .. mistake is null ? (IEnumerable<ClaimDecision>)[] : [mistake]], replies, corrections, reports, ct))
        {
            Mistake = mistake,
        };
    }

    /// <summary>Null where there is no such statement within reach.</summary>
    public static async Task<string?> TitleAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Statements);
        await using var db = register.CreateContext();
        return await db.Statements.Where(one => one.Id == id).Select(one => one.Title).SingleOrDefaultAsync(ct);
    }

    /// <summary>Null where no claim of a statement within reach begins there.</summary>
    public static async Task<FoundClaim?> ClaimAsync(ActorRegister register, Guid id, int start, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Statements);
        await using var db = register.CreateContext();
        return await db.Statements.SingleOrDefaultAsync(one => one.Id == id, ct) is { } statement
            && StatementCheckMaker.Find(statement, await db.ClaimDecisions.Where(one => one.StatementId == id).ToListAsync(ct), start) is { } claim
            ? FoundClaim.Of(claim, statement.Text)
            : null;
    }

    /// <summary>Null where there is no such report within reach, or it is out already.</summary>
    public static async Task<OpenReport?> OpenReportAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Statements);
        await using var db = register.CreateContext();
        return await (from report in db.StatementReports
                      where report.Id == id && report.ReleasedAt == null
                      join statement in db.Statements on report.StatementId equals statement.Id
                      join check in db.StatementChecks on report.CheckId equals check.Id
                      select new OpenReport(report.Id, statement.Id, statement.Title, report.Version, check.Number)).SingleOrDefaultAsync(ct);
    }

    /// <summary>The newest check as it goes out in a file, recorded before it is handed over.</summary>
    public static async Task<CheckedText?> TakeOutAsync(ActorRegister register, Guid id, int? check, string file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Statements);
        var found = await ReadAsync(register, id, check, ct);
        if (found is not null)
        {
            await register.RecordExportAsync(file, [id], ct);
        }

        return found?.Text;
    }

    private static Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        ActorRegister register, Statement statement, List<CheckHandle> checks, List<ClaimDecision> decisions, List<StatementReply> replies,
        List<StatementCorrection> corrections, List<StatementReport> reports, CancellationToken ct)
    {
        IEnumerable<Guid?> ids =
        [
            statement.RegisteredByUserId, .. checks.Select(one => one.CheckedByUserId), .. decisions.Select(one => one.UserId), .. replies.Select(one => one.UserId),
            .. corrections.Select(one => one.UserId), .. reports.SelectMany(one => new[] { one.AskedByUserId, one.ReleasedByUserId }),
        ];
        return StaffNames.ReadAsync(register.Register, [.. ids.OfType<Guid>().Distinct()], ct);
    }
}
