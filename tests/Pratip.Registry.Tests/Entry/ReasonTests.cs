using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Cases;
using Pratip.Registry.Corrections;
using Pratip.Registry.Entry;
using Pratip.Registry.Tasks;
using Pratip.Registry.Voiding;

namespace Pratip.Registry.Tests.Entry;

public sealed class ReasonTests
{
    /// <summary>The problems of every verb that keeps a reason in the log in clear, with this reason.</summary>
    public static Dictionary<string, Func<string, IReadOnlyList<EntryProblem>>> Verbs { get; } = new(StringComparer.Ordinal)
    {
        ["status"] = reason => new ChangeCaseStatusOptions { Id = Guid.Empty, BasedOn = 1, Status = "closed", Reason = reason }.Problems(),
        ["link"] = reason => new LinkCasesOptions { CaseId = Guid.Empty, OtherNumber = "KH-2025-1", Kind = "related", Reason = reason }.Problems(),
        ["drop"] = reason => new DropTaskOptions { Id = Guid.Empty, BasedOn = 1, Reason = reason }.Problems(),
        ["ask void"] = reason => new AskVoidOptions { Noun = "cases", TargetId = Guid.Empty, Reason = reason }.Problems(),
        ["refuse void"] = reason => new DecideVoidOptions { Id = Guid.Empty, BasedOn = 1, IsApproved = false, Reason = reason }.Problems(),
        ["correct"] = reason => new CorrectOptions { Noun = "cases", TargetId = Guid.Empty, BasedOn = 1, Values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), Reason = reason }.Problems(DateTimeOffset.UnixEpoch),
        ["refuse correction"] = reason => new DecideCorrectionOptions { Id = Guid.Empty, BasedOn = 1, Decision = CorrectionDecision.Refuse, Reason = reason }.Problems(),
        ["account"] = reason =>
        {
            try
            {
                AccountService.Because(reason, "otherwise");
                return [];
            }
            catch (EntryRefusedException refusal)
            {
                return refusal.Problems;
            }
        },
    };

    public static TheoryData<string> Names => [.. Verbs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reason_has_one_limit_and_one_message_whatever_is_done(string verb)
    {
        Assert.DoesNotContain(Verbs[verb](new string('x', EntryCheck.LongestReason)), problem => problem.What.Key == "entry.too-long");
        foreach (var length in new[] { EntryCheck.LongestReason + 1, 10_000, 50_000 })
        {
            var problem = Assert.Single(Verbs[verb](new string('x', length)), one => one.What.Key == "entry.too-long");
            Assert.Equal("Reason", problem.Field);
            Assert.Equal([EntryCheck.LongestReason, length], problem.What.Args);
        }
    }
}
