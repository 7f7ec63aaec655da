using System.Data.Common;
using Npgsql;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Storage.Scoping;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// The fence behind the query filter: makes sure that the policies are in force, and tells the database, with each query and
/// each change of a user, what that user may reach. Where they are not in force, nobody is given a scoped context.
/// </summary>
internal sealed class PgRowSecurity(NpgsqlDataSource owner, NpgsqlDataSource? scoped)
{
    private static readonly string[] Nouns = [.. ScopeFilters.Tables.Select(table => table.Scope).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private SectionSigner? _signer;
    private KeptSections? _sections;
    private Message _refusal = new("scope.not-looked");
    private string? _searchPath;

    /// <summary>Why there is no scoped context; null where there is.</summary>
    public Message? Refusal => _signer is null ? _refusal : null;

    /// <summary>Looks whether the policies are in force and, where that is allowed, brings them up to date.</summary>
    public async Task SecureAsync(bool install, TimeProvider clock, CancellationToken ct)
    {
        _signer = null;
        await using var connection = await owner.OpenConnectionAsync(ct);
        if (await RowSecurityRoles.RequireAsync(connection, install, ct) is { } missing)
        {
            _refusal = missing;
            return;
        }

        var state = await RowSecurityState.ReadAsync(connection, ct);
        if (install && (!state.IsInForce || state.Key is null))
        {
            await RowSecurityInstaller.InstallAsync(connection, ct);
            state = await RowSecurityState.ReadAsync(connection, ct);
        }

        if (!state.IsInForce || state.Key is null)
        {
            _refusal = new Message("scope.not-in-force");
            return;
        }

        if (scoped is not null && await ScopedLogin.ProblemAsync(scoped, state.Schema, ct) is { } problem)
        {
            _refusal = problem;
            return;
        }

        // "$user" would become the role of users; the register's own schema is named instead.
        _searchPath = state.Schema == "public" ? null : state.Schema;
        _signer = new SectionSigner(state.Key, clock, state.Now - clock.GetUtcNow());
        _sections = new KeptSections(_signer, clock);
    }

    public void Require()
    {
        if (Refusal is { } refusal)
        {
            throw new RegisterException(refusal);
        }
    }

    /// <summary>
    /// Puts in front of a query of its own what it runs as and what it may reach. Both travel with the query and end with it,
    /// so that no pool, of the program or between it and the server, hands them on to somebody else. False where the transaction the
    /// query is part of was told all of it before.
    /// </summary>
    public bool Precede(DbCommand command, ScopedPgDb db)
    {
        var scopes = db.Scopes!;
        IReadOnlyCollection<string> queried = QueriedNouns.Of(command.CommandText, db.Model);
        var isPlannedOnce = !command.CommandText.StartsWith("-- " + PlanEachTime.Tag, StringComparison.Ordinal);
        if ((db.Told is { } told ? told.Tell(queried, isPlannedOnce) : queried) is not { } nouns)
        {
            return false;
        }

        command.CommandText = Entering(command, RowSecurityNames.Reader, isPlannedOnce, scopes.Holder, nouns, nouns.Select(noun => _sections!.ToRead(scopes, noun))) + ";\n" + command.CommandText;
        return true;
    }

    /// <summary>The same for all that follows in a transaction that means to change something.</summary>
    public async Task EnterAsync(DbConnection connection, DbTransaction transaction, Scopes scopes, CancellationToken ct)
    {
        string[] nouns = [.. Nouns, RowSecurityNames.UserSection];
        var sections = Nouns.Select(noun => _sections!.ToEnter(scopes, noun)).Append(_signer!.User(scopes.Holder.SignInName, mayEnter: true));
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Entering(command, RowSecurityNames.Writer, isPlannedOnce: true, scopes.Holder, nouns, sections);
        await command.ExecuteNonQueryAsync(ct);
    }

    private string Entering(DbCommand command, string role, bool isPlannedOnce, ScopeHolder holder, IReadOnlyCollection<string> nouns, IEnumerable<string> sections)
    {
        Require();
        var searchPath = _searchPath is null ? "" : $", set_config('search_path', {Parameter(command, "scope_schema", _searchPath)}, true)";
        var plans = $", set_config('plan_cache_mode', '{(isPlannedOnce ? "force_generic_plan" : "auto")}', true)";
        return $"SELECT set_config('role', '{role}', true){searchPath}{plans}, "
            + $"scope_set({Parameter(command, "scope_user", holder.UserId)}, {Parameter(command, "scope_grants", holder.Grants)}, "
            + $"{Parameter(command, "scope_nouns", nouns.ToArray())}, {Parameter(command, "scope_sections", sections.ToArray())})";
    }

    private static string Parameter(DbCommand command, string name, object value)
    {
        command.Parameters.Add(new NpgsqlParameter(name, value));
        return "@" + name;
    }
}
