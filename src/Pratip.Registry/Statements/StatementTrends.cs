using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Statistics.Claims.Check;

namespace Pratip.Registry.Statements;

/// <summary>How many claims of half a year came to the same.</summary>
/// <param name="Year">Of the statements.</param>
/// <param name="Half">1 or 2.</param>
/// <param name="Key">By error the explanation, else the verdict; by measure its id. Null where the text does not say.</param>
/// <param name="Claims">All of them.</param>
/// <param name="Wrong">Those that differ from the figures or contradict them.</param>
/// <param name="Overtaken">Those that a revision has overtaken.</param>
public sealed record StatementTrend(int Year, int Half, string? Key, int Claims, int Wrong, int Overtaken);

/// <summary>
/// What claims go wrong in, by kind of error and by measure. There is no way to ask by whom or in which paper: the register answers
/// statements, and keeps no list of people's errors.
/// </summary>
public static class StatementTrends
{
    public const string ByError = "error";

    public const string ByMeasure = "measure";

    /// <summary>All that can be asked by.</summary>
    public static IReadOnlyList<string> Groupings { get; } = [ByError, ByMeasure];

    /// <summary>The latest half-year first. Of each statement its newest check counts. Refused for anything but <see cref="Groupings"/>.</summary>
    public static async Task<IReadOnlyList<StatementTrend>> ReadAsync(ActorRegister register, string by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(by);
        register.Require(AccessVerb.View, AccessNoun.Statements);
        if (!Groupings.Contains(by, StringComparer.Ordinal))
        {
            throw new EntryRefusedException(nameof(by), new Message("statements.no-trend", EntryCheck.Shortened(by), Groupings));
        }

        await using var db = register.CreateContext();
        var claims = from newest in StatementList.Newest(db)
                     join claim in db.StatementClaims on newest.Check.Id equals claim.CheckId
                     where !claim.IsVoided
                     select new { newest.Statement.MadeOn, claim.Measure, claim.Verdict, claim.Explanation, claim.IsOvertaken };
        var byError = by == ByError;
        var counted = await claims
            .GroupBy(one => new { one.MadeOn, Key = byError ? one.Explanation ?? one.Verdict : one.Measure, one.Verdict, one.IsOvertaken })
            .Select(group => new { group.Key.MadeOn, group.Key.Key, group.Key.Verdict, group.Key.IsOvertaken, Count = group.Count() }).ToListAsync(ct);
        return
        [
            .. counted.GroupBy(one => (one.MadeOn.Year, Half: one.MadeOn.Month <= 6 ? 1 : 2, one.Key))
                .Select(group => new StatementTrend(
                    group.Key.Year, group.Key.Half, group.Key.Key, group.Sum(one => one.Count),
                    group.Where(one => one.Verdict is { } verdict && ClaimVerdicts.WrongCodes.Contains(verdict, StringComparer.Ordinal)).Sum(one => one.Count), group.Where(one => one.IsOvertaken).Sum(one => one.Count)))
                .OrderByDescending(one => one.Year).ThenByDescending(one => one.Half).ThenBy(one => one.Key, StringComparer.Ordinal),
        ];
    }
}
