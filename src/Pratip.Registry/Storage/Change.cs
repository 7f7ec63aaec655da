using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pratip.Registry.Audit;
using Pratip.Registry.Imports;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Storage.Writing;

namespace Pratip.Registry.Storage;

/// <summary>One transaction of one process. Reads see what it has written; everything it records commits together or not at all.</summary>
public sealed class Change
{
    private readonly StorageEngine _engine;
    private readonly RowWriter _writer;
    private readonly Process _process;
    private readonly CancellationToken _ct;
    private bool _processWritten;

    internal Change(StorageEngine engine, RegistryDb db, RowWriter writer, ProcessContext context, DateTimeOffset at, CancellationToken ct)
    {
        Db = db;
        Context = context;
        At = at;
        _engine = engine;
        _writer = writer;
        _ct = ct;
        _process = new Process
        {
            Kind = context.Kind.Code,
            Actor = context.Actor,
            AgencyId = context.AgencyId,
            At = at,
            Reason = context.Reason,
            Channel = context.Channel,
        };
    }

    public RegistryDb Db { get; }

    public ProcessContext Context { get; }

    /// <summary>When the process began, by the register's clock.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The last event recorded; 0 if nothing has changed.</summary>
    internal long LastEvent { get; private set; }

    /// <summary>
    /// Writes the rows and the event that tells of them. Nothing changed, no event. Throws <see cref="RowOutOfReachException"/>
    /// where the database refuses a row of a user; the change is then over.
    /// </summary>
    public async Task RecordAsync(EventKind kind, RowChanges rows)
    {
        try
        {
            await WriteAsync(kind, rows);
        }
        catch (DbException problem) when (Db.Scopes is not null && _engine.IsOutOfReach(problem))
        {
            throw new RowOutOfReachException(problem);
        }
    }

    /// <summary>
    /// Holds what has this id against every other change that holds it, until this one ends: what is read from here on is what
    /// they have left. For rules over several tables, which no version of one row guards; without an id it holds all of them.
    /// </summary>
    internal Task HoldAsync(Guid? id, CancellationToken ct) => _engine.HoldAsync(Db.Database.GetDbConnection(), Db.Database.CurrentTransaction!.GetDbTransaction(), id, ct);

    /// <summary>
    /// Raises a counter, which is no fact and has no event. On a server it is raised apart from this change, so that two
    /// imports do not wait for each other's commit; SQLite has one writer, and this change is it.
    /// </summary>
    internal async Task<int> RaiseCounterAsync(Func<DbConnection, DbCommand> raise, CancellationToken ct)
    {
        if (!_engine.RaisesCountersApart)
        {
            return await RaiseAsync(Db.Database.GetDbConnection(), Db.Database.CurrentTransaction?.GetDbTransaction());
        }

        await using var apart = await _engine.OpenAsync(ct);
        return await RaiseAsync(apart, null);

        async Task<int> RaiseAsync(DbConnection connection, DbTransaction? transaction)
        {
            await using var command = raise(connection);
            command.Transaction = transaction;
            return Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        }
    }

    private async Task WriteAsync(EventKind kind, RowChanges rows)
    {
        if (!Context.Kind.Emits.Contains(kind))
        {
            throw new InvalidOperationException($"The process {Context.Kind} does not declare the event {kind}.");
        }

        var work = _writer.Tables.Select(table => new TableWork(table, rows)).Where(part => part.Count > 0).ToList();
        if (work.Count == 0)
        {
            RefuseLoneBookkeeping(rows);
            return;
        }

        if (work.Find(part => !kind.Nouns.Contains(part.Table.Table, StringComparer.Ordinal)) is { } undeclared)
        {
            throw new InvalidOperationException($"The event {kind} does not declare the table {undeclared.Table.Table}.");
        }

        await StageAsync(work);
        var eventId = await OpenEventAsync(kind, work.Sum(part => part.Count));
        await _writer.InsertAsync(_writer.TableOf(typeof(EventRow)), work.SelectMany(part => part.Detail(eventId)), _ct);
        foreach (var part in Db.Scopes is null ? work : [.. work.OrderBy(WriteOrder.Of)])
        {
            await WriteAsync(part, eventId);
        }

        await TrackAsync(rows, eventId);

        // From here on the event takes no more rows; the database compares its detail with them.
        await _writer.InsertAsync(_writer.TableOf(typeof(EventPosition)), [new EventPosition { EventId = eventId }], _ct);
        await _writer.FlushAsync(_ct);
        LastEvent = eventId;
    }

    private static void RefuseLoneBookkeeping(RowChanges rows)
    {
        if (rows.Tracked.Count + rows.TrackedAgain.Count > 0)
        {
            throw new InvalidOperationException("The import's bookkeeping is written with an event that changes a row.");
        }
    }

    private async Task StageAsync(List<TableWork> work)
    {
        foreach (var part in work.Where(part => part.Updated.Count > 0))
        {
            var stale = await _writer.StageUpdatesAsync(part.Table, part.Updated, _ct);
            if (stale.Count > 0)
            {
                throw new StaleVersionException(part.Table.Table, stale);
            }
        }
    }

    private async Task<long> OpenEventAsync(EventKind kind, int rowCount)
    {
        if (!_processWritten)
        {
            await _writer.InsertAsync(_writer.TableOf(typeof(Process)), [_process], _ct);
            _processWritten = true;
        }

        return await _writer.InsertEventAsync(
            new RegisterEvent { ProcessId = _process.Id, Kind = kind.Code, At = At, RowCount = rowCount }, _ct);
    }

    private async Task WriteAsync(TableWork part, long eventId)
    {
        part.BelongTo(eventId);

        // A row may give up the reference that a new one takes.
        if (part.Updated.Count > 0)
        {
            await _writer.UpdateAsync(part.Table, part.Updated, eventId, _ct);
        }

        if (part.Added.Count > 0)
        {
            await _writer.InsertAsync(part.Table, part.Added, _ct);
        }
    }

    private async Task TrackAsync(RowChanges rows, long eventId)
    {
        var table = _writer.TableOf(typeof(ImportedRow));
        foreach (ImportedRow row in rows.Tracked.Concat(rows.TrackedAgain))
        {
            row.EventId = eventId;
        }

        if (rows.TrackedAgain.Count > 0)
        {
            await _writer.UpdateByIdAsync(table, rows.TrackedAgain, _ct);
        }

        if (rows.Tracked.Count > 0)
        {
            await _writer.InsertAsync(table, rows.Tracked, _ct);
        }
    }
}
