using Pratip.Reference.CodeLists;

namespace Pratip.Registry.Courts;

/// <summary>
/// What can come of a step, step by step: nobody is acquitted in custody and no arrest is overturned. Data of a file that say
/// otherwise are kept as they were sent; this is what a person is asked.
/// </summary>
public static class StageOutcomes
{
    /// <summary>How a person's way can end while the procedure goes on.</summary>
    private static readonly string[] OfPerson = ["released", "absconded", "died"];

    /// <summary>How a matter can end before anybody judges it.</summary>
    private static readonly string[] OfMatter = ["settled-out-of-court", "victim-withdrew"];

    /// <summary>What a court of a later instance says of a judgment, or says itself.</summary>
    private static readonly string[] OfInstance =
        ["pending", "upheld", "overturned", "reclassified", "convicted", "in-absentia", "acquitted", "dismissed", "victim-withdrew", "absconded", "died"];

    private static readonly Dictionary<string, string[]> ByStage = new(StringComparer.Ordinal)
    {
        ["complaint"] = ["pending", "dismissed", .. OfMatter],
        ["inquiry"] = ["pending", .. OfMatter, .. OfPerson],
        ["arrest"] = OfPerson,
        ["custody"] = ["pending", .. OfPerson],
        ["referral-to-court"] = ["pending", .. OfPerson],
        ["filed-without-processing"] = ["dismissed", .. OfMatter, "died"],
        [StageRules.ImmediateAppearance] = ["pending", .. OfPerson],
        ["judicial-investigation"] = ["pending", .. OfMatter, .. OfPerson],
        ["provisional-detention"] = ["pending", .. OfPerson],
        ["judicial-supervision"] = ["pending", .. OfPerson],
        ["indictment"] = ["reclassified", "absconded"],
        ["non-suit"] = ["non-suit", "dismissed", .. OfMatter, "died"],
        ["trial"] = ["pending", .. OfMatter, .. OfPerson],
        ["verdict"] = ["convicted", "in-absentia", "acquitted", "reclassified", "dismissed", "died"],
        ["appeal"] = OfInstance,
        ["supreme-court"] = OfInstance,
        ["enforcement"] = ["pending", .. OfPerson],
    };

    /// <summary>Of a step that is not known anything may have come; of any step something else, or something not known.</summary>
    public static IReadOnlyList<string> Of(string? stage) =>
        stage is not null && ByStage.TryGetValue(stage, out var known) ? [.. known, "other", StageRules.Unknown]
        : stage == StageRules.Unknown ? [.. CodeListCatalogue.Standard.Get("stage-outcome").Entries.Select(entry => entry.Code)]
        : [];

    public static bool CanCome(string stage, string outcome) => Of(stage).Contains(outcome, StringComparer.Ordinal);
}
