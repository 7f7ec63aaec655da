using FsCheck;
using FsCheck.Fluent;
using Pratip.Registry.Identities;

namespace Pratip.Registry.Tests.Identities;

public sealed class JudgementRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPair Reports = ReportPair.Of(Guid.CreateVersion7(), Guid.CreateVersion7());
    private static readonly string[] Said = [Verdicts.Same, Verdicts.NotSame, Verdicts.Unsure];

    [Fact]
    public void A_reversal_restores_what_was() => Prop.ForAll((byte[] steps) =>
    {
        var rows = History(steps);
        var before = JudgementRules.InForce(rows);
        var judged = Row(rows.Count, JudgementMaker.Officer, Verdicts.Same);
        rows.Add(judged);
        rows.Add(Reversal(rows.Count, judged));
        return JudgementRules.InForce(rows) == before;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reversal_taken_back_lets_the_judgement_hold_again() => Prop.ForAll((byte[] steps) =>
    {
        var rows = History(steps);
        var judged = Row(rows.Count, JudgementMaker.Officer, Verdicts.NotSame);
        rows.Add(judged);
        var reversal = Reversal(rows.Count, judged);
        rows.Add(reversal);
        rows.Add(Reversal(rows.Count, reversal));
        return JudgementRules.InForce(rows) == judged;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_rows_makes_no_difference() => Prop.ForAll((byte[] steps, int seed) =>
    {
        var rows = History(steps);
        var shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);
        return JudgementRules.InForce(rows) == JudgementRules.InForce(shuffled);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_the_engine_says_later_never_outranks_an_officer() => Prop.ForAll((byte[] steps) =>
    {
        var rows = History(steps);
        var judged = Row(rows.Count, JudgementMaker.Officer, Verdicts.NotSame);
        rows.Add(judged);
        rows.Add(Row(rows.Count, JudgementMaker.Engine, Verdicts.Same));
        return JudgementRules.InForce(rows) == judged;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_judgement_in_force_is_one_that_nobody_took_back() => Prop.ForAll((byte[] steps) =>
    {
        var rows = History(steps);
        return JudgementRules.InForce(rows) is not { } holds || holds.Verdict != Verdicts.Reversed
            && rows.TrueForAll(row => row.ReversesId != holds.Id || rows.Exists(other => other.ReversesId == row.Id));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_decided_pair_is_put_before_nobody_until_an_identity_changes() => Prop.ForAll((byte verdict, (byte A, byte B) seen, (byte A, byte B) later) =>
    {
        var judged = Row(0, JudgementMaker.Officer, Said[verdict % 3]);
        (judged.SeenA, judged.SeenB) = seen;
        var changed = later.A > 0 || later.B > 0;
        return JudgementRules.BlocksProposal(judged, seen.A + later.A, seen.B + later.B) == (judged.Verdict != Verdicts.Unsure && !changed);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_engine_never_links_a_victim_s_role_with_a_suspect_s_or_a_removed_person_s() => Prop.ForAll((byte one, byte other) =>
    {
        var (a, b) = ((ReportRoles)(one % 8), (ReportRoles)(other % 8));
        var crosses = (a.HasFlag(ReportRoles.Victim) && (b & (ReportRoles.Suspect | ReportRoles.Removed)) != ReportRoles.None)
            || (b.HasFlag(ReportRoles.Victim) && (a & (ReportRoles.Suspect | ReportRoles.Removed)) != ReportRoles.None);
        return JudgementRules.MayBeAutomatic(a, b) == !crosses && JudgementRules.MayBeAutomatic(a, b) == JudgementRules.MayBeAutomatic(b, a);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Across_agencies_officers_see_a_judgement_only_when_both_sides_let_them() => Prop.ForAll((byte said, bool isOneAgency, bool isEngines) =>
    {
        string[] answers = [ClearanceAnswer.Asked, ClearanceAnswer.Cleared, ClearanceAnswer.Refused];
        var (a, b) = (answers[said % 3], answers[said / 3 % 3]);
        var judged = Row(0, isEngines ? JudgementMaker.Engine : JudgementMaker.Officer, Verdicts.Same);
        judged.AgencyBId = isOneAgency ? judged.AgencyAId : Guid.CreateVersion7();
        IdentityClearance[] sides = isOneAgency ? [] : [Side(judged, judged.ReportAId, judged.AgencyAId, a), Side(judged, judged.ReportBId, judged.AgencyBId, b)];
        return JudgementRules.IsSeenByOfficers(judged, sides)
            == (!isEngines && (isOneAgency || (a == ClearanceAnswer.Cleared && b == ClearanceAnswer.Cleared)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_pair_is_the_same_whichever_way_it_was_named() => Prop.ForAll((Guid one, Guid other) => one == other || ReportPair.Of(one, other) == ReportPair.Of(other, one)).QuickCheckThrowOnFailure();

    [Fact]
    public void What_agencies_have_in_common_adds_up() => Prop.ForAll((byte[] reports) =>
    {
        var agencies = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToArray();
        var persons = Enumerable.Range(0, 16).Select(_ => Guid.CreateVersion7()).ToArray();
        var counts = OverlapCounts.Of(reports.Select(one => (agencies[one % 4], persons[one / 4 % 16])));
        return counts.Reports == reports.Length
            && counts.Persons == reports.Select(one => one / 4 % 16).Distinct().Count()
            && counts.Histories.Sum(history => history.Persons) == counts.Persons
            && counts.Cells.All(cell => counts.Cells.Single(other => other.AgencyId == cell.OtherAgencyId && other.OtherAgencyId == cell.AgencyId).Persons == cell.Persons)
            && counts.Cells.Where(cell => cell.AgencyId == cell.OtherAgencyId).Sum(cell => cell.Persons) >= counts.Persons;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_needs_a_second_opinion_holds_once_another_officer_agrees_and_until_either_is_taken_back() => Prop.ForAll((byte[] steps, bool isFirstTakenBack) =>
    {
        var rows = History(steps);
        var before = JudgementRules.InForce(rows);
        var first = Row(rows.Count, JudgementMaker.Officer, Verdicts.Same);
        first.NeedsSecond = true;
        rows.Add(first);
        var waits = JudgementRules.InForce(rows) == before && JudgementRules.AwaitsSecond(rows) == first;
        var second = Row(rows.Count, JudgementMaker.Officer, Verdicts.Same);
        (second.NeedsSecond, second.ConfirmsId) = (true, first.Id);
        rows.Add(second);
        var holds = JudgementRules.InForce(rows) == second && JudgementRules.AwaitsSecond(rows) is null;
        rows.Add(Reversal(rows.Count, isFirstTakenBack ? first : second));
        return waits && holds && JudgementRules.InForce(rows) == before;
    }).QuickCheckThrowOnFailure();

    /// <summary>Judgements of officers and of the engine, and reversals of what was there before.</summary>
    [Fact]
    public void Where_the_first_of_two_that_agreed_is_taken_back_the_second_waits_and_a_third_officer_makes_it_hold()
    {
        var (first, second) = (Opinion(1, "a", Verdicts.Same), Opinion(2, "b", Verdicts.Same));
        second.ConfirmsId = first.Id;
        List<IdentityJudgement> rows = [first, second];
        Assert.Equal((second, null), (JudgementRules.InForce(rows), JudgementRules.AwaitsSecond(rows)));
        rows.Add(Reversal(3, first));
        Assert.Equal((null, second), (JudgementRules.InForce(rows), JudgementRules.AwaitsSecond(rows)));
        var third = Opinion(4, "c", Verdicts.Same);
        third.ConfirmsId = second.Id;
        rows.Add(third);
        Assert.Equal((third, null), (JudgementRules.InForce(rows), JudgementRules.AwaitsSecond(rows)));
    }

    [Fact]
    public void Where_the_second_of_two_that_agreed_is_taken_back_the_first_waits_again()
    {
        var (first, second) = (Opinion(1, "a", Verdicts.Same), Opinion(2, "b", Verdicts.Same));
        second.ConfirmsId = first.Id;
        List<IdentityJudgement> rows = [first, second, Reversal(3, second)];
        Assert.Equal((null, first), (JudgementRules.InForce(rows), JudgementRules.AwaitsSecond(rows)));
        Assert.False(JudgementRules.IsDisputed(rows));
    }

    [Fact]
    public void Officers_who_say_different_things_are_in_dispute_until_one_takes_it_back()
    {
        List<IdentityJudgement> rows = [Opinion(1, "a", Verdicts.Same)];
        Assert.False(JudgementRules.IsDisputed(rows));
        rows.Add(Opinion(2, "b", Verdicts.NotSame));
        Assert.True(JudgementRules.IsDisputed(rows));
        Assert.Null(JudgementRules.InForce(rows));
        rows.Add(Reversal(3, rows[0]));
        Assert.False(JudgementRules.IsDisputed(rows));
    }

    [Fact]
    public void A_decision_is_outweighed_by_more_officers_and_not_by_what_was_said_of_other_identities()
    {
        var rows = new List<IdentityJudgement> { Decision(1, "dara", Verdicts.Same) };
        Assert.False(JudgementRules.Outweighs("sokha", Verdicts.NotSame, rows, 1, 1));
        Assert.False(JudgementRules.Outweighs("sokha", Verdicts.Unsure, rows, 1, 1));
        Assert.True(JudgementRules.Outweighs("dara", Verdicts.NotSame, rows, 1, 1));
        Assert.True(JudgementRules.Outweighs("sokha", Verdicts.NotSame, rows, 2, 1));
        rows.Add(Opinion(2, "sokha", Verdicts.NotSame));
        (rows[1].SeenA, rows[1].SeenB) = (1, 1);
        Assert.False(JudgementRules.Outweighs("dara", Verdicts.Same, rows, 1, 1));
        Assert.True(JudgementRules.Outweighs("makara", Verdicts.NotSame, rows, 1, 1));
        Assert.True(JudgementRules.Outweighs("makara", Verdicts.Same, rows, 1, 1));
        Assert.True(JudgementRules.Outweighs("dara", Verdicts.NotSame, rows, 1, 1));

        static IdentityJudgement Decision(int minute, string by, string verdict)
        {
            var row = Row(minute, JudgementMaker.Officer, verdict);
            (row.MadeBy, row.SeenA, row.SeenB) = (by, 1, 1);
            return row;
        }
    }

    private static IdentityJudgement Opinion(int minute, string by, string verdict)
    {
        var row = Row(minute, JudgementMaker.Officer, verdict);
        (row.MadeBy, row.NeedsSecond) = (by, true);
        return row;
    }

    private static List<IdentityJudgement> History(byte[] steps)
    {
        var rows = new List<IdentityJudgement>();
        foreach (var step in steps)
        {
            var open = rows.Where(row => !rows.Exists(other => other.ReversesId == row.Id)).ToList();
            rows.Add(step % 4 == 0 && open.Count > 0
                ? Reversal(rows.Count, open[step / 4 % open.Count])
                : Row(rows.Count, step % 4 == 1 ? JudgementMaker.Engine : JudgementMaker.Officer, Said[step / 4 % 3]));
        }

        return rows;
    }

    private static IdentityJudgement Row(int minute, string maker, string verdict) => new()
    {
        ReportAId = Reports.A,
        ReportBId = Reports.B,
        AgencyAId = Guid.CreateVersion7(),
        AgencyBId = Guid.CreateVersion7(),
        Verdict = verdict,
        Maker = maker,
        At = Start.AddMinutes(minute),
        Evidence = "fields",
    };

    private static IdentityJudgement Reversal(int minute, IdentityJudgement of)
    {
        var row = Row(minute, of.Maker, Verdicts.Reversed);
        row.ReversesId = of.Id;
        return row;
    }

    private static IdentityClearance Side(IdentityJudgement judged, Guid reportId, Guid agencyId, string answer) =>
        new() { JudgementId = judged.Id, ReportId = reportId, AgencyId = agencyId, Answer = answer };
}
