using Pratip.Web.Hosting;

namespace Pratip.Web.Identities;

/// <summary>A probability in words: nothing is certain, whatever it is rounded to.</summary>
internal static class ProbabilityWords
{
    private const int Of = 1000;

    public static string Probability(this SiteText text, int perMille) =>
        perMille < Of ? text.Say("web.identity.per-mille", perMille, Of) : text.Say("web.identity.per-mille-most", Of - 1, Of);
}
