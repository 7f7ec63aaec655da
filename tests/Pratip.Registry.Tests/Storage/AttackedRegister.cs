using System.Data.Common;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Imports;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage;

/// <summary>One register an engine for all attacks: one that is refused leaves nothing behind.</summary>
public sealed class AttackedRegisters : IAsyncDisposable
{
    private readonly Dictionary<Engine, AttackedRegister> _open = [];

    public async Task<AttackedRegister> OfAsync(Engine engine)
    {
        if (!_open.TryGetValue(engine, out var register))
        {
            _open[engine] = register = await AttackedRegister.CreateAsync(engine);
        }

        return register;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var register in _open.Values)
        {
            await register.DisposeAsync();
        }
    }
}

/// <summary>
/// A register with a case, a remark and a line of an import in it, and the SQL of somebody who writes past the program on
/// a connection as the program opens it.
/// </summary>
public sealed class AttackedRegister : IAsyncDisposable
{
    private const int OwnEvent = 900_000;

    private readonly TestRegister _test;

    private AttackedRegister(TestRegister test, Case victim, long eventId)
    {
        _test = test;
        CaseId = victim.Id;
        EventId = eventId;
        AgencyId = victim.LeadAgencyId;
    }

    public Guid CaseId { get; }

    public Guid AgencyId { get; }

    /// <summary>The event of the case, long closed.</summary>
    public long EventId { get; }

    public static async Task<AttackedRegister> CreateAsync(Engine engine)
    {
        var test = await TestRegister.CreateAsync(engine);
        var agency = await Sample.AgencyIdAsync(test.Register);
        var one = Sample.Case(agency);
        var line = new ImportedRow { AgencyId = agency, Sheet = "cases", RowKey = "C-1", TargetId = one.Id, TargetVersion = 1, ContentHash = [1] };
        var eventId = await test.Register.ChangeAsync(
            Sample.Import,
            async change =>
            {
                await CaseNumbers.IssueAsync(change, 2024, 10, CancellationToken.None);
                await change.RecordAsync(EventKind.FileImported, new RowChanges().Add(one).Track([line], []));
            }, CancellationToken.None);
        return new AttackedRegister(test, one, eventId);
    }

    public string Id(Guid id) => _test.Engine == Engine.Sqlite ? $"x'{id:N}'" : $"'{id}'::uuid";

    private string Bytes => _test.Engine == Engine.Sqlite ? "x'00'" : "'\\x00'::bytea";

    /// <summary>A process and an open event of the attacker's own.</summary>
    public string Open(int rowCount = 1) => $"""
        INSERT INTO processes (id, kind, actor, at, reason, channel)
          VALUES ({Id(Guid.NewGuid())}, 'file.import', 'attacker', '2024-01-01T00:00:00.000000Z', '', 'sql');
        INSERT INTO events (id, process_id, kind, at, row_count)
          SELECT {OwnEvent}, id, 'file-imported', '2024-01-01T00:00:00.000000Z', {rowCount} FROM processes WHERE actor = 'attacker';
        """;

    public string Tell(Guid row, string noun = "sealed_remarks", int version = 1, long eventId = OwnEvent) =>
        $"INSERT INTO event_rows (event_id, row_id, noun, version, changed, after) VALUES ({eventId}, {Id(row)}, '{noun}', {version}, '', '{{}}');";

    public string Insert(Guid row, int version = 1, long eventId = OwnEvent, string verb = "INSERT") =>
        $"{verb} INTO sealed_remarks (id, wrapped_key, text, event_id, version, is_voided) "
        + $"VALUES ({Id(row)}, {Bytes}, {Bytes}, {eventId}, {version}, {(_test.Engine == Engine.Sqlite ? "0" : "false")});";

    public string Update(string set) => $"UPDATE cases SET {set} WHERE id = {Id(CaseId)};";

    public string Close() => $"INSERT INTO event_positions (event_id) VALUES ({OwnEvent});";

    public string Track(long eventId) =>
        "INSERT INTO imported_rows (id, event_id, agency_id, sheet, row_key, target_id, target_version, content_hash) "
        + $"VALUES ({Id(Guid.NewGuid())}, {eventId}, {Id(AgencyId)}, 'cases', 'C-2', {Id(CaseId)}, 1, {Bytes});";

    /// <summary>Runs the statements in one transaction and commits.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = await _test.Register.Engine.OpenAsync(CancellationToken.None);
        await RunAsync(connection, sql);
    }

    public static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public string DatabaseFile => Path.Combine(_test.Folder, "register.db");

    public Register Register => _test.Register;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
