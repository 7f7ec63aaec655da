using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Agencies;
using Pratip.Registry.Audit;
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
