using Microsoft.AspNetCore.Http;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Referrals;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Referrals;

/// <summary>A list of referrals as its address says it, and the address as the list says it.</summary>
public sealed record ReferralQuery(ReferralFilter Filter, Guid? After)
{
    /// <summary>Anything may stand in an address: what is no box and no code is left out here, and said by <see cref="Errors"/>.</summary>
    public static ReferralQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var box = query["box"].ToString() switch { "sent" => ReferralBox.Sent, "late" => ReferralBox.Late, "all" => ReferralBox.All, _ => ReferralBox.Received };
        return new ReferralQuery(
            new ReferralFilter(box, CodeOf("referral-status", query["status"]), CodeOf("referral-purpose", query["purpose"])), Guid.TryParse(query["after"], out var after) ? after : null);
    }

    /// <summary>What of an address is no box and no code.</summary>
    internal static IReadOnlyList<FieldError> Errors(IQueryCollection query, SiteText text) =>
    [
        .. AskedChoice.Errors("box", query["box"], static word => Enum.GetValues<ReferralBox>().Any(box => WordOf(box) == word), text),
        .. AskedChoice.Errors("status", query["status"], CodeListCatalogue.Standard.Get("referral-status").Contains, text),
        .. AskedChoice.Errors("purpose", query["purpose"], CodeListCatalogue.Standard.Get("referral-purpose").Contains, text),
    ];

    public static string WordOf(ReferralBox box) => box switch { ReferralBox.Sent => "sent", ReferralBox.Late => "late", ReferralBox.All => "all", _ => "received" };

    /// <summary>The address of the list from the row after this one on; of its beginning for none.</summary>
    public string Address(Guid? after)
    {
        var asked = new (string Name, string? Value)[] { ("box", WordOf(Filter.Box)), ("status", Filter.Status), ("purpose", Filter.Purpose), ("after", after?.ToString()) };
        return "/referrals" + QueryString.Create(asked.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value)));
    }

    private static string? CodeOf(string list, string? code) => code is not null && CodeListCatalogue.Standard.Get(list).Contains(code) ? code : null;
}
