using System.Linq.Expressions;
using System.Reflection;
using Pratip.Registry.Audit;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>Whether two states of a row say the same. Lists of codes are sets.</summary>
internal static class RowDiff<T>
    where T : RegisterRow
{
    private static readonly Func<T, object?>[] Facts =
    [
        .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is not null && p.Name is not (nameof(RegisterRow.Id) or nameof(RegisterRow.EventId) or nameof(RegisterRow.Version)))
            .Select(Getter),
    ];

    public static bool Differ(T before, T after) => Array.Exists(Facts, fact => !Same(fact(before), fact(after)));

    private static bool Same(object? before, object? after) => (before, after) switch
    {
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        (List<string> a, List<string> b) => a.Count == b.Count && a.All(b.Contains),
        _ => Equals(before, after),
    };

    private static Func<T, object?> Getter(PropertyInfo property)
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property), typeof(object)), row).Compile();
    }
}
