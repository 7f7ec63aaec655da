using Pratip.Exchange.Reports;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;
using Pratip.Statistics.Tables;

namespace Pratip.Web.Hosting;

/// <summary>Every text of the site, gathered once at start, so that a missing one stops the start and not a page.</summary>
public static class SiteWording
{
    public static Texts Load() => Texts.Load(
        typeof(SiteWording).Assembly,
        typeof(ReportDocument).Assembly,
        typeof(Register).Assembly,
        typeof(ReportFiles).Assembly);
}
