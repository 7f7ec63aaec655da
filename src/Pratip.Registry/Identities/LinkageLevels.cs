using Pratip.Linkage.Comparison;

namespace Pratip.Registry.Identities;

/// <summary>The levels of agreement as they stand in the register: these words are kept, whatever the engine calls its levels one day.</summary>
public static class LinkageLevels
{
    public static string WordOf(AgreementLevel level) => level switch
    {
        AgreementLevel.Missing => "missing",
        AgreementLevel.Differ => "differ",
        AgreementLevel.Similar => "similar",
        AgreementLevel.Part => "part",
        AgreementLevel.SameYear => "same-year",
        AgreementLevel.Near => "near",
        AgreementLevel.Swapped => "swapped",
        AgreementLevel.TwoSlips => "two-slips",
        AgreementLevel.OneSlip => "one-slip",
        AgreementLevel.Alike => "alike",
        _ => "exact",
    };
}
