using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Scoping;

namespace Pratip.Registry.Tests.Storage.RowSecurity;

/// <summary>Statements that know nothing of filters, sent as those of a user.</summary>
internal static class RawSql
{
    /// <summary>The key of every row of every table that has a rule, by table.</summary>
    public static async Task<ILookup<string, string>> IdsAsync(RegistryDb db)
    {
        var parts = ScopeFilters.Tables.Select(table => db.Model.FindEntityType(table.Row)!)
            .Select(entity => $"SELECT '{entity.GetTableName()}/' || {entity.FindPrimaryKey()!.Properties[0].GetColumnName()} AS \"Value\" FROM {entity.GetTableName()}");
        var ids = await db.Database.SqlQueryRaw<string>(string.Join(" UNION ALL ", parts)).ToListAsync();
        return ids.Select(id => id.Split('/')).ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
    }

    public static async Task<long> CountAsync(RegistryDb db, string table)
    {
        var sql = $"SELECT count(*) AS \"Value\" FROM {table}";
        return (await db.Database.SqlQueryRaw<long>(sql).ToListAsync())[0];
    }

    public static Actor ActorOf(Agency agency, params string[] roles) =>
        ActorOf(new User { AgencyId = agency.Id, SignInName = "sokha", DisplayName = "Sokha" }, agency, roles);

    public static Actor ActorOf(User user, Agency agency, params string[] roles) =>
        Actor.Of(user, roles.Select(role => new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" }), agency.ProvinceCode, RoleBook.Standard);
}

/// <summary>The keys of the rows that a context's filter gives of any table.</summary>
internal static class FilteredIds
{
    private static readonly MethodInfo Typed = typeof(FilteredIds).GetMethod(nameof(TypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Task<List<string>> OfAsync(RegistryDb db, Type type) => (Task<List<string>>)Typed.MakeGenericMethod(type).Invoke(null, [db])!;

    private static async Task<List<string>> TypedAsync<T>(RegistryDb db)
        where T : class
    {
        var key = db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties[0];
        var row = Expression.Parameter(typeof(T), "row");
        var select = Expression.Lambda<Func<T, object>>(Expression.Convert(Expression.Property(row, key.PropertyInfo!), typeof(object)), row);
        return [.. (await db.Set<T>().Select(select).ToListAsync()).Select(id => id.ToString()!).Order(StringComparer.Ordinal)];
    }
}
