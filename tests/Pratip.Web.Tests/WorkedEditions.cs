using System.Text.RegularExpressions;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests;

/// <summary>An edition that two people have signed, and a draft: what there is to see of editions, made through the forms.</summary>
internal static partial class WorkedEditions
{
    public static async Task EnterAsync(RunningSite site)
    {
        var statistician = await site.EmployAndSignInAsync("worked.statistician", "OCM", "statistician");
        var signatory = await site.EmployAndSignInAsync("worked.signatory", "OCM", "signatory");
        foreach (var window in (string[])["2020", "2021"])
        {
            await FormWalk.EnterAsync(statistician, "/forms/create-edition", [("window", window), ("vintage", "final"), ("compare", "")]);
        }

        await FormWalk.EnterAsync(
            statistician, "/forms/ask-exemption", [("measure", "victims.registered"), ("breakdown", "sex"), ("key", ""), ("reason", "agreed with the data-protection officer")]);
        var id = Signing().Match(await statistician.GetStringAsync("/editions/2020-f1")).Groups["id"].Value;
        foreach (var person in new[] { statistician, signatory })
        {
            await FormWalk.EnterAsync(person, $"/forms/sign-edition?subject={id}", [("is-signed", "yes"), ("role", "")]);
        }
    }

    [GeneratedRegex("/forms/sign-edition\\?subject=(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Signing();
}
