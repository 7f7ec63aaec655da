using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage.Scoping;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// A scope rule as the condition of a row policy. The rule is written once, as an expression; here the same translation that makes
/// the query filter's SQL makes the policy's. Where the filter has a parameter, the policy asks the setting of the transaction;
/// which part of the reach a parameter stands for is seen by its value, because each part is given one of its own.
/// </summary>
internal static partial class RuleSql
{
    private static readonly Guid Agencies = Guid.CreateVersion7();
    private static readonly Guid PartyOf = Guid.CreateVersion7();
    private static readonly Guid ReferredTo = Guid.CreateVersion7();
    private static readonly Guid AcceptedBy = Guid.CreateVersion7();
    private static readonly Guid AskedToScreen = Guid.CreateVersion7();
    private static readonly Guid AssignedTo = Guid.CreateVersion7();
    private static readonly Guid Home = Guid.CreateVersion7();

    private static readonly Reach Marked = new()
    {
        Agencies = [Agencies],
        Provinces = ["province"],
        PartyOf = [PartyOf],
        ReferredTo = [ReferredTo],
        AcceptedBy = [AcceptedBy],
        AskedToScreen = [AskedToScreen],
        AssignedTo = [AssignedTo],
        Home = [Home],
        CaseRoles = CaseRoles.Suspect | CaseRoles.Victim,
    };

    /// <summary>A context without a database, to translate with.</summary>
    public static RegistryDb Translator()
    {
        var options = new DbContextOptionsBuilder<PgDb>().UseNpgsql("Host=none").Options;
        return new RuleDb(options, new Scopes(Enum.GetValues<AccessNoun>().ToDictionary(noun => noun, _ => Marked), Marked, new ScopeHolder(Guid.Empty, "", [], () => throw new InvalidOperationException("Only to translate with."))));
    }

    /// <summary>The condition, with the columns of the row under the table's own name.</summary>
    public static string Of(RegistryDb translator, ScopedTable table)
    {
        using var command = Command(table.Query(translator));
        var query = Shape().Match(command.CommandText);
        if (!query.Success)
        {
            throw new InvalidOperationException($"The rule of {table.Row.Name} became a query that no policy can be made of: {command.CommandText}");
        }

        var alias = query.Groups["alias"].Value;
        var condition = Regex.Replace(query.Groups["condition"].Value, $@"\b{alias}\.", query.Groups["table"].Value + ".", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
        var values = command.Parameters.Cast<DbParameter>().ToDictionary(parameter => parameter.ParameterName.TrimStart('@'), parameter => Asked(table.Scope, parameter), StringComparer.Ordinal);
        return Parameter().Replace(condition, found => values[found.Groups["name"].Value]);
    }

    /// <summary>In a subquery of its own, which the server answers once a query; bare, it would ask once a row.</summary>
    public static string Asked(string section, SectionPart part, string type) => $"(SELECT scope_part('{section}', {(int)part})::{type})";

    private static string Asked(string section, DbParameter parameter) => parameter.Value switch
    {
        bool => Asked(section, SectionPart.All, "boolean"),
        int => Asked(section, SectionPart.CaseRoles, "int"),

        // The outer cast says that it is an array to look into and not a list of rows.
        string[] => Asked(section, SectionPart.Provinces, "text[]") + "::text[]",
        Guid[] ids => Asked(section, PartOf(ids[0]), "uuid[]") + "::uuid[]",
        var other => throw new InvalidOperationException($"A scope rule asks for {other}, which is no part of a reach."),
    };

    private static SectionPart PartOf(Guid marker) =>
        marker == Agencies ? SectionPart.Agencies
        : marker == PartyOf ? SectionPart.PartyOf
        : marker == ReferredTo ? SectionPart.ReferredTo
        : marker == AcceptedBy ? SectionPart.AcceptedBy
        : marker == AskedToScreen ? SectionPart.AskedToScreen
        : marker == AssignedTo ? SectionPart.AssignedTo
        : marker == Home ? SectionPart.Home
        : throw new InvalidOperationException("A scope rule asks for ids that are no part of a reach.");

    /// <summary>The rules alone as filters.</summary>
    private sealed class RuleDb(DbContextOptions<PgDb> options, Scopes scopes) : ScopedPgDb(options, scopes)
    {
        internal override bool HidesVoided => false;
    }

    private static DbCommand Command<T>(IQueryable<T> query) => query.CreateDbCommand();

    [GeneratedRegex(@"^SELECT 1\s+FROM (?<table>\w+) AS (?<alias>\w+)\s+WHERE (?<condition>.+)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Parameter();
}
