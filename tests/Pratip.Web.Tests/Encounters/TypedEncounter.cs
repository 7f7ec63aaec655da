using System.Net;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Encounters;

/// <summary>An encounter as an officer types it: opened by its form, and lines of people.</summary>
internal static class TypedEncounter
{
    public static (string, string)[] Line(int line, string number, string sex, string age, string country, bool held = true) =>
        [($"number-{line}", number), ($"sex-{line}", sex), ($"age-{line}", age), ($"citizenship-{line}", country), .. held ? ((string, string)[])[($"held-{line}", "yes")] : []];

    public static async Task<Guid> OpenAsync(HttpClient officer, string reference, string language = "en")
    {
        var walk = await FormWalk.BeginAsync(officer, $"/forms/open-encounter?lang={language}");
        await walk.PostAsync(("own-reference", reference), ("on", "2024-03-05"));
        Assert.Equal(HttpStatusCode.Redirect, walk.Status);
        return Guid.Parse(walk.Location!.Split('/')[2].Split('?')[0]);
    }
}
