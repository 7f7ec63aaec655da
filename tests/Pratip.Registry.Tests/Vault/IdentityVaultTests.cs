using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Vault;

public sealed class IdentityVaultTests
{
    private const string KhmerName = "សុខ ដារ៉ា";

    private static readonly Identity Dara = new()
    {
        Names = [new IdentityName(KhmerName, NameKind.OwnScript), new IdentityName("SOK Dara", NameKind.Latin, "SOK", "Dara")],
        BirthDate = "2008-03",
        Documents = [new IdentityDocument("passport", "N01234567", "KH")],
        Contacts = ["012 345 678"],
    };

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_identity_opens_as_it_was_sealed_and_stands_nowhere_in_clear(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var vault = test.Register.Vault;
        var report = Sample.Report(await Sample.AgencyIdAsync(test.Register));
        var row = vault.Seal(report.Id, Dara);
        await test.Register.ChangeAsync(
            Sample.Import,
            change => change.RecordAsync(
                EventKind.FileImported, new RowChanges().Add(report).Add(row).Add(vault.SealRemark(report.Id, "lives with SOK Dara's aunt"))), CancellationToken.None);
        await using var db = test.Register.CreateContext();
        var read = vault.Open(await db.SealedIdentities.SingleAsync());
        Assert.Equivalent(Dara, read, strict: true);
        Assert.Equal("lives with SOK Dara's aunt", vault.OpenRemark(await db.SealedRemarks.SingleAsync()));
        var everything = await EverythingAsync(test);
        foreach (var secret in (string[])[KhmerName, "SOK Dara", "N01234567", "012 345 678", "2008-03"])
        {
            Assert.Equal(-1, everything.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
        }

        Assert.NotEqual(-1, everything.AsSpan().IndexOf("R-1"u8));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_log_never_holds_a_records_key(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var report = Sample.Report(await Sample.AgencyIdAsync(test.Register));
        var row = test.Register.Vault.Seal(report.Id, Dara);
        await test.Register.ChangeAsync(
            Sample.Import, change => change.RecordAsync(EventKind.FileImported, new RowChanges().Add(report).Add(row)), CancellationToken.None);
        await using var db = test.Register.CreateContext();
        var told = Assert.Single(await EventReader.HistoryAsync(db, "sealed_identities", report.Id, CancellationToken.None));
        Assert.DoesNotContain("wrapped_key", told.After, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(row.WrappedKey), told.After, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(row.Names!), told.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resealing_changes_only_what_says_something_else()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var vault = test.Register.Vault;
        var before = vault.Seal(Guid.NewGuid(), Dara);
        var after = vault.Reseal(before, Dara with { BirthDate = "2008-03-17", Contacts = [] });
        Assert.Same(before.Names, after.Names);
        Assert.Same(before.WrappedKey, after.WrappedKey);
        Assert.Equal("2008-03-17", vault.Open(after).BirthDate);
        Assert.Null(after.Contacts);
        var remark = vault.SealRemark(before.Id, "one");
        Assert.Same(remark.Text, vault.ResealRemark(remark, "one").Text);
        Assert.Equal("two", vault.OpenRemark(vault.ResealRemark(remark, "two")));
    }

    [Fact]
    public async Task A_sealed_row_of_one_report_does_not_open_as_anothers()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var vault = test.Register.Vault;
        var row = vault.Seal(Guid.NewGuid(), Dara);
        var moved = new SealedIdentity { Id = Guid.NewGuid(), WrappedKey = row.WrappedKey, Names = row.Names };
        var swapped = new SealedIdentity { Id = row.Id, WrappedKey = row.WrappedKey, Names = row.Documents };
        Assert.Throws<VaultException>(() => vault.Open(moved));
        Assert.Equal("names", Assert.Throws<VaultException>(() => vault.Open(swapped)).Field);
    }

    [Fact]
    public async Task A_digest_is_the_same_for_the_same_register_and_another_for_another()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var other = new IdentityVault(VaultKey.Create());
        Assert.Equal(test.Register.Vault.Digest("Sok Dara"u8), test.Register.Vault.Digest("Sok Dara"u8));
        Assert.NotEqual(test.Register.Vault.Digest("Sok Dara"u8), other.Digest("Sok Dara"u8));
        var known = new IdentityVault(new VaultKey([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal("37de9d354d40448e955e9c31987306f07fad8e07ce8746452ba2d07a0533b762", Convert.ToHexStringLower(known.Digest("Sok Dara"u8)));
    }

    [Fact]
    public async Task A_records_key_seals_only_in_the_vault_that_wrapped_it()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var (_, key) = new IdentityVault(VaultKey.Create()).NewRecordKey(Guid.NewGuid());
        Assert.Throws<ArgumentException>(() => test.Register.Vault.Seal(key, Guid.NewGuid(), "names", "x"));
    }

    /// <summary>Every byte of the database: its files, or every text of every table.</summary>
    private static async Task<byte[]> EverythingAsync(TestRegister test)
    {
        if (test.Engine == Engine.Sqlite)
        {
            await test.ReopenAsync(RegisterAccess.Read);
            return [.. Directory.EnumerateFiles(test.Folder, "register.db*").SelectMany(File.ReadAllBytes)];
        }

        await using var db = test.Register.CreateContext();
        var tables = await db.Database.SqlQueryRaw<string>("SELECT tablename::text AS \"Value\" FROM pg_tables WHERE schemaname = 'public'").ToListAsync();
        var text = new StringBuilder();
        foreach (var table in tables)
        {
#pragma warning disable EF1002 // The names come from the catalogue.
            text.AppendJoin('\n', await db.Database.SqlQueryRaw<string>($"SELECT to_jsonb(t)::text AS \"Value\" FROM \"{table}\" AS t").ToListAsync());
#pragma warning restore EF1002
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
