using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Audit.Log;

/// <summary>A row that an entry speaks of, by its table and id; the table is null where the entry does not say it.</summary>
public sealed record LoggedRow(string? Noun, Guid Id);

/// <summary>One line of the log: who did what and when, and never what was in it.</summary>
/// <param name="Place">Where it stands in the list.</param>
/// <param name="Actor">The name somebody signs in with, or the account of a command; null where the account is no longer known.</param>
/// <param name="ActorName">What the colleague is called, where it was a user.</param>
/// <param name="AgencyId">On whose behalf.</param>
/// <param name="Kind">Code of the process or of the kind of read.</param>
/// <param name="Event">Code of the event; null for a read.</param>
/// <param name="Channel">Through what it came; null for a read.</param>
/// <param name="Purpose">What somebody looked for; null for a change.</param>
/// <param name="File">Which file somebody took out; null for everything else.</param>
/// <param name="RowCount">How many rows it speaks of.</param>
/// <param name="Rows">Which, where they are few.</param>
public sealed record LogLine(
    LogPlace Place, string? Actor, string? ActorName, Guid? AgencyId, string Kind, string? Event, string? Channel, string? Purpose, string? File, int RowCount, IReadOnlyList<LoggedRow> Rows);

/// <summary>A page of the log, latest first, and where the next one begins; null on the last.</summary>
public sealed record LogListing(IReadOnlyList<LogLine> Lines, LogPlace? Next);

/// <summary>
/// The log for whoever watches over it, without what is kept from the reader's own body. Each look is recorded like any other. A page takes a
/// constant number of statements.
/// </summary>
public static class LogReader
{
    public const int PageSize = 50;

    /// <summary>The purpose under which reading the log stands in the log.</summary>
    public const string Purpose = "watch-over-log";

    /// <summary>The purpose under which a file that was taken out stands in the log, beside which file it was.</summary>
    public const string FilePurpose = "take-out";

    public static async Task<LogListing> ReadAsync(ActorRegister register, LogPart part, LogFilter filter, LogPlace? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        register.Require(AccessVerb.View, AccessNoun.Log);
        filter.Problems(part).ThrowIfAny();
        var rows = filter.Record is null ? null : await LogRows.FindAsync(register.Register, filter.Record, ct)
            ?? throw new EntryRefusedException(nameof(filter.Record), new("log.no-such-record", EntryCheck.Shortened(filter.Record)));
        await register.RecordReadAsync(ReadKind.Log, Purpose, [.. rows?.Take(1) ?? []], ct);
        var withheld = await WithheldRows.OfAsync(register.Register, register.Actor, ct);
        var lines = part == LogPart.Changes ? await ChangesAsync(register, filter, rows, withheld, after, ct) : await ReadsAsync(register, filter, rows, withheld, after, ct);
        return new LogListing([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Place : null);
    }

    /// <summary>Whether the log of reads is as it was written: the entries after one, so many at once.</summary>
    public static async Task<ReadStretch> VerifyAsync(ActorRegister register, long after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Log);
        return await register.Register.Reads.VerifyAsync(after, ReadLog.Stretch, ct);
    }

    private static async Task<IReadOnlyList<LogLine>> ReadsAsync(
        ActorRegister register, LogFilter filter, IReadOnlyList<Guid>? rows, WithheldRows withheld, LogPlace? after, CancellationToken ct)
    {
        // An account that is not there has looked at nothing.
        var user = filter.Actor is null ? default(Guid?) : await AccountReader.FindIdAsync(register.Register, filter.Actor, ct) ?? Guid.Empty;
        var query = new ReadQuery(user, filter.ReadKindAsked, rows, filter.FromMoment, filter.ToMoment, after is null ? null : (after.At, after.Id), PageSize + 1)
        {
            Without = [.. withheld.Complaints.Concat(withheld.Ids).Distinct().Take(ReadQuery.MostWithout)],
        };
        var reads = await register.Register.Reads.ListAsync(query, ct);
        var names = (await StaffNames.ReadAsync(register.Register, [.. reads.Select(one => one.Entry.UserId).Distinct()], [], ct)).ToDictionary(name => name.Id);
        return [.. from one in reads
                   let name = names.GetValueOrDefault(one.Entry.UserId)
                   select new LogLine(
                       new LogPlace(one.Entry.At, one.Entry.Position), name?.SignInName, name?.DisplayName, one.Entry.AgencyId, one.Entry.KindText, null, null, one.Entry.Purpose,
                       one.Entry.Kind == ReadKind.Export ? one.Entry.Detail : null, one.Count, [.. one.Entry.Ids.Select(id => new LoggedRow(null, id))])];
    }

    private static async Task<IReadOnlyList<LogLine>> ChangesAsync(
        ActorRegister register, LogFilter filter, IReadOnlyList<Guid>? rows, WithheldRows withheld, LogPlace? after, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        await using var open = register.Register.CreateContext();
        var events = await EventsAsync(open, filter, rows, withheld, after, ct);
        var happened = events is null ? db.Events : db.Events.Where(one => events.Contains(one.Id));
        var found = await Asked(db, filter, happened, withheld, events is not null, after).Take(PageSize + 1).ToListAsync(ct);
        var few = found.Where(one => one.Event.RowCount <= ReadList.MostIds).Select(one => one.Event.Id).ToList();
        var told = (await open.EventRows.Where(row => few.Contains(row.EventId)).Select(row => new { row.EventId, row.Noun, row.RowId }).ToListAsync(ct))
            .Where(row => !withheld.Ids.Contains(row.RowId)).ToLookup(row => row.EventId);
        var names = (await StaffNames.ReadAsync(register.Register, [], [.. found.Select(one => one.Process.Actor).Distinct(StringComparer.Ordinal)], ct))
            .ToDictionary(name => name.SignInName, name => name.DisplayName, StringComparer.Ordinal);
        return [.. from one in found
                   select new LogLine(
                       new LogPlace(one.Process.At, one.Event.Id), one.Process.Actor, names.GetValueOrDefault(one.Process.Actor), one.Process.AgencyId, one.Process.Kind,
                       one.Event.Kind, one.Process.Channel, null, null, withheld.CountOf(one.Event),
                       [.. told[one.Event.Id].OrderBy(row => row.Noun, StringComparer.Ordinal).ThenBy(row => row.RowId).Select(row => new LoggedRow(row.Noun, row.RowId))])];
    }

    /// <summary>By the time of the process, which its events share; of one moment by the event.</summary>
    private static IQueryable<LoggedChange> Asked(RegistryDb db, LogFilter filter, IQueryable<RegisterEvent> happened, WithheldRows withheld, bool hasEvents, LogPlace? after)
    {
        if (withheld.Events is { Count: > 0 } hidden)
        {
            happened = happened.Where(one => !hidden.Contains(one.Id));
        }

        IQueryable<Process> processes = db.Processes;
        if (filter.Actor is { } actor)
        {
            // Somebody of the register, or the account of a command, which is written as the machine writes it.
            string[] names = SignInName.TryNormalise(actor, out var name) && name != actor ? [actor, name] : [actor];
            processes = processes.Where(process => names.Contains(process.Actor));
        }

        processes = filter.Kind is { } kind ? processes.Where(process => process.Kind == kind) : processes;
        processes = filter.FromMoment is { } from ? processes.Where(process => process.At >= from) : processes;
        if ((filter.ToMoment ?? (hasEvents ? null : DateTimeOffset.MaxValue)) is { } to)
        {
            // Also where no end is asked for, unless rows are: without a bound SQLite walks the events and looks every process up.
            processes = processes.Where(process => process.At <= to);
        }

        var asked = processes.Join(happened, process => process.Id, one => one.ProcessId, (process, one) => new { process, one });
        if (after is { At: var at, Id: var id })
        {
            // The first half lets an index find where to go on.
            asked = asked.Where(both => both.process.At <= at && (both.process.At < at || both.one.Id < id));
        }

        return asked.OrderByDescending(both => both.process.At).ThenByDescending(both => both.one.Id).Select(both => new LoggedChange(both.process, both.one));
    }

    /// <summary>
    /// What an event did to its rows is closed to everybody; that it did something to a row, or to one of a noun, is what the log
    /// is asked. Null where neither was; for a noun alone the events of this page, whose kinds leave few to look into.
    /// </summary>
    private static async Task<IReadOnlyList<long>?> EventsAsync(RegistryDb open, LogFilter filter, IReadOnlyList<Guid>? rows, WithheldRows withheld, LogPlace? after, CancellationToken ct)
    {
        if (rows is not null)
        {
            IReadOnlyList<Guid> told = [.. rows.Where(row => !withheld.Ids.Contains(row))];
            var ofRows = open.EventRows.Where(row => told.Contains(row.RowId));
            ofRows = filter.Noun is { } among ? ofRows.Where(row => row.Noun == among) : ofRows;
            return await ofRows.Select(row => row.EventId).Distinct().OrderByDescending(id => id).Take(ReadList.MostRows).ToListAsync(ct);
        }

        if (filter.Noun is not { } noun)
        {
            return null;
        }

        string[] kinds = [.. EventKind.All.Where(kind => kind.Nouns.Contains(noun, StringComparer.Ordinal)).Select(kind => kind.Code)];
        IReadOnlyCollection<Guid> kept = [.. withheld.Ids];
        var rowsOfNoun = open.EventRows.Where(row => row.Noun == noun);
        rowsOfNoun = kept.Count == 0 ? rowsOfNoun : rowsOfNoun.Where(row => !kept.Contains(row.RowId));
        var ofNoun = open.Events.Where(one => kinds.Contains(one.Kind) && rowsOfNoun.Any(row => row.EventId == one.Id));
        return [.. (await Asked(open, filter, ofNoun, withheld, hasEvents: false, after).Take(PageSize + 1).ToListAsync(ct)).Select(one => one.Event.Id)];
    }

    private sealed record LoggedChange(Process Process, RegisterEvent Event);
}
