using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.Web.Imports;

/// <summary>How the import pages name a sender.</summary>
internal static class ImportWords
{
    public static string Sender(this SiteText text, ReceivedFile file) =>
        file.AgencyCode is null ? "" : $"{text.Say(new LocalizedText(file.AgencyEn ?? "", file.AgencyKm ?? ""))} ({file.AgencyCode})";
}
