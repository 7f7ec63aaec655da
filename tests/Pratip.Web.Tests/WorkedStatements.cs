using System.Text.RegularExpressions;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests;

/// <summary>A statement with a claim that says too little and one that was set aside, answered, and with a report that is out: made through the pages.</summary>
internal static partial class WorkedStatements
{
    private static int _speakers;

    public static async Task<string> EnterAsync(RunningSite site)
    {
        var officer = await site.EmployAndSignInAsync("worked.checker", "OCM", "data-officer");
        var signatory = await site.EmployAndSignInAsync("worked.releaser", "OCM", "signatory");
        var address = await RegisterAsync(officer, "In 2020 there were 12 cases. Last time there were 14 cases. In 2020 there were 9 suspects arrested.");
        var id = address.Split('/')[^1].Split('?')[0];
        var place = Place().Matches(await officer.GetStringAsync(address));
        await FormWalk.EnterAsync(officer, $"/forms/set-aside-claim?subject={id}:{place[^1].Groups["start"].Value}", [("is-set-aside", "yes"), ("reason", "a quotation")]);
        await FormWalk.EnterAsync(officer, $"/forms/prepare-report?subject={id}", [("is-prepared", "yes")]);
        var report = Release().Match(await signatory.GetStringAsync($"/statements/{id}")).Groups["id"].Value;
        await FormWalk.EnterAsync(signatory, $"/forms/release-report?subject={report}", [("is-out", "yes")]);
        await FormWalk.EnterAsync(officer, $"/forms/note-reply?subject={id}", [("sent-on", "2025-04-01"), ("sent-to", "The radio"), ("text", "The number was another."), ("report-id", "")]);
        await FormWalk.EnterAsync(officer, $"/forms/note-correction?subject={id}", [("made-by", "outlet"), ("made-on", "2025-04-02"), ("text", "We were wrong."), ("claim-start", "")]);

        // One more, whose report waits for somebody to let it out.
        var own = (await RegisterAsync(officer, "In 2020 there were 12 cases.", "yes")).Split('/')[^1].Split('?')[0];
        await FormWalk.EnterAsync(officer, $"/forms/prepare-report?subject={own}", [("is-prepared", "yes")]);
        return $"/statements/{id}";
    }

    /// <summary>The address of the statement. Each is said by somebody else: the same words of the same speaker are registered once.</summary>
    public static async Task<string> RegisterAsync(HttpClient client, string text, string own = "no")
    {
        var form = await PageForm.OpenAsync(client, "/statements/new");
        using var answer = await form.SendAsync(
            client, "/statements/new", ("entry", form.Hidden("entry")), ("title", "A speech"), ("speaker", $"The spokesperson {Interlocked.Increment(ref _speakers)}"), ("outlet", "The radio"), ("place", ""), ("address", ""), ("made-on", "2025-03-28"), ("is-own", own), ("text", text));
        return answer.Headers.Location!.OriginalString;
    }

    [GeneratedRegex("/forms/set-aside-claim\\?subject=[0-9a-f-]{36}:(?<start>\\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("/forms/release-report\\?subject=(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Release();
}
