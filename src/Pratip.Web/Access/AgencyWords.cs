using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.Web.Access;

/// <summary>The names of agencies for the head of every page, which must not cost a query each time.</summary>
public sealed class AgencyWords(SiteRegister site)
{
    /// <summary>A renamed agency is called by its new name after this.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (long ReadAt, LocalizedText Name)> _names = new();

    public async ValueTask<LocalizedText> FindAsync(Guid agencyId, CancellationToken ct)
    {
        var register = site.Register;
        if (_names.TryGetValue(agencyId, out var known) && register.Clock.GetElapsedTime(known.ReadAt) < Remembered)
        {
            return known.Name;
        }

        await using var db = register.CreateContext();
        var agency = await db.Agencies.Where(one => one.Id == agencyId).Select(one => new { one.NameEn, one.NameKm }).SingleAsync(ct);
        var name = new LocalizedText(agency.NameEn, agency.NameKm);
        _names[agencyId] = (register.Clock.GetTimestamp(), name);
        return name;
    }
}
