using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Identities;

/// <summary>What one field of a pair proves.</summary>
/// <param name="Field">Its name, or one of the names below.</param>
/// <param name="Level">How far it agrees; null for what is no field.</param>
/// <param name="Tenths">Of a bit: for one person where above zero, against it below.</param>
public sealed record WeighedField(string Field, string? Level, int Tenths)
{
    /// <summary>The odds of two reports picked at random, before anything is compared.</summary>
    public const string Prior = "prior";

    /// <summary>What agreement on rare values adds to the levels, or on frequent ones takes.</summary>
    public const string Rarity = "rarity";

    /// <summary>What officers' decisions taught of such odds.</summary>
    public const string Judged = "judged";
}

/// <summary>One side of a pair, as far as the user may see it.</summary>
/// <param name="Report">Null where it is out of reach.</param>
/// <param name="Identity">Null where it is out of reach, was not opened, or there is none.</param>
public sealed record ReviewedReport(Guid Id, Guid AgencyId, PersonReport? Report, Vault.Identity? Identity);

/// <summary>A pair with all that is needed to judge it.</summary>
/// <param name="Weighed">The waterfall, field by field.</param>
/// <param name="Said">What was judged before, latest first.</param>
/// <param name="NeedsSecond">Whether a second officer must agree.</param>
/// <param name="Awaits">The opinion that another officer has to agree with, where there is one.</param>
/// <param name="IsDisputed">Whether somebody else has said something else than that opinion.</param>
/// <param name="Holds">What an officer said that is in force; null where nothing is.</param>
public sealed record ReviewedPair(
    IdentityPair Pair, ReviewedReport A, ReviewedReport B, IReadOnlyList<WeighedField> Weighed, IReadOnlyList<OpenedJudgement> Said, bool NeedsSecond,
    IdentityJudgement? Awaits, bool IsDisputed, IdentityJudgement? Holds)
{
    /// <summary>Whether the user's own office has sealed a reason that was not opened.</summary>
    public required bool HasOwnReason { get; init; }

    /// <summary>Whether what officers said is kept from the user until they have said what they think themselves.</summary>
    public bool IsBlind { get; init; }

    /// <summary>Whether the user may judge the pair: it waits, or was decided by others.</summary>
    public bool MayJudge { get; init; }
}

/// <summary>A pair the user may judge.</summary>
/// <param name="Pair">Without a name.</param>
/// <param name="Otherwise">What was decided and another officer can only say otherwise than; null where the pair waits.</param>
public sealed record JudgeablePair(IdentityPair Pair, string? Otherwise);

/// <summary>Whose pairs are wanted: all in reach, or those with somebody of one encounter or one file.</summary>
public sealed record PairsAbout(Guid? EncounterId = null, Guid? FileId = null)
{
    public bool IsAll => EncounterId is null && FileId is null;
}

/// <summary>A judgement, its reason where that was opened, and whether it was taken back.</summary>
public sealed record OpenedJudgement(IdentityJudgement Judgement, string? Reason, bool IsTakenBack);

/// <summary>The pairs that wait for somebody, within the user's reach.</summary>
public static class PairReviews
{
    public const int PageSize = 50;

    /// <summary>Whoever opens the page of a pair looks at two people; what names are opened for is asked.</summary>
    private const string PurposeOfPage = "data-quality";

    /// <summary>How many wait; nobody who may not see them learns of one.</summary>
    public static async Task<int> CountAsync(ActorRegister register, PairsAbout about, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(about);
        if (!register.Actor.May(AccessVerb.View, AccessNoun.Linkage))
        {
            return 0;
        }

        await using var db = register.CreateContext();
        return await Waiting(db, about).CountAsync(ct);
    }

    /// <summary>Likeliest first.</summary>
    public static async Task<Listing<IdentityPair>> ListAsync(ActorRegister register, PairsAbout about, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(about);
        register.Require(AccessVerb.View, AccessNoun.Linkage);
        await using var db = register.CreateContext();
        var pairs = Waiting(db, about);
        if (after is { } id && await pairs.SingleOrDefaultAsync(pair => pair.Id == id, ct) is { } last)
        {
            var least = last.ProbabilityPerMille;
            pairs = pairs.Where(pair => pair.ProbabilityPerMille < least || (pair.ProbabilityPerMille == least && pair.Id.CompareTo(id) > 0));
        }

        var rows = await pairs.OrderByDescending(pair => pair.ProbabilityPerMille).ThenBy(pair => pair.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        return new Listing<IdentityPair>(page, rows.Count > PageSize ? page[^1].Id : null);
    }

    /// <summary>Begun from the pairs, of which there are few, and not from the people.</summary>
    private static IQueryable<IdentityPair> Waiting(RegistryDb db, PairsAbout about)
    {
        var pairs = db.IdentityPairs.Where(pair => pair.IsOpen && !pair.IsVoided);
        if (about.EncounterId is { } encounterId)
        {
            pairs = pairs.Where(pair => db.EncounteredPersons.Any(one => one.EncounterId == encounterId && !one.IsVoided && (one.ReportId == pair.ReportAId || one.ReportId == pair.ReportBId)));
        }

        if (about.FileId is { } fileId)
        {
            pairs = pairs.Where(pair => db.ImportedFiles.Any(file => file.Id == fileId
                && db.PersonReports.Any(report => (report.Id == pair.ReportAId || report.Id == pair.ReportBId) && report.EventId == file.EventId)));
        }

        return pairs;
    }

    /// <summary>The look is recorded before anything is shown. Null where the pair is out of reach.</summary>
    /// <param name="register">Who looks.</param>
    /// <param name="pairId">At what.</param>
    /// <param name="purpose">What the names and the sealed reasons are opened for; null opens none.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<ReviewedPair?> OpenAsync(ActorRegister register, Guid pairId, string? purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Linkage);
        await using var db = register.CreateContext();
        if (await db.IdentityPairs.SingleOrDefaultAsync(pair => pair.Id == pairId && !pair.IsVoided, ct) is not { } found)
        {
            return null;
        }

        Guid[] ids = [found.ReportAId, found.ReportBId];
        await register.RecordReadAsync(ReadKind.Person, PurposeOfPage, ids, ct);
        var reports = await db.PersonReports.Where(report => ids.Contains(report.Id)).ToDictionaryAsync(report => report.Id, ct);
        var identities = purpose is null ? new Dictionary<Guid, Vault.Identity>() : await IdentityReader.OpenAsync(register, ids, purpose, ct);
        await using var all = register.Register.CreateContext();
        var state = await PairState.ReadAsync(all, ReportPair.Of(found.ReportAId, found.ReportBId), ct);
        var said = await db.IdentityJudgements.Where(one => one.ReportAId == found.ReportAId && one.ReportBId == found.ReportBId && !one.IsVoided)
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).ToListAsync(ct);
        var isBlind = found.IsOpen && JudgementRules.IsBlindFor(register.Actor.SignInName, state?.Said ?? []);
        var opened = isBlind ? [] : await ReasonsAsync(register, said, identities, purpose, ids, ct);
        var weights = await all.IdentityRuns.Where(run => run.Id == found.RunId).Select(run => run.Weights).SingleAsync(ct);
        return new ReviewedPair(
            found, Side(found.ReportAId, found.AgencyAId), Side(found.ReportBId, found.AgencyBId), Weigh(found, weights),
            said.ConvertAll(one => new OpenedJudgement(one, opened.Contains(one) ? Reason(register, one) : null, JudgementRules.IsTakenBack(one, said))),
            state?.IsSensitive == true, JudgementRules.AwaitsSecond(state?.Said ?? []), JudgementRules.IsDisputed(state?.Said ?? []),
            JudgementRules.InForce(state?.Said ?? []) is { Maker: JudgementMaker.Officer } holds ? holds : null)
        {
            IsBlind = isBlind,
            MayJudge = register.Actor.May(AccessVerb.Enter, AccessNoun.Linkage) && (found.IsOpen || JudgementRules.MaySayOtherwise(register.Actor.SignInName, state?.Said ?? [])),
            HasOwnReason = !isBlind && said.Exists(one => one.Reason is not null && one.MakerAgencyId == register.Actor.AgencyId && !opened.Contains(one)),
        };

        ReviewedReport Side(Guid id, Guid agencyId) => new(id, agencyId, reports.GetValueOrDefault(id), identities.GetValueOrDefault(id));
    }

    /// <summary>The pair without a name, for a form about it.</summary>
    public static async Task<JudgeablePair?> FindAsync(ActorRegister register, Guid pairId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter);
        if (await db.IdentityPairs.SingleOrDefaultAsync(pair => pair.Id == pairId && !pair.IsVoided, ct) is not { } found)
        {
            return null;
        }

        await using var all = register.Register.CreateContext();
        var said = (await PairState.ReadAsync(all, ReportPair.Of(found.ReportAId, found.ReportBId), ct))?.Said ?? [];
        var isOffered = found.IsOpen || JudgementRules.MaySayOtherwise(register.Actor.SignInName, said);
        return isOffered ? new JudgeablePair(found, found.IsOpen ? null : JudgementRules.InForce(said)!.Verdict) : null;
    }

    /// <summary>An officer's judgement that can be taken back.</summary>
    public static async Task<IdentityJudgement?> FindJudgementAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter);
        var found = await db.IdentityJudgements.SingleOrDefaultAsync(
            one => one.Id == id && one.Maker == JudgementMaker.Officer && one.Verdict != Verdicts.Reversed && !one.IsVoided, ct);
        return found is null || await db.IdentityJudgements.AnyAsync(one => one.ReversesId == id && !one.IsVoided, ct) ? null : found;
    }

    /// <summary>
    /// The weights of the run that proposed it, on top of the odds of any two reports; what they leave of the whole is rarity, and the last is what
    /// decisions taught of such a sum. Together they are the odds.
    /// </summary>
    internal static IReadOnlyList<WeighedField> Weigh(IdentityPair pair, string weights)
    {
        var learnt = LearntModel.WeightsIn(weights);
        var fields = pair.Levels.Split(' ').Select(part => part.Split(':')).Select(part => new WeighedField(
            part[0], part[1], learnt.GetValueOrDefault(part[0])?.GetValueOrDefault(part[1]) ?? 0)).ToList();
        fields.Add(new WeighedField(WeighedField.Rarity, null, pair.WeightTenths - fields.Sum(field => field.Tenths)));
        if (LearntModel.OddsIn(weights) is not { } odds)
        {
            return fields;
        }

        var sum = odds.Prior + pair.WeightTenths;
        fields.Insert(0, new WeighedField(WeighedField.Prior, null, odds.Prior));
        return odds.Line is { } line ? [.. fields, new WeighedField(WeighedField.Judged, null, (int)Math.Round(10 * line.Bits(sum / 10.0)) - sum)] : fields;
    }

    /// <summary>A reason may name somebody: it opens for a purpose alone, to whom the names opened or whose office wrote it, and the look is recorded first.</summary>
    private static async Task<HashSet<IdentityJudgement>> ReasonsAsync(
        ActorRegister register, List<IdentityJudgement> said, IReadOnlyDictionary<Guid, Vault.Identity> identities, string? purpose, Guid[] ids, CancellationToken ct)
    {
        if (purpose is null)
        {
            return [];
        }

        var opened = said.Where(one => one.Reason is not null && (identities.Count > 0 || one.MakerAgencyId == register.Actor.AgencyId)).ToHashSet();
        if (opened.Count > 0)
        {
            await register.RecordReadAsync(ReadKind.Reason, purpose, identities.Count > 0 ? [.. identities.Keys] : ids, ct);
        }

        return opened;
    }

    private static string? Reason(ActorRegister register, IdentityJudgement judgement)
    {
        try
        {
            return judgement.Reason is null ? null : register.Register.Vault.Open(judgement.WrappedKey!, judgement.Id, JudgementService.ReasonField, judgement.Reason);
        }
        catch (VaultException)
        {
            return null;
        }
    }
}
