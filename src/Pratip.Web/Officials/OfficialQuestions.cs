using Pratip.Registry.Charges;
using Pratip.Web.Forms;

namespace Pratip.Web.Officials;

/// <summary>Who stands aside and who watches, where a suspect is a public official.</summary>
internal static class OfficialQuestions
{
    public static QuestionPage Page { get; } = new(
        "official", "web.officials.page",
        Ask.Agency(nameof(AddSuspectOptions.OwnUnitId), "web.officials.own-unit", "web.officials.own-unit-hint"),
        Ask.Party(nameof(AddSuspectOptions.OversightAgencyId), "web.officials.oversight", "web.officials.oversight-hint"))
    {
        Lead = "web.officials.lead",
    };
}
