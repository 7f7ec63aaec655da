using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Cases;

/// <summary>Another agency takes part in a case, and sees of it what its roles give.</summary>
public sealed record AddPartyOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid CaseId { get; init; }

    public string? AgencyCode { get; init; }

    public string? Role { get; init; }

    /// <summary>ISO; today where it is left empty.</summary>
    public string? Since { get; init; }

    /// <summary>A day that was not typed is that of the first sending.</summary>
    internal SentAgain Again(CaseParty standing, string agencyCode) => new SentAgain().Line(nameof(AgencyCode), agencyCode, AgencyCode)
        .Code(nameof(Role), "case-party-role", standing.Role, Role).Date(nameof(Since), standing.Since, EntryText.OrNull(Since) ?? standing.Since);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(AgencyCode), AgencyCode))
        {
            check.Line(nameof(AgencyCode), AgencyCode);
        }

        if (check.Require(nameof(Role), Role))
        {
            check.Code(nameof(Role), "case-party-role", Role);
        }

        check.Date(nameof(Since), Since, today);
        return check.Problems;
    }
}

/// <summary>An agency takes part no longer, and the case leaves its reach.</summary>
public sealed record EndPartyOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? Until { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        check.Date(nameof(Until), Until, today);
        return check.Problems;
    }
}

/// <summary>
/// Who takes part in a case beside its lead, which alone decides it. Never an agency that is kept away from the case, and never
/// an embassy: it learns of a person by a notice and not by a dossier.
/// </summary>
public static class PartyService
{
    private static readonly string[] NeverParties = ["embassy", "company"];

    /// <summary>Also as the agency with oversight, which becomes a party by it.</summary>
    public static bool MayTakePart(Agency agency)
    {
        ArgumentNullException.ThrowIfNull(agency);
        return !NeverParties.Contains(agency.Kind, StringComparer.Ordinal);
    }

    public static async Task<Guid> AddAsync(ActorRegister register, AddPartyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        var id = options.Id;
        await register.ChangeAsync(ProcessKind.CaseChangeParties, "a party added", async change =>
        {
            if (await change.Db.CaseParties.SingleOrDefaultAsync(party => party.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing, await change.Db.Agencies.Where(agency => agency.Id == standing.AgencyId).Select(agency => agency.Code).SingleAsync(ct)).ThrowIfAny();
                return;
            }

            var one = await LedCases.RequireAsync(register, change, options.CaseId, nameof(options.CaseId), ct);
            var agency = await RequireAgencyAsync(change, one, options, ct);
            var since = LedCases.Day(options.Since, register.Clock);
            var before = await change.Db.CaseParties.SingleOrDefaultAsync(party => party.CaseId == one.Id && party.AgencyId == agency.Id && party.Role == options.Role, ct);
            if (before is { Until: null })
            {
                // A form sent twice, where the agency had taken part before, says the same again.
                id = before.Since == since ? before.Id : throw new EntryRefusedException(nameof(options.AgencyCode), new Message("cases.party-already"));
                return;
            }

            var rows = new RowChanges();
            id = Put(rows, before, new CaseParty { Id = options.Id, CaseId = one.Id, AgencyId = agency.Id, Role = options.Role!, Since = since });
            var task = new CaseTask { Kind = TaskKinds.Party, CaseId = one.Id, AgencyId = agency.Id };
            await Notices.RaiseAsync(register.Register, change, rows, task, NounOf(options.Role!), ct);
            await change.RecordAsync(EventKind.CasePartiesChanged, rows);
        }, ct);
        return id;
    }

    public static async Task EndAsync(ActorRegister register, EndPartyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.CaseChangeParties, "a party ended", async change =>
        {
            var before = (await change.Db.CaseParties.SingleOrDefaultAsync(party => party.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "case_parties");
            await LedCases.RequireAsync(register, change, before.CaseId, nameof(options.Id), ct);
            if (before.Until is not null)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("cases.party-ended"));
            }

            var after = before.Copy<CaseParty>();
            after.Until = LedCases.Day(options.Until, register.Clock);
            var check = new EntryCheck();
            check.InOrder(nameof(options.Until), before.Since, after.Until);
            check.ThrowIfAny();
            var rows = new RowChanges().Update(before, after);
            await DropTasksAsync(register.Register, rows, before, ct);
            await change.RecordAsync(EventKind.CasePartiesChanged, rows);
        }, ct);
    }

    private static async Task<Agency> RequireAgencyAsync(Change change, Case one, AddPartyOptions options, CancellationToken ct)
    {
        var agency = await change.Db.Agencies.SingleOrDefaultAsync(agency => agency.Code == options.AgencyCode && !agency.IsVoided, ct);
        if (agency is null)
        {
            throw new EntryRefusedException(nameof(options.AgencyCode), new Message("entry.code", EntryCheck.Shortened(options.AgencyCode!)));
        }

        if (!MayTakePart(agency))
        {
            throw new EntryRefusedException(nameof(options.AgencyCode), new Message("cases.never-party"));
        }

        if (agency.Id == one.LeadAgencyId)
        {
            throw new EntryRefusedException(nameof(options.AgencyCode), new Message("cases.party-is-lead"));
        }

        return await change.Db.CaseRecusals.AnyAsync(recusal => recusal.CaseId == one.Id && recusal.AgencyId == agency.Id, ct)
            ? throw new EntryRefusedException(nameof(options.AgencyCode), new Message("cases.party-recused"))
            : agency;
    }

    /// <summary>An agency that comes back in the same role takes up its row again; the log keeps when it was away.</summary>
    private static Guid Put(RowChanges rows, CaseParty? before, CaseParty party)
    {
        if (before is null)
        {
            rows.Add(party);
            return party.Id;
        }

        var after = before.Copy<CaseParty>();
        after.Since = party.Since;
        after.Until = null;
        rows.Update(before, after);
        return before.Id;
    }

    /// <summary>The case has left the reach of the agency: what waited there for it can no longer be done there.</summary>
    private static async Task DropTasksAsync(Register register, RowChanges rows, CaseParty party, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await db.CaseParties.AnyAsync(other => other.CaseId == party.CaseId && other.AgencyId == party.AgencyId && other.Id != party.Id && other.Until == null && !other.IsVoided, ct))
        {
            return;
        }

        var tasks = await db.CaseTasks.Where(task => task.CaseId == party.CaseId && task.AgencyId == party.AgencyId && task.Status == CaseTaskStatus.Open && !task.IsVoided).ToListAsync(ct);
        rows.Update(tasks.Select(task => (task, Notices.Ended(task, CaseTaskStatus.Dropped))));
    }

    private static AccessNoun NounOf(string role) => role switch
    {
        "social-affairs" or "shelter" => AccessNoun.Victims,
        _ => AccessNoun.Cases,
    };
}
