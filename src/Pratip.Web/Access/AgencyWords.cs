using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.Web.Access;

/// <summary>The names of agencies for the head of every page.</summary>
public sealed class AgencyWords(SiteRegister site)
{
    public async ValueTask<LocalizedText> FindAsync(Guid agencyId, CancellationToken ct)
    {
        var agency = await site.Register.Agencies.GetAsync(agencyId, ct);
        return new LocalizedText(agency.NameEn, agency.NameKm);
    }
}
