using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Statements;

/// <summary>Which statements are asked for.</summary>
public enum StatementView
{
    All,

    /// <summary>The committee's own.</summary>
    Own,

    /// <summary>With a claim that was right and has been overtaken by a revision.</summary>
    Overtaken,

    /// <summary>With a claim that says too little to be checked.</summary>
    Gaps,

    /// <summary>With a claim that differs from the figures or contradicts them.</summary>
    Wrong,

    /// <summary>With such a claim, and nobody has answered.</summary>
    Unanswered,

    /// <summary>Entered by mistake, and on none of the other lists.</summary>
    Mistaken,
}

/// <summary>One statement in a list, with its newest check.</summary>
public sealed record StatementListing(
    Guid Id, string Title, string? Speaker, string? Outlet, DateOnly MadeOn, bool IsOwn, int Checks, DateTimeOffset CheckedAt, int Claims, int Gaps, int Wrong, int Overtaken, int Replies, int Corrections);

/// <summary>A page of the list.</summary>
/// <param name="Total">Of all pages.</param>
public sealed record StatementListPage(IReadOnlyList<StatementListing> Statements, int Total, int Number, int Pages);

/// <summary>Statements as the secretariat goes through them: the committee's own first, then the latest.</summary>
public static class StatementList
{
    public const int OnAPage = 50;

    public static async Task<StatementListPage> ReadAsync(ActorRegister register, StatementView view, int page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Statements);
        await using var db = register.CreateContext();
        var found = Seen(db, view);
        var total = await found.CountAsync(ct);
        var pages = Math.Max(1, (total + OnAPage - 1) / OnAPage);
        var number = Math.Clamp(page, 1, pages);
        var rows = await found.OrderByDescending(one => one.Statement.IsOwn).ThenByDescending(one => one.Statement.MadeOn).ThenByDescending(one => one.Statement.Id)
            .Skip((number - 1) * OnAPage).Take(OnAPage)
            .Select(one => new StatementListing(
                one.Statement.Id, one.Statement.Title, one.Statement.Speaker, one.Statement.Outlet, one.Statement.MadeOn, one.Statement.IsOwn, one.Check.Number, one.Check.CheckedAt,
                one.Check.Claims, one.Check.Gaps, one.Check.Wrong, one.Check.Overtaken,
                db.StatementReplies.Count(reply => reply.StatementId == one.Statement.Id), db.StatementCorrections.Count(correction => correction.StatementId == one.Statement.Id)))
            .ToListAsync(ct);
        return new(rows, total, number, pages);
    }

    /// <summary>Each statement that stands with the newest of its checks.</summary>
    internal static IQueryable<CheckedStatement> Newest(RegistryDb db) => All(db).Where(one => !StatementMistakes.Of(db).Contains(one.Statement.Id));

    private static IQueryable<CheckedStatement> All(RegistryDb db) =>
        from statement in db.Statements
        join check in db.StatementChecks on statement.Id equals check.StatementId
        where !statement.IsVoided && !check.IsVoided
            && !db.StatementChecks.Any(later => later.StatementId == check.StatementId && later.Number > check.Number && !later.IsVoided)
        select new CheckedStatement { Statement = statement, Check = check };

    private static IQueryable<CheckedStatement> Seen(RegistryDb db, StatementView view)
    {
        var all = Newest(db);
        return view switch
        {
            StatementView.Own => all.Where(one => one.Statement.IsOwn),
            StatementView.Overtaken => all.Where(one => one.Check.Overtaken > 0),
            StatementView.Gaps => all.Where(one => one.Check.Gaps > 0),
            StatementView.Wrong => all.Where(one => one.Check.Wrong > 0),
            StatementView.Unanswered => all.Where(one => one.Check.Wrong > 0 && !db.StatementReplies.Any(reply => reply.StatementId == one.Statement.Id)
                && !db.StatementCorrections.Any(correction => correction.StatementId == one.Statement.Id)),
            StatementView.Mistaken => All(db).Where(one => StatementMistakes.Of(db).Contains(one.Statement.Id)),
            _ => all,
        };
    }
}

/// <summary>A statement beside its newest check, in a query.</summary>
internal sealed class CheckedStatement
{
    public required Statement Statement { get; init; }

    public required StatementCheck Check { get; init; }
}
