using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;

namespace Pratip.Web.Victims;

/// <summary>What a user may enter about the presumed victims and children a page shows; the forms ask again.</summary>
/// <param name="MayAdd">A presumed victim, in this case or, on a person's page, without one.</param>
/// <param name="Victims">Victims whose rows may be entered.</param>
/// <param name="Reports">Reports on which consents, guardians and what concerns a child may be entered.</param>
/// <param name="Sheltered">Reports on which hand-overs may be entered.</param>
public sealed record VictimDesk(bool MayAdd, IReadOnlySet<Guid> Victims, IReadOnlySet<Guid> Reports, IReadOnlySet<Guid> Sheltered)
{
    public static VictimDesk Nothing { get; } = new(false, new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>());

    /// <param name="read">The case whose page it is, as the user read it; null on a person's page.</param>
    /// <param name="victimIds">Of the page: of this case only, where there is one.</param>
    /// <param name="reportIds">Of these victims.</param>
    internal static async Task<VictimDesk> ReadAsync(ActorRegister register, Case? read, IReadOnlyCollection<Guid> victimIds, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        if (!register.Actor.May(AccessVerb.Enter, AccessNoun.Victims))
        {
            return Nothing;
        }

        if (read is not null && register.Actor.SurelyReaches(AccessVerb.Enter, AccessNoun.Victims, read))
        {
            return new VictimDesk(true, victimIds.ToHashSet(), reportIds.ToHashSet(), await ShelteredAsync(register, read, reportIds, ct));
        }

        // One statement for the three: no id is that of two rows.
        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Victims);
        var caseId = read?.Id;
        var within = (await db.Cases.Where(one => one.Id == caseId).Select(one => one.Id)
            .Concat(db.Victims.Where(victim => victimIds.Contains(victim.Id)).Select(victim => victim.Id))
            .Concat(db.PersonReports.Where(report => reportIds.Contains(report.Id)).Select(report => report.Id)).ToListAsync(ct)).ToHashSet();
        return new VictimDesk(
            caseId is not { } one || within.Contains(one), victimIds.Where(within.Contains).ToHashSet(), reportIds.Where(within.Contains).ToHashSet(), await ShelteredAsync(register, read, reportIds, ct));
    }

    private static async Task<HashSet<Guid>> ShelteredAsync(ActorRegister register, Case? read, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        if (reportIds.Count == 0 || !register.Actor.May(AccessVerb.Enter, AccessNoun.Shelters))
        {
            return [];
        }

        if (read is not null && register.Actor.SurelyReaches(AccessVerb.Enter, AccessNoun.Shelters, read))
        {
            return [.. reportIds];
        }

        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Shelters);
        return [.. await db.PersonReports.Where(report => reportIds.Contains(report.Id)).Select(report => report.Id).ToListAsync(ct)];
    }
}
