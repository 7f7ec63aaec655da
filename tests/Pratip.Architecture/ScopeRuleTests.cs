namespace Pratip.Architecture;

/// <summary>
/// What a user reaches is said once and holds in every query; nobody takes it off. Where a row is read past it, for a count, a
/// conflict or a look-up that says nothing of the row, the place stands here by name: a new one is a decision and not an accident.
/// </summary>
public sealed class ScopeRuleTests
{
    private static readonly string[] Assemblies = ["Pratip.Registry", "Pratip.Exchange", "Pratip.Web", "Pratip"];

    public static TheoryData<string> Projects => [.. Assemblies];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Nobody_takes_the_filter_off_a_query(string project) =>
        Assert.Empty(CalledMethods.CallersIn(project, (type, method, _) => type.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) && method == "IgnoreQueryFilters"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Text_is_sent_to_the_database_past_the_filters_by_the_storage_alone(string project)
    {
        string[] sends = ["FromSql", "FromSqlRaw", "FromSqlInterpolated", "SqlQuery", "SqlQueryRaw", "ExecuteSql", "ExecuteSqlRaw", "ExecuteSqlAsync", "ExecuteSqlRawAsync"];
        var callers = CalledMethods.CallersIn(project, (type, method, _) => type.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) && sends.Contains(method, StringComparer.Ordinal));
        Assert.Empty(callers.Where(caller => !caller.StartsWith("Pratip.Registry.Storage.", StringComparison.Ordinal)).Except(WaysPast.ByText, StringComparer.Ordinal));
    }

    [Fact]
    public void No_page_opens_the_register_past_its_user() => Assert.Empty(OpenedBy("Pratip.Web"));

    [Fact]
    public void The_register_is_opened_past_its_user_where_it_is_written_down_and_nowhere_else()
    {
        var opened = OpenedBy("Pratip.Registry").ToList();
        var (more, fewer) = (opened.Except(WaysPast.OfTheRegister, StringComparer.Ordinal), WaysPast.OfTheRegister.Except(opened, StringComparer.Ordinal));
        Assert.True(!more.Any() && !fewer.Any(), $"more: {string.Join(", ", more)}; no longer: {string.Join(", ", fewer)}");
    }

    private static IEnumerable<string> OpenedBy(string project) => CalledMethods
        .CallersIn(project, (type, method, parameters) => type == "Pratip.Registry.Storage.Register" && method == "CreateContext" && parameters == 0)
        .Where(caller => !caller.StartsWith("Pratip.Registry.Storage.", StringComparison.Ordinal));
}
