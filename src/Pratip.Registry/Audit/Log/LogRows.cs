using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Audit.Log;

/// <summary>
/// The rows that somebody who reads the log means by an id or by the number of a case. Read past the scope of cases and for ids
/// alone: the log speaks of every row, and says nothing of what is in it.
/// </summary>
internal static class LogRows
{
    private static readonly string[] OfACase = ["CaseId"];
    private static readonly string[] OfAPerson = ["SuspectId", "VictimId", "ReportId"];

    /// <summary>The row itself first; null where a number was asked for that no case has.</summary>
    public static async Task<IReadOnlyList<Guid>?> FindAsync(Register register, string record, CancellationToken ct)
    {
        if (Guid.TryParse(record, out var id))
        {
            return [id];
        }

        await using var db = register.CreateContext();
        var number = record.ToUpperInvariant();
        return await db.Cases.Where(one => one.Number == number).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(ct) is { } caseId
            ? [caseId, .. (await HangingAsync(db, caseId, ct)).Where(row => row != caseId)]
            : null;
    }

    /// <summary>What hangs on a case, on its suspects, presumed victims and their reports, whatever noun it is; one statement.</summary>
    private static async Task<List<Guid>> HangingAsync(RegistryDb db, Guid caseId, CancellationToken ct)
    {
        var suspects = db.Suspects.Where(suspect => suspect.CaseId == caseId);
        var victims = db.Victims.Where(victim => victim.CaseId == caseId);
        var people = suspects.Select(one => one.Id).Concat(victims.Select(one => one.Id)).Concat(suspects.Select(one => one.ReportId)).Concat(victims.Select(one => one.ReportId));
        var rows = Referring(db, OfACase, db.Cases.Where(one => one.Id == caseId).Select(one => (Guid?)one.Id))
            .Concat(Referring(db, OfAPerson, people.Select(id => (Guid?)id)))
            .Aggregate(people, (all, more) => all.Concat(more));
        return await rows.Distinct().Take(Reads.ReadList.MostRows).ToListAsync(ct);
    }

    /// <summary>The rows of each noun that refer to one of some ids by a property of this name.</summary>
    internal static IEnumerable<IQueryable<Guid>> Referring(RegistryDb db, string[] references, IQueryable<Guid?> ids) =>
        from entity in db.Model.GetEntityTypes().OrderBy(entity => entity.Name, StringComparer.Ordinal)
        where entity.ClrType.IsSubclassOf(typeof(RegisterRow))
        from property in references
        let reference = entity.ClrType.GetProperty(property)
        where reference is not null && entity.FindProperty(property) is not null
        select (IQueryable<Guid>)One.MakeGenericMethod(entity.ClrType).Invoke(null, [db, reference, ids])!;

    private static readonly MethodInfo One = typeof(LogRows).GetMethod(nameof(ReferringOne), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static IQueryable<Guid> ReferringOne<T>(RegistryDb db, PropertyInfo reference, IQueryable<Guid?> ids)
        where T : RegisterRow
    {
        var row = Expression.Parameter(typeof(T), "row");
        var value = Expression.Convert(Expression.Property(row, reference), typeof(Guid?));
        var among = Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(Guid?)], ids.Expression, value);
        return db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(among, row)).Select(one => one.Id);
    }
}
