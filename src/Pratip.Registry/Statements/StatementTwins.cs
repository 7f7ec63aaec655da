using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Statements;

/// <summary>
/// The same words by the same speaker on the same day are one statement: a second one would count its claims twice. Two papers that print
/// the same words made two statements, where each is named.
/// </summary>
public static class StatementTwins
{
    public const string Key = "statements.registered-already";

    /// <summary>The address of the first, where a refusal is about one.</summary>
    public static Guid? FirstOf(EntryRefusedException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Problems.Where(problem => problem.What.Key == Key).Select(problem => (Guid?)problem.What.Args[^1]).FirstOrDefault();
    }

    /// <summary>One that was entered by mistake is no first.</summary>
    internal static async Task RefuseAsync(RegistryDb db, Statement statement, CancellationToken ct)
    {
        var alike = await db.Statements
            .Where(one => one.TextHash == statement.TextHash && one.MadeOn == statement.MadeOn && one.Id != statement.Id && !one.IsVoided && !StatementMistakes.Of(db).Contains(one.Id))
            .OrderBy(one => one.RegisteredAt).ThenBy(one => one.Id).Select(one => new { one.Id, one.Title, one.Speaker, one.Outlet }).ToListAsync(ct);
        if (alike.Find(one => IsSame(one.Speaker, statement.Speaker) && (one.Outlet is null || statement.Outlet is null || IsSame(one.Outlet, statement.Outlet))) is { } first)
        {
            throw new EntryRefusedException(nameof(RegisterStatementOptions.Text), new Message(Key, EntryCheck.Shortened(first.Title), statement.MadeOn, first.Id));
        }
    }

    private static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
