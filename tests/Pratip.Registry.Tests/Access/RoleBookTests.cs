using System.Text;
using Pratip.Registry.Access;

namespace Pratip.Registry.Tests.Access;

public sealed class RoleBookTests
{
    public static TheoryData<string> Roles => [.. RoleBook.Standard.Roles.Select(role => role.Code)];

    [Theory]
    [MemberData(nameof(Roles))]
    public void Every_role_has_its_name_and_purpose_in_both_languages(string code)
    {
        var role = RoleBook.Standard.Find(code)!;
        Assert.All([role.Name, role.Purpose], text => Assert.True(text.En.Length > 2 && text.Km.Any(letter => letter is >= '\u1780' and <= '\u17ff')));
        Assert.NotEmpty(role.Permissions);
    }

    [Fact]
    public void There_is_a_role_for_everybody_who_works_in_the_register() => Assert.Equal(
        [
            "administrator", "agency-supervisor", "auditor", "case-worker", "complaints-officer", "court-liaison", "data-officer", "data-protection-officer", "embassy-liaison",
            "immigration-officer", "ngo", "prevention-officer", "prosecutors-clerk", "provincial-officer", "rapporteur", "signatory", "social-worker", "statistician",
        ],
        RoleBook.Standard.Roles.Select(role => role.Code).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Roles))]
    public void Who_enters_or_searches_or_approves_something_may_also_see_it(string code)
    {
        var role = RoleBook.Standard.Find(code)!;
        foreach (var permission in role.Permissions.Where(one => one.Verb != AccessVerb.View))
        {
            var view = role.Permissions.SingleOrDefault(one => one.Noun == permission.Noun && one.Verb == AccessVerb.View);
            Assert.True(view is not null, $"{code}: {permission.Verb} {permission.Noun} without seeing it");
            Assert.True(permission.Reach.All(kind => view.Reach.Contains(kind) || view.Reach.Contains(ReachKind.All)), $"{code}: {permission.Verb} {permission.Noun} reaches further than seeing");
        }
    }

    [Theory]
    [InlineData("statistician")]
    [InlineData("auditor")]
    [InlineData("administrator")]
    [InlineData("data-officer")]
    [InlineData("data-protection-officer")]
    [InlineData("rapporteur")]
    [InlineData("signatory")]
    [InlineData("embassy-liaison")]
    public void No_identity_shelter_or_note_is_open_to(string code) => Assert.DoesNotContain(
        RoleBook.Standard.Find(code)!.Permissions, one => one.Noun is AccessNoun.Identities or AccessNoun.Shelters or AccessNoun.Notes or AccessNoun.Attachments);

    [Fact]
    public void The_administrator_keeps_accounts_and_nothing_else() =>
        Assert.All(RoleBook.Standard.Find("administrator")!.Permissions, one => Assert.Equal(AccessNoun.Accounts, one.Noun));

    [Fact]
    public void The_auditor_reads_the_log_figures_and_editions_and_nothing_else() =>
        Assert.Equal([AccessNoun.Figures, AccessNoun.Editions, AccessNoun.Log], RoleBook.Standard.Find("auditor")!.Permissions.Select(one => one.Noun).Order());

    [Fact]
    public void Where_victims_live_is_open_to_social_work_and_organisations_only() =>
        Assert.Equal(["ngo", "social-worker"], RoleBook.Standard.Roles.Where(role => role.Permissions.Any(one => one.Noun == AccessNoun.Shelters)).Select(role => role.Code).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void No_role_reaches_every_identity() => Assert.DoesNotContain(
        RoleBook.Standard.Roles.SelectMany(role => role.Permissions), one => one.Noun == AccessNoun.Identities && one.Reach.Contains(ReachKind.All));

    [Theory]
    [InlineData("""{"roles":[{"role":"a","en":"A","km":"ក","purposeEn":"x","purposeKm":"ក","may":[{"noun":"cases","view":["everywhere"]}]}]}""", "view")]
    [InlineData("""{"roles":[{"role":"a","en":"A","km":"ក","purposeEn":"x","purposeKm":"ក","may":[{"noun":"secrets","view":["all"]}]}]}""", "noun")]
    [InlineData("""{"roles":[{"role":"a","en":"A","km":"ក","purposeEn":"x","purposeKm":"ក","may":[{"noun":"cases","look":["all"]}]}]}""", "look")]
    [InlineData("""{"roles":[{"role":"a","en":"A","km":"ក","purposeEn":"x","purposeKm":"ក","may":[{"noun":"cases","view":[]}]}]}""", "reaches nothing")]
    [InlineData("""{"roles":[{"role":"a","en":"A","km":"ក","purposeEn":"x","purposeKm":"ក","may":[{"noun":"cases"},{"noun":"cases"}]}]}""", "there twice")]
    [InlineData("""{"roles":[{"role":"a","en":"A","km":"ក","purposeEn":"x","purposeKm":"ក","may":[]},{"role":"a","en":"A","km":"ក","purposeEn":"x","purposeKm":"ក","may":[]}]}""", "there twice")]
    [InlineData("""{"roles":[{"role":"a","km":"ក","purposeEn":"x","purposeKm":"ក","may":[]}]}""", "en")]
    public void A_mistake_in_the_file_is_named(string json, string says)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var problem = Assert.Throws<InvalidDataException>(() => RoleBook.Read(stream, "my-roles.json"));
        Assert.Contains("my-roles.json", problem.Message, StringComparison.Ordinal);
        Assert.Contains(says, problem.Message, StringComparison.OrdinalIgnoreCase);
    }
}
