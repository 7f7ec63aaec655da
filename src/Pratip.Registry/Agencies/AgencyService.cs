using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Agencies;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Agencies;

/// <summary>The reporting entities of a register.</summary>
public static class AgencyService
{
    /// <summary>Adds the agencies of the template that the register does not have yet; those it has stay as they are.</summary>
    public static async Task LoadTemplateAsync(Change change, AgencyTemplate template)
    {
        var present = (await change.Db.Agencies.Select(agency => agency.Code).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var missing = template.Agencies.Where(entry => !present.Contains(entry.Code)).Select(Row);
        await change.RecordAsync(EventKind.AgenciesLoaded, new RowChanges().Add(missing));
    }

    /// <summary>
    /// Sets the first day on which an agency's removals are held against the gate. Only whoever keeps the accounts of all agencies may:
    /// an agency does not say of itself from when on it is watched.
    /// </summary>
    public static async Task SetGoLiveAsync(ActorRegister register, SetGoLiveOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        if (!register.Actor.To(AccessVerb.Enter, AccessNoun.Accounts).All)
        {
            throw new AccessRefusedException(AccessVerb.Enter, AccessNoun.Accounts);
        }

        options.Problems().ThrowIfAny();
        var actor = register.Actor;
        await register.Register.ChangeAsync(new ProcessContext(ProcessKind.AgencySetGoLive, actor.SignInName, actor.AgencyId, "first day of an agency", Channels.Page), async change =>
        {
            var before = (await change.Db.Agencies.SingleOrDefaultAsync(agency => agency.Id == options.Id && !agency.IsVoided, ct))
                .OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "agencies");
            var after = before.Copy<Agency>();
            after.GoLiveOn = options.Day;
            await change.RecordAsync(EventKind.GoLiveSet, new RowChanges().Update(before, after));
        }, ct);
    }

    private static Agency Row(AgencyTemplateEntry entry) => new()
    {
        Code = entry.Code,
        Kind = entry.Kind,
        Level = entry.Level,
        NameEn = entry.Name.En,
        NameKm = entry.Name.Km,
        ParentCode = entry.ParentCode,
        ProvinceCode = entry.ProvinceCode,
        ReportsSubjects = [.. entry.ReportsSubjects],
        GoLiveOn = entry.GoLive,
        IsTemplate = true,
    };
}
