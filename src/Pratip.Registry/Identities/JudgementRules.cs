namespace Pratip.Registry.Identities;

/// <summary>Which judgement of a pair holds and what follows from it: rules without a database.</summary>
public static class JudgementRules
{
    /// <summary>
    /// The judgement in force of one pair: the latest that was not taken back, an officer's before the engine's. A reversal takes
    /// one judgement back, and what held before it holds again; a reversal can be taken back in its turn. What needs a second opinion
    /// holds once another officer agrees.
    /// </summary>
    /// <param name="ofPair">All rows of one pair, in any order.</param>
    public static IdentityJudgement? InForce(IEnumerable<IdentityJudgement> ofPair)
    {
        ArgumentNullException.ThrowIfNull(ofPair);
        var takenBack = new HashSet<Guid>();
        IdentityJudgement? engines = null;

        // From the latest on, because only a later row takes an earlier one back.
        foreach (var one in ofPair.Where(one => !one.IsVoided).OrderByDescending(one => one.At).ThenByDescending(one => one.Id))
        {
            if (takenBack.Contains(one.Id))
            {
                continue;
            }

            if (one.Verdict == Verdicts.Reversed)
            {
                takenBack.Add(one.ReversesId!.Value);
            }
            else if (one.Maker == JudgementMaker.Engine)
            {
                engines ??= one;
            }
            else if (!one.NeedsSecond || (one.ConfirmsId is { } first && !takenBack.Contains(first)))
            {
                return one;
            }
        }

        return engines;
    }

    /// <summary>
    /// The opinion that waits for a second officer's: the latest said of the pair, not taken back and not in agreement with one that stands. Where
    /// the first of two that agreed is taken back, the second waits in its place.
    /// </summary>
    public static IdentityJudgement? AwaitsSecond(IReadOnlyCollection<IdentityJudgement> ofPair)
    {
        ArgumentNullException.ThrowIfNull(ofPair);
        var standing = Standing(ofPair);
        return standing.FirstOrDefault() is { NeedsSecond: true } last && !standing.Any(one => one.Id == last.ConfirmsId) ? last : null;
    }

    /// <summary>Whether another officer has said something else than the opinion that waits.</summary>
    public static bool IsDisputed(IReadOnlyCollection<IdentityJudgement> ofPair) =>
        AwaitsSecond(ofPair) is { } last && Standing(ofPair).Any(one => one.MadeBy != last.MadeBy && IsDecided(one) && one.Verdict != last.Verdict);

    /// <summary>
    /// Whether what an officer says holds against what was decided: once more officers are of that mind than of another. Until then it voids
    /// nothing and waits. Where nothing is decided, or an identity has changed since, there is nothing to say it against.
    /// </summary>
    /// <param name="officer">Who says it.</param>
    /// <param name="verdict">What.</param>
    /// <param name="ofPair">What was said before.</param>
    /// <param name="versionA">Of the identity of the first report, as it is now.</param>
    /// <param name="versionB">Of that of the second.</param>
    public static bool Outweighs(string officer, string verdict, IReadOnlyCollection<IdentityJudgement> ofPair, int versionA, int versionB)
    {
        ArgumentNullException.ThrowIfNull(ofPair);
        if (!IsDecided(InForce(ofPair)))
        {
            return true;
        }

        var minds = Standing(ofPair).Where(one => one.MadeBy != officer && !IsReopened(one, versionA, versionB)).DistinctBy(one => one.MadeBy, StringComparer.Ordinal).ToList();
        return minds.Count(one => one.Verdict == verdict) + 1 > minds.Count(one => IsDecided(one) && one.Verdict != verdict);
    }

    /// <summary>Whether a decided pair may be judged once more: by an officer who has not said what holds. Whoever has takes it back instead.</summary>
    public static bool MaySayOtherwise(string officer, IReadOnlyCollection<IdentityJudgement> ofPair)
    {
        ArgumentNullException.ThrowIfNull(ofPair);
        return IsDecided(InForce(ofPair)) && !Standing(ofPair).Exists(one => one.MadeBy == officer);
    }

    /// <summary>Whether an opinion waits for another, and this officer has not given one: it is worth what it is only without knowing the first.</summary>
    public static bool IsBlindFor(string officer, IReadOnlyCollection<IdentityJudgement> ofPair)
    {
        ArgumentNullException.ThrowIfNull(ofPair);
        return AwaitsSecond(ofPair) is not null && !ofPair.Any(one => !one.IsVoided && one.MadeBy == officer && one.Verdict != Verdicts.Reversed);
    }

    /// <summary>What officers said and nobody took back, latest first.</summary>
    private static List<IdentityJudgement> Standing(IReadOnlyCollection<IdentityJudgement> ofPair) =>
        [.. ofPair.Where(one => !one.IsVoided && one.Maker == JudgementMaker.Officer && one.Verdict != Verdicts.Reversed && !IsTakenBack(one, ofPair))
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Id)];

    /// <summary>Whether a reversal of it stands.</summary>
    public static bool IsTakenBack(IdentityJudgement judgement, IReadOnlyCollection<IdentityJudgement> ofPair)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(ofPair);
        return ofPair.Any(one => !one.IsVoided && one.ReversesId == judgement.Id && !IsTakenBack(one, ofPair));
    }

    /// <summary>Whether an officer has decided, for counting and for what is proposed. "Unsure" leaves it open.</summary>
    public static bool IsDecided(IdentityJudgement? inForce) =>
        inForce is { Maker: JudgementMaker.Officer, Verdict: Verdicts.Same or Verdicts.NotSame };

    /// <summary>Whether one of the two identities has changed since it was judged. The judgement holds on until somebody has looked again.</summary>
    public static bool IsReopened(IdentityJudgement inForce, int versionA, int versionB)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        return versionA > inForce.SeenA || versionB > inForce.SeenB;
    }

    /// <summary>Whether the pair is not put before anybody again.</summary>
    public static bool BlocksProposal(IdentityJudgement? inForce, int versionA, int versionB) =>
        IsDecided(inForce) && !IsReopened(inForce!, versionA, versionB);

    /// <summary>Whether officers see it: an officer's, and across agencies only once both sides let the other know.</summary>
    /// <param name="judgement">A judgement in force.</param>
    /// <param name="sides">The clearances of it.</param>
    public static bool IsSeenByOfficers(IdentityJudgement judgement, IReadOnlyCollection<IdentityClearance> sides)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(sides);
        return IsDecided(judgement)
            && (judgement.AgencyAId == judgement.AgencyBId || (IsCleared(judgement.ReportAId, sides) && IsCleared(judgement.ReportBId, sides)));
    }

    /// <summary>
    /// Whether the engine may hold two reports for one person by itself. Never between a presumed victim and a suspect or somebody
    /// removed: what follows from such a link is for a person to answer for.
    /// </summary>
    public static bool MayBeAutomatic(ReportRoles one, ReportRoles other) => !Crosses(one, other) && !Crosses(other, one);

    private static bool IsCleared(Guid reportId, IReadOnlyCollection<IdentityClearance> sides) =>
        sides.Where(side => side.ReportId == reportId && !side.IsVoided).ToList() is { Count: > 0 } own && own.TrueForAll(side => side.Answer == ClearanceAnswer.Cleared);

    private static bool Crosses(ReportRoles one, ReportRoles other) =>
        one.HasFlag(ReportRoles.Victim) && (other & (ReportRoles.Suspect | ReportRoles.Removed)) != ReportRoles.None;
}

/// <summary>What somebody is in the register by one report.</summary>
[Flags]
public enum ReportRoles
{
    None = 0,
    Victim = 1,
    Suspect = 2,
    Removed = 4,
}
