using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Editions;

/// <summary>A form that is one decision: whoever does not say yes goes back.</summary>
internal static class Decision
{
    public static IReadOnlyList<EntryProblem> Problems(FilledForm form, string field)
    {
        var check = new EntryCheck();
        if (form.Answers.YesNo(field) != true)
        {
            check.Refuse(field, "web.editions.say-yes");
        }

        return check.Problems;
    }
}
