using Pratip.Reference.CodeLists;
using Pratip.Registry.Detentions;
using Pratip.Web.Cases;
using Pratip.Web.Hosting;

namespace Pratip.Web.Detentions;

/// <summary>The lines of an account in their order, the same on the page and in the file. Every disposition prints that occurs, and unaccounted always.</summary>
internal static class AccountLines
{
    public static IEnumerable<(string Words, int Count, bool IsSum)> Of(SiteText text, DetentionAccount account, bool hasWindow)
    {
        if (hasWindow)
        {
            yield return (text["web.detentions.account.opening"], account.Opening, false);
        }

        yield return (text["web.detentions.account.in"], account.In, false);
        foreach (var entry in CodeListCatalogue.Standard.Get("detention-disposition").Entries.Where(entry => account.Of(entry.Code) > 0))
        {
            yield return (text.Say("web.detentions.account.out", entry.Label), account.Of(entry.Code), false);
        }

        yield return (text["web.detentions.account.unaccounted"], account.Unaccounted, false);
        yield return (text["web.detentions.account.closing"], account.Closing, false);
        yield return (text["web.detentions.account.balance"], account.OutInAll + account.Unaccounted + account.Closing, true);
    }
}
