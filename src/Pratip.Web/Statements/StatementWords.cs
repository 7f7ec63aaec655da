using Pratip.Kernel;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;
using Pratip.Web.Hosting;

namespace Pratip.Web.Statements;

/// <summary>How pages of statements say what a check has found.</summary>
internal static class StatementWords
{
    public static string Verdict(this SiteText text, ClaimVerdict? verdict) => verdict is { } known ? text.Say(known.Title()) : text["web.statements.not-held"];

    public static string ColourOf(ClaimVerdict? verdict) => verdict switch
    {
        ClaimVerdict.Agrees or ClaimVerdict.AgreesRounded => "green",
        ClaimVerdict.Imprecise => "yellow",
        { } wrong when wrong.IsWrong() => "red",
        _ => "grey",
    };

    public static string LanguageOf(CheckedText text) => text.Language.Code();
}
