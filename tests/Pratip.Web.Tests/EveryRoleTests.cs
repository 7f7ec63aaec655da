using System.Net;
using Pratip.Kernel;
using Pratip.Registry.Access;

namespace Pratip.Web.Tests;

/// <summary>
/// Everybody follows the links that are shown to their role, at the office that has entered something of everything and at one that is asked
/// and told: a link or a form that would be refused is not shown.
/// </summary>
public sealed class EveryRoleTests(WalkedSite site) : IClassFixture<WalkedSite>
{
    /// <summary>Of addresses that differ by ids alone, so many are tried.</summary>
    private const int Alike = 3;

    public static TheoryData<string, string> Roles =>
        [.. from agency in (string[])["OCM", "MOJ"] from role in RoleBook.Standard.Roles select new TheoryDataRow<string, string>(role.Code, agency)];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_link_that_is_shown_to_a_role_opens_for_it(string role, string agency)
    {
        var reader = new WholeSite(await site.EmployAndSignInAsync($"walks.{role}.{agency}", agency, role), Language.English, Alike, printed: 0);
        await reader.FollowAsync("/account");
        Assert.True(reader.Answers.Count > 5, "the walk did not leave the account");
        var refused = reader.Answers.Where(a => a.Status != HttpStatusCode.OK).Select(a => $"{(int)a.Status} {a.Address} (from {a.From})").ToList();
        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }
}
