using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Exchanges;

/// <summary>What a partner and the office have agreed in writing.</summary>
public sealed record AskAgreementOptions
{
    public const int MostAMonth = 10_000;

    /// <summary>After so long it is looked at again.</summary>
    public const int MostYears = 2;

    /// <summary>Sign-in name of who asks for it: an officer of the data office.</summary>
    public required string By { get; init; }

    public required string Reference { get; init; }

    public required string PartnerCode { get; init; }

    public required string Purpose { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public required int QuotaPerMonth { get; init; }

    public required string KeyFile { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Purpose), Purpose))
        {
            check.Reason(nameof(Purpose), Purpose);
        }

        if (check.Require(nameof(KeyFile), KeyFile))
        {
            check.Line(nameof(KeyFile), KeyFile);
        }

        if (check.Require(nameof(Reference), Reference))
        {
            check.Line(nameof(Reference), Reference);
        }

        if (Until < From || Until > From.AddYears(MostYears))
        {
            check.Refuse(nameof(Until), "exchanges.period", MostYears);
        }

        if (QuotaPerMonth is < 1 or > MostAMonth)
        {
            check.Refuse(nameof(QuotaPerMonth), "exchanges.quota-size", MostAMonth);
        }

        return check.Problems;
    }
}

/// <summary>
/// Agreements about encoded lists. One officer of the data office asks for one, another approves it, either may end it, and with it whatever was asked; the operator
/// enters what they signed. Every change stands in the log.
/// </summary>
public static class AgreementService
{
    /// <summary>
    /// Who may ask by encodings. Offices of this state have accounts, and no other state may ask at all: a yes tells it that somebody
    /// was a victim, and the person may fear nobody more.
    /// </summary>
    private static readonly string[] PartnerKinds = ["ngo"];

    public static async Task AskAsync(Register register, AskAgreementOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        options.Problems().ThrowIfAny();
        var officer = await OfficerAsync(register, options.By, ct);
        await ChangeAsync(register, officer, "an agreement on encoded lists asked for", async change =>
        {
            var partner = await change.Db.Agencies.SingleOrDefaultAsync(agency => agency.Code == options.PartnerCode && !agency.IsVoided, ct)
                ?? throw Refusal("exchanges.no-agency", options.PartnerCode);
            RequirePartner(partner.Kind, partner.Code);
            if (await change.Db.ExchangeAgreements.AnyAsync(one => one.Reference == options.Reference && !one.IsVoided, ct))
            {
                throw Refusal("exchanges.reference-taken", options.Reference);
            }

            return new RowChanges().Add(new ExchangeAgreement
            {
                Reference = options.Reference,
                PartnerAgencyId = partner.Id,
                Purpose = options.Purpose.Trim(),
                From = options.From,
                Until = options.Until,
                QuotaPerMonth = options.QuotaPerMonth,
                KeyFile = options.KeyFile,
                AskedByUserId = officer.UserId,
                AskedAt = change.At,
            });
        }, ct);
    }

    /// <summary>By another person than the one who asked; from then on it is in force in its period.</summary>
    public static async Task ApproveAsync(Register register, string by, string reference, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var officer = await OfficerAsync(register, by, ct);
        await ChangeAsync(register, officer, "an agreement on encoded lists approved", async change =>
        {
            var before = await FindAsync(change.Db, reference, ct);
            if (before.ApprovedAt is not null || before.EndedAt is not null)
            {
                throw Refusal("exchanges.not-waiting", reference);
            }

            if (before.AskedByUserId == officer.UserId)
            {
                throw Refusal("exchanges.same-person", officer.SignInName);
            }

            var after = before.Copy<ExchangeAgreement>();
            (after.ApprovedByUserId, after.ApprovedAt) = (officer.UserId, change.At);
            return new RowChanges().Update(before, after);
        }, ct);
    }

    /// <summary>One person is enough to end it, whoever signed.</summary>
    public static async Task EndAsync(Register register, string by, string reference, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var check = new EntryCheck();
        if (check.Require("Reason", reason))
        {
            check.Reason("Reason", reason);
        }

        check.ThrowIfAny();
        var officer = await OfficerAsync(register, by, ct);
        await ChangeAsync(register, officer, "an agreement on encoded lists ended", async change =>
        {
            var before = await FindAsync(change.Db, reference, ct);
            if (before.EndedAt is not null)
            {
                throw Refusal("exchanges.ended", reference);
            }

            var after = before.Copy<ExchangeAgreement>();
            (after.EndedAt, after.EndReason) = (change.At, reason.Trim());
            var rows = new RowChanges().Update(before, after);
            await EncodedQuestions.EndAsync(register, change, rows, before.Id, ct);
            return rows;
        }, ct);
    }

    /// <summary>All of them, latest first: for the operator, who enters them.</summary>
    public static async Task<IReadOnlyList<AgreementState>> ListAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var agreements = await db.ExchangeAgreements.Where(one => !one.IsVoided).OrderByDescending(one => one.Id).ToListAsync(ct);
        var codes = await db.Agencies.ToDictionaryAsync(agency => agency.Id, agency => agency.Code, ct);
        var names = await db.Users.ToDictionaryAsync(user => user.Id, user => user.SignInName, ct);
        var states = new List<AgreementState>();
        foreach (var one in agreements)
        {
            var used = await UsedAsync(db, one.Id, register.Clock.GetUtcNow(), ct);
            states.Add(new AgreementState(one, codes[one.PartnerAgencyId], names[one.AskedByUserId], one.ApprovedByUserId is { } id ? names[id] : null, used));
        }

        return states;
    }

    internal static async Task<ExchangeAgreement> FindAsync(RegistryDb db, string reference, CancellationToken ct) =>
        await db.ExchangeAgreements.SingleOrDefaultAsync(one => one.Reference == reference && !one.IsVoided, ct) ?? throw Refusal("exchanges.not-found", reference);

    /// <summary>Encodings compared under it in the month of that moment, in Phnom Penh.</summary>
    internal static async Task<int> UsedAsync(RegistryDb db, Guid agreementId, DateTimeOffset at, CancellationToken ct)
    {
        var day = PhnomPenhTime.DateOf(at);
        var first = new DateTimeOffset(new DateOnly(day.Year, day.Month, 1).ToDateTime(TimeOnly.MinValue), PhnomPenhTime.Offset).ToUniversalTime();
        return await db.EncodedRuns.Where(run => run.AgreementId == agreementId && !run.IsVoided && run.At >= first).SumAsync(run => run.Encodings, ct);
    }

    internal static void RequirePartner(string kind, string code)
    {
        if (!PartnerKinds.Contains(kind, StringComparer.Ordinal))
        {
            throw Refusal("exchanges.barred", code);
        }
    }

    /// <summary>An officer of the data office at work: of all agencies' linkage, and active.</summary>
    internal static async Task<Actor> OfficerAsync(Register register, string by, CancellationToken ct) =>
        await AccountReader.FindIdAsync(register, by, ct) is { } id && await OfficerAsync(register, id, ct) is { } officer ? officer : throw Refusal("exchanges.no-officer", by);

    internal static async Task<Actor?> OfficerAsync(Register register, Guid userId, CancellationToken ct) =>
        await ActorReader.ReadAsync(register, userId, ct) is { } actor && actor.To(AccessVerb.Enter, AccessNoun.Linkage).All ? actor : null;

    internal static RegisterException Refusal(string key, params object?[] args) => new(new Message(key, args));

    private static Task<long> ChangeAsync(Register register, Actor officer, string reason, Func<Change, Task<RowChanges>> work, CancellationToken ct) => register.ChangeAsync(
        new ProcessContext(ProcessKind.ExchangeChangeAgreement, officer.SignInName, officer.AgencyId, reason, Channels.Command),
        async change => await change.RecordAsync(EventKind.AgreementChanged, await work(change)), ct);
}

/// <param name="Agreement">The row.</param>
/// <param name="PartnerCode">Who may ask.</param>
/// <param name="AskedBy">Sign-in name.</param>
/// <param name="ApprovedBy">Sign-in name; null while it waits.</param>
/// <param name="UsedThisMonth">Encodings compared.</param>
public sealed record AgreementState(ExchangeAgreement Agreement, string PartnerCode, string AskedBy, string? ApprovedBy, int UsedThisMonth);
