using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

/// <summary>Who reported, against sets of days: an entity owes days, its returns cover days.</summary>
public sealed class ReturnLedgerProperties
{
    private const string Subject = "victims";
    private static readonly string[] Entities = ["A", "B", "C", "D"];

    [Fact]
    public void Completeness_is_that_of_the_days_owed_and_the_days_covered() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var register = Random(random);
        var (snapshot, window) = (register.Snapshot(), RandomRegister.Window(random));
        var expected = ByDays(snapshot, window);
        var found = new ReturnLedger(snapshot).CompletenessOf(Subject, window);
        return found == expected ? true : throw new InvalidOperationException($"{window} of seed {seed}: {found} and by days {expected}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void A_further_return_never_takes_completeness_away() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var (register, window) = (Random(random).Obligation(Subject, "A"), RandomRegister.Window(random));
        var before = new ReturnLedger(register.Snapshot()).CompletenessOf(Subject, window);
        var after = new ReturnLedger(register.Return(Subject, window.ToString(), ReturnState.Accepted, "A").Snapshot()).CompletenessOf(Subject, window);
        return after.ReportedEntities >= before.ReportedEntities && after.State != CompletenessState.Missing | window.From > register.AsOf
            && !after.Missing.Contains("A", StringComparer.Ordinal) && !after.Incomplete.Contains("A", StringComparer.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static SampleRegister Random(Random random)
    {
        var register = new SampleRegister { AsOf = new DateOnly(2023, 1, 1).AddDays(random.Next(1200)) };
        foreach (var entity in Entities)
        {
            for (var i = random.Next(3); i > 0; i--)
            {
                var from = new DateOnly(2022, 1, 1).AddDays(random.Next(1200));
                register.Obligation(Subject, entity, random.Next(2) == 0 ? null : from, random.Next(2) == 0 ? null : from.AddDays(random.Next(600) - 50));
            }

            for (var i = random.Next(4); i > 0; i--)
            {
                register.Return(random.Next(5) == 0 ? "removals" : Subject, RandomRegister.Window(random).ToString(), Enum.GetValues<ReturnState>()[random.Next(7)], entity);
            }
        }

        return register;
    }

    private static Completeness ByDays(FactSnapshot snapshot, ReportingWindow window)
    {
        var days = Enumerable.Range(0, window.Days).Select(window.From.AddDays).Where(d => d <= snapshot.AsOf).ToHashSet();
        var returns = snapshot.Coverage.Where(c => c.Subject == Subject).ToList();
        HashSet<DateOnly> Covered(string entity, Func<ReturnState, bool> state) =>
            [.. days.Where(d => returns.Exists(r => r.AgencyCode == entity && state(r.State) && r.Window.Contains(d)))];

        var owed = Entities.ToDictionary(
            e => e,
            e => days.Where(d => snapshot.Obligations.Any(o => o.AgencyCode == e && o.Subject == Subject && (o.From is null || o.From <= d) && (o.To is null || o.To >= d)))
                .Except(Covered(e, s => s == ReturnState.NotDue)).ToHashSet(),
            StringComparer.Ordinal);
        var anybodyReturned = Entities.Any(e => Covered(e, ReturnStates.IsReceived).Count > 0);
        if (!owed.Values.Any(o => o.Count > 0))
        {
            // Nobody has to report: whoever did is expected for the whole window.
            owed = Entities.ToDictionary(e => e, e => Covered(e, ReturnStates.IsReceived).Count > 0 ? days : [], StringComparer.Ordinal);
        }

        var expected = Entities.Where(e => owed[e].Count > 0).ToList();
        var missing = expected.Where(e => !Covered(e, ReturnStates.IsReceived).Overlaps(owed[e])).ToList();
        var incomplete = expected.Except(missing, StringComparer.Ordinal).Where(e => !owed[e].IsSubsetOf(Covered(e, s => s.IsReceived() && s != ReturnState.Partial))).ToList();
        var state = !anybodyReturned ? CompletenessState.Missing : missing.Count + incomplete.Count == 0 ? CompletenessState.Complete : CompletenessState.Partial;
        return new(state, expected.Count, expected.Count - missing.Count - incomplete.Count, missing, incomplete);
    }
}
