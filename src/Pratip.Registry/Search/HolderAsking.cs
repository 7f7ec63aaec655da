using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Search;

/// <summary>
/// Follows the log and asks whoever may hold a person who was just entered on a page. It runs after the entry and apart from it:
/// the page of whoever entered is the same, and takes as long, whether somebody was asked or not. A job of the program,
/// without scope.
/// </summary>
public sealed class HolderAsking(Register register, NameSearch search)
{
    /// <summary>
    /// Of one user's entries of a day, so many are asked about. Whoever enters names to see which of them come back learns little;
    /// what is counted is what was entered, whatever it met.
    /// </summary>
    public const int EntriesADay = 100;

    /// <summary>More holders of one person are not asked: a name borne by many says nothing.</summary>
    public const int MostQuestions = 5;

    private const int AtOnce = 200;

    /// <summary>Entered while the program was not running, so long ago at most.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(3);

    private readonly Dictionary<(string Actor, DateOnly Day), int> _entries = [];
    private long? _position;

    /// <summary>How many questions it has put. Waits for the names, without which nobody is found.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!search.IsLoaded)
        {
            return 0;
        }

        await search.FollowAsync(ct);
        await using var db = register.CreateContext();
        var position = _position ??= await StartAsync(db, ct);
        var count = 0;
        while (true)
        {
            var entered = await EnteredAsync(db, position, ct);
            foreach (var one in entered)
            {
                count += IsWithinDay(one) ? await AskAsync(db, one, ct) : 0;
            }

            if (entered.Count == 0)
            {
                return count;
            }

            _position = position = entered[^1].Position;
        }
    }

    /// <summary>From the beginning of a day on, so that the entries of each day are counted whole.</summary>
    private async Task<long> StartAsync(RegistryDb db, CancellationToken ct)
    {
        var day = PhnomPenhTime.DateOf(register.Clock.GetUtcNow() - LookBack);
        var first = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), PhnomPenhTime.Offset).ToUniversalTime();
        return await (from place in db.EventPositions
                      join one in db.Events on place.EventId equals one.Id
                      where one.At < first
                      select place.Position).MaxAsync(ct) ?? 0;
    }

    private static async Task<List<EnteredPerson>> EnteredAsync(RegistryDb db, long position, CancellationToken ct)
    {
        string[] kinds = [ProcessKind.SuspectAdd.Code, ProcessKind.VictimAdd.Code];
        return await (from place in db.EventPositions
                      where place.Position > position
                      join one in db.Events on place.EventId equals one.Id
                      join process in db.Processes on one.ProcessId equals process.Id
                      where kinds.Contains(process.Kind) && process.Channel == Channels.Page
                      join row in db.EventRows on one.Id equals row.EventId
                      where row.Noun == "person_reports" && row.Version == 1
                      orderby place.Position
                      select new EnteredPerson { Position = place.Position!.Value, ReportId = row.RowId, Actor = process.Actor, At = one.At }).Take(AtOnce).ToListAsync(ct);
    }

    private bool IsWithinDay(EnteredPerson one)
    {
        var key = (one.Actor, PhnomPenhTime.DateOf(one.At));
        var before = _entries.GetValueOrDefault(key);
        _entries[key] = before + 1;
        return before < EntriesADay;
    }

    private async Task<int> AskAsync(RegistryDb db, EnteredPerson one, CancellationToken ct)
    {
        var report = await db.PersonReports.SingleOrDefaultAsync(row => row.Id == one.ReportId && !row.IsVoided, ct);
        var sealedRow = await db.SealedIdentities.SingleOrDefaultAsync(row => row.Id == one.ReportId && !row.IsVoided, ct);
        var userId = await db.Users.Where(user => user.SignInName == one.Actor).Select(user => (Guid?)user.Id).SingleOrDefaultAsync(ct);
        if (report is null || sealedRow is null || userId is null || await ActorReader.ReadAsync(register, userId.Value, ct) is not { } asker
            || await db.HolderQuestions.AnyAsync(question => question.EnteredReportId == report.Id, ct))
        {
            return 0;
        }

        var alike = search.Alike(Opened(sealedRow), report);
        var held = await HeldPeople.AskableAsync(register, db, asker, report, alike, ct);
        if (held.Count == 0)
        {
            return 0;
        }

        await register.ChangeAsync(
            new ProcessContext(ProcessKind.PersonAskHolder, Environment.UserName, report.AgencyId, "a person was entered who may be known", Channels.Program), async change =>
            {
                var rows = new RowChanges();
                foreach (var of in held.Take(MostQuestions))
                {
                    await PutAsync(change, rows, asker, report.Id, of, ct);
                }

                await change.RecordAsync(EventKind.HolderAsked, rows);
            }, ct);
        return Math.Min(held.Count, MostQuestions);
    }

    private async Task PutAsync(Change change, RowChanges rows, Actor asker, Guid enteredId, HeldPerson held, CancellationToken ct)
    {
        var id = RowId.Next();
        var (wrapped, key) = register.Vault.NewRecordKey(id);
        key.Dispose();
        rows.Add(new HolderQuestion
        {
            Id = id,
            AskingAgencyId = asker.AgencyId,
            AskingUserId = asker.UserId,
            EnteredReportId = enteredId,
            HoldingAgencyId = held.AgencyId,
            HeldReportId = held.ReportId,
            Purpose = NameSearch.BeforeEntering,
            AskedAt = change.At,
            WrappedKey = wrapped,
        });
        var task = new CaseTask { Kind = TaskKinds.IdentityAsked, TargetNoun = "holder_questions", TargetId = id, AgencyId = held.AgencyId };
        await Notices.RaiseAsync(register, change, rows, task, AccessNoun.People, ct);
    }

    /// <summary>A record whose key was shredded is nobody any more.</summary>
    private Identity Opened(SealedIdentity row)
    {
        try
        {
            return register.Vault.Open(row);
        }
        catch (VaultException)
        {
            return new Identity();
        }
    }

    private sealed class EnteredPerson
    {
        public long Position { get; init; }

        public Guid ReportId { get; init; }

        public required string Actor { get; init; }

        public DateTimeOffset At { get; init; }
    }
}
