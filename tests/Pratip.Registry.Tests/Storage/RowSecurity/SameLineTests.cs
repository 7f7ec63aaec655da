using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Scoping;

namespace Pratip.Registry.Tests.Storage.RowSecurity;

/// <summary>The two fences stand on one line: what a statement without any filter gives, sent as a user's, is what the filter gives.</summary>
public sealed class SameLineTests
{
    private const int MostRounds = 6;

    [Fact]
    public async Task The_database_gives_every_role_exactly_the_rows_of_the_query_filter_whatever_the_statement()
    {
        await using var world = await FilledWorld.CreateAsync(seed: 20261128);
        await using var all = world.Register.CreateContext();
        var unseen = ScopeFilters.Tables.Select(table => all.Model.FindEntityType(table.Row)!.GetTableName()!).ToHashSet(StringComparer.Ordinal);
        var turn = 0;

        // Rows are strewn by chance: one round of roles and bodies may miss a table that few may look at, so there is another.
        for (var round = 0; round == 0 || (round < MostRounds && unseen.Count > 0); round++)
        {
            foreach (var role in RoleBook.Standard.Roles)
            {
                foreach (var verb in Enum.GetValues<AccessVerb>())
                {
                    var agency = world.World.Agencies[turn++ % world.World.Agencies.Count];
                    var user = world.Users[turn % world.Users.Count];
                    var actor = RawSql.ActorOf(user, agency, role.Code);
                    await using var db = world.Register.As(actor).CreateContext(verb);
                    unseen.ExceptWith(await HoldAsync(db, $"{role} of {agency.Code}, {verb}"));
                }
            }

            // Each body comes to another role.
            turn += 1 + (turn % world.World.Agencies.Count == 0 ? 1 : 0);
        }

        // Or the equality above would say little: every table is seen by somebody.
        Assert.Empty(unseen);
    }

    private static async Task<IEnumerable<string>> HoldAsync(RegistryDb db, string who)
    {
        var raw = await RawSql.IdsAsync(db);
        foreach (var table in ScopeFilters.Tables)
        {
            var name = db.Model.FindEntityType(table.Row)!.GetTableName()!;
            if (db.Scopes!.Of(table.Scope).IsNothing)
            {
                Assert.False(raw.Contains(name), $"{who}: {name}: nothing is within reach, and the database gives rows.");
                continue;
            }

            var filtered = await FilteredIds.OfAsync(db, table.Row);
            var ids = raw[name].Order(StringComparer.Ordinal).ToList();
            Assert.True(filtered.SequenceEqual(ids, StringComparer.Ordinal), $"{who}: {name}: the filter gives {filtered.Count} rows, the database {ids.Count}.");
        }

        return raw.Select(group => group.Key);
    }
}
