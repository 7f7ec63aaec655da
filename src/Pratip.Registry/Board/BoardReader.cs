using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Detentions;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Board;

/// <summary>How much of one kind waits, and how much of it is late.</summary>
/// <param name="Persons">How many persons that is, where some of it stands for everybody of an encounter; else the same as what waits.</param>
public sealed record BoardCount(string Kind, int Open, int Late, int Persons)
{
    public BoardCount(string kind, int open, int late)
        : this(kind, open, late, open)
    {
    }
}

/// <summary>What waits in one office.</summary>
public sealed record BoardOffice(Agency Agency, IReadOnlyList<BoardCount> Counts)
{
    public int Open => Counts.Sum(count => count.Open);

    public int Late => Counts.Sum(count => count.Late);
}

/// <summary>What waits and what is late, office by office; an office where nothing waits is there with none.</summary>
public sealed record BoardView(DateTimeOffset At, IReadOnlyList<Agency> Offered, IReadOnlyList<BoardOffice> Offices)
{
    /// <summary>Every kind, also where it is none.</summary>
    public IReadOnlyList<BoardCount> Totals => [.. BoardQuery.Kinds.Select(kind => new BoardCount(
        kind,
        Offices.Sum(office => office.Counts.Where(count => count.Kind == kind).Sum(count => count.Open)),
        Offices.Sum(office => office.Counts.Where(count => count.Kind == kind).Sum(count => count.Late)),
        Offices.Sum(office => office.Counts.Where(count => count.Kind == kind).Sum(count => count.Persons))))];
}

/// <summary>One matter behind a number.</summary>
/// <param name="CaseNumber">Null where there is no case, or it is out of the actor's reach.</param>
/// <param name="Persons">How many it stands for, where that is everybody of an encounter; else null.</param>
public sealed record BoardMatter(Guid Id, Agency Agency, DateTimeOffset? DueAt, bool IsLate, Guid? CaseId, string? CaseNumber, int? Persons);

/// <summary>
/// Counts tasks by office and kind. A task is its office's own and shown to nobody else; the board counts them past that for whoever
/// may see the cases or removals of the office, and says of each no more than when it is due and, within reach, of which case.
/// </summary>
public static class BoardReader
{
    public const int PageSize = 50;

    public static async Task<BoardView> ReadAsync(ActorRegister register, BoardQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(query);
        var now = register.Clock.GetUtcNow();
        await using var db = Open(register);
        var (offered, asked) = await AgenciesAsync(register, db, query, ct);
        var ids = asked.ConvertAll(agency => agency.Id);
        var counts = await OpenTasks(db, ids, BoardQuery.Kinds)
            .GroupBy(task => new { task.AgencyId, task.Kind })
            .Select(group => new
            {
                group.Key.AgencyId,
                group.Key.Kind,
                Open = group.Count(),
                Late = group.Count(task => task.DueAt != null && task.DueAt < now),
                Together = group.Count(task => task.TargetNoun == HeldPersons.OfEncounter),
            })
            .ToListAsync(ct);
        var crowded = counts.Where(one => one.Together > 0).ToList();
        var together = crowded.Count == 0 ? [] : await OpenTasks(db, [.. crowded.Select(one => one.AgencyId).Distinct()], [.. crowded.Select(one => one.Kind).Distinct(StringComparer.Ordinal)])
            .Where(task => task.TargetNoun == HeldPersons.OfEncounter).ToListAsync(ct);
        var persons = await HeldPersons.CountAsync(db, together, ct);
        var more = together.GroupBy(task => (task.AgencyId, task.Kind)).ToDictionary(group => group.Key, group => group.Sum(task => persons[task.Id] - 1));
        var of = counts.ToLookup(one => one.AgencyId, one => new BoardCount(one.Kind, one.Open, one.Late, one.Open + more.GetValueOrDefault((one.AgencyId, one.Kind))));
        return new BoardView(now, offered, asked.ConvertAll(agency => new BoardOffice(agency, [.. of[agency.Id].OrderBy(count => count.Kind, StringComparer.Ordinal)])));
    }

    /// <summary>The matters of one kind, in the order in which they came up.</summary>
    public static async Task<Listing<BoardMatter>> MattersAsync(ActorRegister register, BoardQuery query, string kind, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(query);
        var now = register.Clock.GetUtcNow();
        await using var db = Open(register);
        var (_, asked) = await AgenciesAsync(register, db, query, ct);
        var agencies = asked.ToDictionary(agency => agency.Id);
        var tasks = OpenTasks(db, [.. agencies.Keys], [kind]);
        if (after is { } last)
        {
            tasks = tasks.Where(task => task.Id.CompareTo(last) > 0);
        }

        var rows = await tasks.OrderBy(task => task.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var cases = await NumbersAsync(register, [.. page.Select(task => task.CaseId).OfType<Guid>().Distinct()], ct);
        var persons = await HeldPersons.CountAsync(db, page, ct);
        return new Listing<BoardMatter>(
            page.ConvertAll(task => new BoardMatter(
                task.Id, agencies[task.AgencyId], task.DueAt, task.DueAt < now,
                task.CaseId is { } id && cases.ContainsKey(id) ? id : null, task.CaseId is { } of ? cases.GetValueOrDefault(of) : null,
                persons.TryGetValue(task.Id, out var number) ? number : null)),
            rows.Count > PageSize ? page[^1].Id : null);
    }

    /// <summary>The offices that a reader may ask for.</summary>
    public static async Task<IReadOnlyList<Agency>> OfferedAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = Open(register);
        return (await AgenciesAsync(register, db, new BoardQuery(), ct)).Offered;
    }

    private static RegistryDb Open(ActorRegister register) => BoardQuery.MaySee(register.Actor)
        ? register.Register.CreateContext()
        : throw new AccessRefusedException(AccessVerb.View, AccessNoun.Cases);

    private static async Task<(List<Agency> Offered, List<Agency> Asked)> AgenciesAsync(ActorRegister register, RegistryDb db, BoardQuery query, CancellationToken ct)
    {
        var all = await db.Agencies.Where(agency => !agency.IsVoided).OrderBy(agency => agency.Code).ToListAsync(ct);
        List<Agency> offered = [.. BoardQuery.InReach(register.Actor, all)];
        return (offered, [.. query.Of(offered)]);
    }

    private static IQueryable<CaseTask> OpenTasks(RegistryDb db, List<Guid> agencies, IReadOnlyList<string> kinds) => db.CaseTasks.Where(
        task => agencies.Contains(task.AgencyId) && task.Status == CaseTaskStatus.Open && kinds.Contains(task.Kind) && !task.IsVoided);

    private static async Task<Dictionary<Guid, string>> NumbersAsync(ActorRegister register, List<Guid> ids, CancellationToken ct)
    {
        await using var scoped = register.CreateContext();
        return await scoped.Cases.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, ct);
    }
}
